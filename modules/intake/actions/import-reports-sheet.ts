import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { newId, type OrganizationId } from '#kernel/ids/ids.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';
import { officesOf } from '#kernel/permissions/actor.ts';
import { readTable, type TableFault } from '#packages/spreadsheet/index.ts';
import { findFileByCode, submitReport, zNewReport } from '#modules/reports/contract.ts';
import { bookSpokenHandover, type importReportsSheet, type SheetProblem } from '../contract.ts';
import { checkSheet, type SheetRow } from '../rules/check-sheet.ts';
import { sheetSentences } from '../rules/sheet-sentences.ts';
import { personOf } from '../store/files.ts';

type Output = z.infer<typeof importReportsSheet.output>;

/** Most reports of one file: all of them are one transaction. */
export const mostRows = 1_000;
const excerptLength = 120;

export const importReportsSheetHandler: Handler<z.infer<typeof importReportsSheet.input>, Output> = async (
  ctx,
  { file, isDryRun },
) => {
  const digest = createHash('sha256').update(file).digest();
  const table = await readTable(file, { maxRows: mostRows, maxCell: 32_767, keepsText: true });
  const checked = table.ok
    ? checkSheet(table.rows, ctx.now)
    : { rows: [], problems: [faultOf(table.fault)], rowCount: 0 };
  const isGood = checked.problems.length === 0;
  const before = await findRun(ctx, digest);
  const codes = isGood && !isDryRun ? await enterAll(ctx, checked.rows, digest) : null;
  if (codes && !before) await writeRun(ctx, digest, checked.rows.length);
  ctx.note({
    subject: { kind: 'REPORT_SHEET', id: digest.toString('hex').slice(0, 32) },
    fields: codes ? ['text', 'links', 'place', 'informant'] : [],
    facts: {
      isDryRun,
      rowCount: checked.rowCount,
      problems: checked.problems.length,
      entered: codes?.length ?? 0,
    },
  });
  return {
    rowCount: checked.rowCount,
    problems: checked.problems.slice(0, 1_000),
    rows: isGood ? checked.rows.map((row, index) => shown(row, ctx.now, codes?.[index] ?? null)) : [],
    broughtBefore: before?.toISOString() ?? null,
  };
};

/** All or none: one transaction. What a row is known by follows from the file's bytes and its number, so the same file is the same reports. */
async function enterAll(ctx: Context, rows: readonly SheetRow[], digest: Buffer): Promise<string[]> {
  const key = ctx.keys.purpose('intake-sheet');
  const codes: string[] = [];
  for (const row of rows) {
    const accepted = await ctx.callAsSystem(submitReport, {
      nonce: keyedHash(key, digest, String(row.row)).toString('base64url'),
      channel: row.channel,
      ...(row.receivedAt && row.receivedAt < ctx.now ? { receivedAt: row.receivedAt.toISOString() } : {}),
      report: zNewReport.parse(row.report),
    });
    codes.push(accepted.trackingCode);
    if (!accepted.isNew || row.hotlineNumber === '') continue;
    const { fileId } = await ctx.callAsSystem(findFileByCode, { trackingCode: accepted.trackingCode });
    if (fileId)
      await ctx.callAsSystem(bookSpokenHandover, {
        fileId,
        theirNumber: row.hotlineNumber,
        personId: personOf(ctx),
      });
  }
  return codes;
}

async function findRun(ctx: Context, digest: Buffer): Promise<Date | null> {
  const run = await ctx.tx
    .selectFrom('intake.sheet_run')
    .select('made_at')
    .where('digest', '=', digest)
    .orderBy('made_at')
    .executeTakeFirst();
  return run?.made_at ?? null;
}

async function writeRun(ctx: Context, digest: Buffer, rowCount: number): Promise<void> {
  await ctx.tx
    .insertInto('intake.sheet_run')
    .values({
      id: newId(ctx.now.getTime()),
      organization_id: officesOf(ctx.actor)[0] as OrganizationId,
      digest,
      row_count: rowCount,
      made_at: ctx.now,
      made_by: personOf(ctx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function shown(row: SheetRow, now: Date, trackingCode: string | null): Output['rows'][number] {
  const text = (row.report.text ?? '').replace(/\s+/gu, ' ').trim();
  return {
    row: row.row,
    channel: row.channel,
    receivedAt: (row.receivedAt && row.receivedAt < now ? row.receivedAt : now).toISOString(),
    excerpt: text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text,
    linkCount: row.report.links?.length ?? 0,
    hasName: (row.report.informant?.name ?? '') !== '' || (row.report.informant?.phone ?? '') !== '',
    trackingCode,
  };
}

function faultOf(fault: TableFault): SheetProblem {
  const sentence = {
    NOT_READABLE: sheetSentences.notReadable,
    OLD_EXCEL: sheetSentences.oldExcel,
    TOO_LARGE: sheetSentences.tooLarge,
    TOO_MANY_ROWS: sheetSentences.tooManyRows,
  }[fault];
  return { row: null, column: null, sentence };
}
