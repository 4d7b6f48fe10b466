/**
 * Seeded faults (design 7): each takes one guard away, and the named tests must notice. `find` stands in the file exactly once, so a
 * mutant that no longer fits its file says so instead of passing.
 */
export type Mutant = {
  /** The guard that is gone. */
  readonly name: string;
  readonly edits: readonly { readonly file: string; readonly find: string; readonly replace: string }[];
  /** The test file that must turn red, and part of the name of the test in it. */
  readonly caughtBy: { readonly file: string; readonly test: string };
};

const reportsSql = 'modules/reports/store/migrations/20261121122000_reports.sql';
/** What replaced a part of it since. */
const readingSql = 'modules/reports/store/migrations/20261121221000_reports_are_read_and_handed_on.sql';
const findingSql = 'modules/reports/store/migrations/20261121222000_finding.sql';
const removalsSql = 'modules/removals/store/migrations/20261121122500_removals.sql';
const attacks = 'apps/platform/attacks';

export const mutants: readonly Mutant[] = [
  {
    name: 'row-level security lets everybody read reports',
    edits: [
      {
        file: reportsSql,
        find: 'create policy report_seen on reports.report for select to annhi_app\n  using (kernel.is_system() or files.visible(file_id));',
        replace: 'create policy report_seen on reports.report for select to annhi_app\n  using (true);',
      },
    ],
    caughtBy: { file: `${attacks}/other-office.test.ts`, test: 'show a stranger and the public not one row' },
  },
  {
    name: 'row-level security is not forced',
    edits: [
      {
        file: reportsSql,
        find: "    execute format('alter table reports.%I force row level security', one);\n",
        replace: '',
      },
    ],
    caughtBy: { file: `${attacks}/other-office.test.ts`, test: 'row-level security is enabled and forced' },
  },
  {
    name: 'a report is accepted without its audit entry',
    edits: [{ file: readingSql, find: 'insert into audit.leaf (body) values (leaf);', replace: 'null;' }],
    caughtBy: { file: `${attacks}/retries.test.ts`, test: 'six times in a second' },
  },
  {
    name: 'the dispatcher writes no audit entry',
    edits: [
      {
        file: 'kernel/actions/platform.ts',
        find: "await appendLeaf(ctx.tx, leafOf(ctx, handle.name, 'DONE', notes));",
        replace: '',
      },
    ],
    caughtBy: { file: `${attacks}/other-office.test.ts`, test: 'leaves exactly one entry' },
  },
  {
    name: 'a refusal leaves no audit entry',
    edits: [
      {
        file: 'kernel/actions/platform.ts',
        find: "await appendLeaf(tx, leafOf(ctx, handle.name, 'REFUSED', [{ subject }]));",
        replace: 'void [tx, subject];',
      },
    ],
    caughtBy: { file: `${attacks}/other-office.test.ts`, test: 'reports.get-report: finds nothing' },
  },
  {
    name: 'the permission check always says yes',
    edits: [
      {
        file: 'kernel/permissions/decide.ts',
        find: "if (allow.where !== 'FILE') return isPermittedWithoutDatabase(actor, allow, input);",
        replace: 'if (tx) return true;',
      },
    ],
    caughtBy: { file: `${attacks}/other-office.test.ts`, test: 'without one of its roles finds nothing' },
  },
  {
    name: 'a colleague may work on what another has claimed',
    edits: [
      {
        file: 'kernel/permissions/decide.ts',
        find: "whose === 'HOLDER' ? row.holds : row.holds && row.claimed",
        replace: 'row.holds',
      },
    ],
    caughtBy: {
      file: `${attacks}/other-office.test.ts`,
      test: 'cannot work on what a colleague has claimed',
    },
  },
  {
    name: 'tracking codes are stored in the clear',
    edits: [
      {
        file: 'modules/reports/actions/submit-report.ts',
        find: 'keyedHash(keys.codeHash, code)',
        replace: 'Buffer.from(code)',
      },
      {
        file: 'modules/reports/actions/find-status.ts',
        find: 'keyedHash(reportKeys(ctx.keys).codeHash, code)',
        replace: 'Buffer.from(code)',
      },
    ],
    caughtBy: { file: `${attacks}/tracking-code.test.ts`, test: 'table of the database holds it' },
  },
  {
    name: 'search forgets that an office sees only parts of a file',
    edits: [
      {
        file: findingSql,
        find: '      and a.organization_id = any (kernel.offices())\n      and a.parts is null\n',
        replace: '      and a.organization_id = any (kernel.offices())\n',
      },
      {
        file: findingSql,
        find: '    where a.organization_id = any (mine) and a.parts is null\n',
        replace: '    where a.organization_id = any (mine)\n',
      },
      {
        file: findingSql,
        find: 'where a.file_id = m.id and a.organization_id = any (mine) and a.parts is null\n',
        replace: 'where a.file_id = m.id and a.organization_id = any (mine)\n',
      },
    ],
    caughtBy: {
      file: 'modules/reports/actions/search-visibility.test.ts',
      test: 'answers exactly what row-level security shows whole',
    },
  },
  {
    name: 'what the informant asked for and officers marked is not read before a step is sent',
    edits: [
      {
        file: 'modules/coordination/rules/safe-route.ts',
        find: 'const findings = open.flatMap((mark) => ofMark(office, mark));',
        replace: 'const findings = open.slice(open.length).flatMap((mark) => ofMark(office, mark));',
      },
    ],
    caughtBy: {
      file: 'modules/coordination/rules/safe-route.test.ts',
      test: 'what the informant asked for holds',
    },
  },
  {
    name: 'expired tracking codes still answer',
    edits: [
      {
        file: readingSql,
        find: 'where t.code_hash = code and t.expires_at > at;',
        replace: 'where t.code_hash = code;',
      },
    ],
    caughtBy: { file: `${attacks}/tracking-code.test.ts`, test: 'wrong, malformed and expired answer' },
  },
  {
    name: 'the check digit is not checked',
    edits: [
      { file: 'modules/reports/rules/tracking-code.ts', find: ' || dammDigit(run) !== 0', replace: '' },
    ],
    caughtBy: { file: `${attacks}/tracking-code.test.ts`, test: 'one digit is wrong or two neighbours' },
  },
  {
    name: 'every press makes a new report',
    edits: [
      {
        file: 'modules/reports/rules/nonce.ts',
        find: 'JSON.stringify([key, report])',
        replace: 'JSON.stringify([key, report, Math.random()])',
      },
    ],
    caughtBy: { file: `${attacks}/retries.test.ts`, test: 'six times in a second' },
  },
  {
    name: 'a second press with other words is taken for the first',
    edits: [
      {
        file: 'modules/reports/rules/nonce.ts',
        find: 'JSON.stringify([key, report])',
        replace: 'JSON.stringify([key])',
      },
    ],
    caughtBy: { file: `${attacks}/retries.test.ts`, test: 'going back to add a sentence' },
  },
  {
    name: 'a fault loses what was typed',
    edits: [
      {
        file: 'kernel/http/plain-form.ts',
        find: '    const { values, locale, nonce } = await readPosted(c);',
        replace: '    const { locale, nonce } = await readPosted(c);\n    const values = form.empty;',
      },
    ],
    caughtBy: { file: `${attacks}/bad-days.test.ts`, test: 'the disk of the database is full' },
  },
  {
    name: 'another site may send reports',
    edits: [
      {
        file: 'apps/platform/http/origin.ts',
        find: 'return sent !== new URL(request.url).origin;',
        replace: 'return false;',
      },
    ],
    caughtBy: { file: `${attacks}/other-site.test.ts`, test: 'cannot send a report in somebody’s name' },
  },
  {
    name: 'large bodies do not take turns',
    edits: [
      {
        file: 'apps/platform/http/body-limit.ts',
        find: 'const largePlaces = 8;',
        replace: 'const largePlaces = 8_000;',
      },
    ],
    caughtBy: { file: 'apps/platform/http/body-limit.test.ts', test: 'take turns' },
  },
  {
    name: 'the address of a provider’s page never ends',
    edits: [
      {
        file: removalsSql,
        find: 'where r.token_hash = token and r.token_until > at;',
        replace: 'where r.token_hash = token;',
      },
    ],
    caughtBy: { file: `${attacks}/provider-page.test.ts`, test: 'wrong, a changed or an expired address' },
  },
  {
    name: 'a sealed value opens in another place',
    edits: [
      { file: 'kernel/keys/sealing.ts', find: '  cipher.setAAD(Buffer.from(context));\n', replace: '' },
      { file: 'kernel/keys/sealing.ts', find: '  decipher.setAAD(Buffer.from(context));\n', replace: '' },
    ],
    caughtBy: { file: 'kernel/keys/sealing.test.ts', test: '' },
  },
  {
    name: 'a clock is paused without a legal reason',
    edits: [
      {
        file: 'kernel/deadlines/rules/changes.ts',
        find: 'r.code === change.reasonCode && r.allows === allows && r.appliesTo.includes(limit.key)',
        replace: 'r.code === change.reasonCode',
      },
    ],
    caughtBy: { file: 'kernel/deadlines/engine.test.ts', test: 'an emergency cannot be paused' },
  },
  {
    name: 'holidays count as working days',
    edits: [
      {
        file: 'kernel/deadlines/calendar.ts',
        find: "if (kind) return kind === 'WORKED';",
        replace: 'if (kind) return true;',
      },
    ],
    caughtBy: { file: 'kernel/deadlines/rules/due.test.ts', test: '' },
  },
  {
    name: 'a draft may carry a number',
    edits: [
      {
        file: 'kernel/documents/document-register.ts',
        find: "  if (content.number !== null) throw refused('DOCUMENT_NUMBER_TOO_EARLY', sentence('numberTooEarly'));\n",
        replace: '',
      },
    ],
    caughtBy: { file: 'kernel/documents/document-register.test.ts', test: 'never a draft with a number' },
  },
  {
    name: 'what was typed becomes markup',
    edits: [
      {
        file: 'ui/public/render.tsx',
        find: '${renderToStaticMarkup(page)}',
        replace: "${renderToStaticMarkup(page).replaceAll('&lt;', '<')}",
      },
    ],
    caughtBy: {
      file: 'modules/reports/pages/public/report-form-page.test.ts',
      test: 'keeps the shape of the page',
    },
  },
];
