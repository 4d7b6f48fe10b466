import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import type { Platform } from '#kernel/actions/platform.ts';
import { type AccountId, newId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { openTestDatabase } from '#kernel/testing/database.ts';
import { listQueue, type QueueFilter } from '#modules/reports/contract.ts';
import { allReports, fillQueue, openReports } from './queue-data.ts';
import { benchPlatform } from './rooms.ts';
import { withBenchServer } from './server.ts';
import { type BenchRow, type BenchTable, rowOfTimes } from './table.ts';

const goalMs = 50;

const filters: readonly [string, Partial<QueueFilter>][] = [
  ['no filter', {}],
  ['state, most (half of all)', { state: ['RECEIVED'] }],
  ['state, two', { state: ['VERIFYING', 'COORDINATING'] }],
  ['category, common', { category: ['CYBERBULLYING'] }],
  ['category, rare (20 of 100,000)', { category: ['CSAM'] }],
  ['category, none found', { category: ['NUISANCE'] }],
  ['priority EMERGENCY', { priority: ['EMERGENCY'] }],
  ['priority LOW', { priority: ['LOW'] }],
  ['channel, common', { channel: ['WEB'] }],
  ['channel, rare (50 of 100,000)', { channel: ['LETTER'] }],
  ['state, category and channel', { state: ['RECEIVED'], category: ['GROOMING'], channel: ['HOTLINE_111'] }],
  ['mine (300)', { mine: true }],
  ['closed', { closed: true }],
  ['closed, category', { closed: true, category: ['SCAM_OR_GAMBLING'] }],
];
const sorts = ['URGENCY', 'NEWEST', 'OLDEST'] as const;

/**
 * The queue page as an official's browser asks for it: permission, row-level security, one page of 50 with unsealed first words, live
 * counters and the audit leaf, committed. For each filter the three sorts, the first page and one from the middle of what there is.
 */
export async function run(options: { long: boolean }): Promise<BenchTable> {
  return withBenchServer(async () => {
    const test = await openTestDatabase();
    try {
      const official: Extract<Actor, { kind: 'OFFICIAL' }> = {
        kind: 'OFFICIAL',
        accountId: newId<AccountId>(),
        personId: newId<PersonId>(),
        grants: [{ role: 'INTAKE_OFFICER', organizationId: newId<OrganizationId>() }],
      };
      const office = official.grants[0]?.organizationId ?? '';
      const superuser = await test.client('superuser');
      await fillQueue(superuser, test.keys, office, official.personId);
      const platform = benchPlatform(test);
      const rows: BenchRow[] = [];
      const times: number[] = [];
      for (const [name, filter] of filters) {
        const measured: number[] = [];
        for (const sort of filter.closed ? (['NEWEST'] as const) : sorts) {
          const shown = { ...filter, sort };
          for (const after of [undefined, await middleOf(platform, superuser, official, shown)])
            measured.push(
              ...(await timed(options.long ? 40 : 12, () =>
                platform.call(official, listQueue, after === undefined ? shown : { ...shown, after }),
              )),
            );
        }
        times.push(...measured);
        rows.push(rowOfTimes(`${name}: p50, p95`, measured, null));
      }
      return {
        title: `Queue page with ${allReports.toLocaleString('en')} reports, ${openReports.toLocaleString('en')} of them open in this office`,
        rows: [rowOfTimes('all listed filters and sorts: p50, p95', times, goalMs), ...rows],
      };
    } finally {
      await test.close();
    }
  });
}

async function timed(count: number, call: () => Promise<unknown>): Promise<number[]> {
  await call();
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const started = performance.now();
    await call();
    times.push(performance.now() - started);
  }
  return times;
}

/** A cursor into the middle of the list, made like the pages' own (list-queue.ts) out of the row that stands there. */
async function middleOf(
  platform: Platform,
  superuser: pg.Client,
  official: Actor & { readonly kind: 'OFFICIAL' },
  filter: Partial<QueueFilter>,
): Promise<string> {
  const first = await platform.call(official, listQueue, { ...filter, limit: 1 });
  if (first.next === null)
    return Buffer.from(JSON.stringify([1, '2026-01-01', newId(0)])).toString('base64url');
  const time = filter.closed ? 'closed_at' : 'received_at';
  const order = {
    URGENCY: 'priority, received_at, file_id',
    NEWEST: `${time} desc, file_id desc`,
    OLDEST: `${time}, file_id`,
  }[filter.sort ?? 'URGENCY'];
  const middle = await superuser.query<{ cursor: unknown }>(
    `with listed as (
      select * from reports.report r where organization_id = $1 and (closed_at is not null) = $2
        and (cardinality($3::text[]) = 0 or state = any ($3)) and (cardinality($4::text[]) = 0 or category = any ($4))
        and (cardinality($5::text[]) = 0 or channel = any ($5))
        and (cardinality($6::text[]) = 0 or (array['EMERGENCY', 'HIGH', 'NORMAL', 'LOW'])[priority] = any ($6))
        and (not $7 or claimed_by = $8)
    )
    select json_build_array(priority, ${time}::text, file_id) as cursor from listed order by ${order}
    offset (select count(*) / 2 from listed) limit 1`,
    [
      official.grants[0]?.organizationId,
      filter.closed ?? false,
      filter.state ?? [],
      filter.category ?? [],
      filter.channel ?? [],
      filter.priority ?? [],
      filter.mine ?? false,
      official.personId,
    ],
  );
  return Buffer.from(JSON.stringify(middle.rows[0]?.cursor)).toString('base64url');
}
