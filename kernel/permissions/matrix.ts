import type { Handle } from '#kernel/actions/handle.ts';
import type { Room } from '#kernel/actions/room.ts';
import type { Route } from '#kernel/http/route.ts';
import { roleNames, roles } from './roles.ts';

/** The permission matrix as a page: computed from the declarations, so it is what the dispatcher obeys. */
export function permissionMatrix(
  handles: readonly Handle[],
  routes: readonly Route[],
  rooms: readonly Room[],
): string {
  const sorted = [...handles].sort((a, b) => (a.name < b.name ? -1 : 1));
  const used = roleNames.filter((role) => sorted.some((handle) => rolesOf(handle).includes(role)));
  const names = [...new Set(sorted.map((handle) => roomOf(handle)))];
  return [
    '# Who may do what',
    '',
    'Generated from the declarations beside each action (`allow`): `node launcher/generated.ts --write`. Do not edit.',
    '',
    'A role counts only in the office through which it is held. **Where**: `PUBLIC` anybody; `SIGNED_IN` any official; `PROVIDER` the provider to whom the request was served; `SYSTEM` named parts of',
    'the platform; `OFFICE` in one of the own offices (`named`: in the office that the input names); `FILE` in an office that may see the file now. **Whose**: `HOLDER` the office that holds the',
    'current step, `CLAIMANT` the very person who has claimed it; `WHOLE` an office that may see all of the file, not just the parts that its step needs. Everything that is not marked is refused, and answers as if it were not there. Row-level security says the same once more.',
    '',
    ...names.flatMap((name) => [
      `## ${name}`,
      '',
      ...tableOf(sorted.filter((handle) => roomOf(handle) === name)),
      '',
    ]),
    '## Roles',
    '',
    '| Role | | | Actions |',
    '| --- | --- | --- | --- |',
    ...used.map(
      (role) =>
        `| \`${role}\` | ${roles[role].vi} | ${roles[role].en} | ${sorted.filter((handle) => rolesOf(handle).includes(role)).length} |`,
    ),
    '',
    ...unusedLine(roleNames.filter((role) => !used.includes(role))),
    '## Work that the platform does by itself',
    '',
    '| Job or subscriber | When |',
    '| --- | --- |',
    ...rooms
      .flatMap((room) => [
        ...room.jobs.map(
          (job) => `| \`${job.name}\` | ${job.options.cron ? `\`${job.options.cron}\`` : 'when enqueued'} |`,
        ),
        ...room.subscribers.map((one) => `| \`${one.name}\` | after \`${one.event}\` |`),
      ])
      .sort(),
    '',
    '## Routes',
    '',
    '| Route | Access |',
    '| --- | --- |',
    ...[...routes].map((route) => `| \`${route.method} ${route.path}\` | ${route.access} |`).sort(),
    '',
  ].join('\n');
}

function tableOf(handles: readonly Handle[]): string[] {
  const columns = roleNames.filter((role) => handles.some((handle) => rolesOf(handle).includes(role)));
  const heads = ['Action', 'Kind', 'Where', 'Whose', ...columns.map((role) => `\`${role}\``)];
  return [
    `| ${heads.join(' | ')} |`,
    `|${' --- |'.repeat(heads.length)}`,
    ...handles.map((handle) => {
      const cells = columns.map((role) => (rolesOf(handle).includes(role) ? '✓' : ''));
      return `| ${[`\`${handle.name}\``, kindOf(handle), whereOf(handle), whoseOf(handle), ...cells].join(' | ')} |`;
    }),
  ];
}

function kindOf(handle: Handle): string {
  if (handle.kind === 'ACTION') return 'changes';
  return handle.isAudited ? 'looks, audited' : 'looks';
}

function whereOf({ allow }: Handle): string {
  return allow.where === 'OFFICE' && allow.of ? 'OFFICE (named)' : allow.where;
}

function whoseOf({ allow }: Handle): string {
  return allow.where === 'FILE' ? allow.whose : '';
}

function rolesOf({ allow }: Handle): readonly string[] {
  return allow.where === 'OFFICE' || allow.where === 'FILE' ? allow.roles : [];
}

function roomOf(handle: Handle): string {
  return handle.name.split('.')[0] ?? '';
}

function unusedLine(unused: readonly string[]): string[] {
  return unused.length === 0
    ? []
    : [`Roles that permit nothing yet: ${unused.map((role) => `\`${role}\``).join(', ')}.`, ''];
}
