import { sql } from 'kysely';
import type { z } from 'zod';

import type { Context, Handler } from '#kernel/actions/context.ts';
import { conflict } from '#kernel/errors/errors.ts';
import { MAX_FILE_BYTES, MAX_ROWS, readTable } from '#packages/spreadsheet/index.ts';
import { newId, type PersonId, type PostId } from '#kernel/ids/ids.ts';
import type { importDirectory } from '../contract.ts';
import { checkRows, type ImportRow, problem, type Problem } from '../import/check-rows.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import { foldName } from '../rules/fold-name.ts';
import { loadTargets, type Target, type Targets } from '../store/import-targets.ts';
import { administeredOffices, todayOf } from '../store/administer.ts';

type Input = z.output<typeof importDirectory.input>;
type Output = z.output<typeof importDirectory.output>;
type Placed = ImportRow & { target: Target; unitId: string | null };

/** The same checks for a dry run and a real one; a real run writes all rows, or none when anything is wrong. */
export const importDirectoryHandler: Handler<Input, Output> = async (ctx, input) => {
  const table = await readTable(input.file);
  if (!table.ok) return note(ctx, input, 0, [fileProblem(table.fault)], null);
  const checked = checkRows(table.rows);
  const targets = await loadTargets(ctx.tx, checked.rows, administeredOffices(ctx));
  const placed: Placed[] = [];
  const problems = [...checked.problems];
  for (const row of checked.rows) {
    const answer = place(row, targets);
    if (Array.isArray(answer)) problems.push(...answer);
    else placed.push(answer);
  }
  problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const imported = problems.length === 0 && !input.isDryRun ? await writeOrConflict(ctx, placed) : null;
  return note(ctx, input, checked.rowCount, problems, imported);
};

function place(row: ImportRow, targets: Targets): Placed | Problem[] {
  const found = targets.find(row);
  const [target] = found;
  if (!target)
    return [problem(row.row, 'organization', (words) => words.organizationUnknown(row.organization))];
  if (found.length > 1)
    return [
      problem(row.row, 'organization', (words) =>
        words.organizationSeveral(
          row.organization,
          found.map((one) => `${one.name} (${one.areaName})`).join('; '),
        ),
      ),
    ];
  if (!target.isMine)
    return [problem(row.row, 'organization', (words) => words.organizationNotYours(target.name))];
  const problems: Problem[] = [];
  const unit = target.units.find((one) => foldName(one.name) === foldName(row.unit));
  if (row.unit !== '' && !unit)
    problems.push(
      problem(row.row, 'unit', (words) =>
        words.unitUnknown(row.unit, target.units.map((one) => one.name).join(', ')),
      ),
    );
  if (targets.isAppointed(target, row))
    problems.push(problem(row.row, 'fullName', (words) => words.alreadyThere));
  if (row.isHead && row.unit === '' && targets.hasHead(target, row))
    problems.push(problem(row.row, 'isHead', (words) => words.headAlreadyThere));
  return problems.length > 0 ? problems : { ...row, target, unitId: unit?.id ?? null };
}

/** Somebody else's change between our check and our write meets an exclusion constraint: nothing of ours remains. */
async function writeOrConflict(
  ctx: Context,
  rows: readonly Placed[],
): Promise<NonNullable<Output['imported']>> {
  try {
    return await write(ctx, rows);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23P01') {
      throw conflict('CHANGED_MEANWHILE', { vi: vi.changedMeanwhile, en: en.changedMeanwhile });
    }
    throw error;
  }
}

async function write(ctx: Context, rows: readonly Placed[]): Promise<NonNullable<Output['imported']>> {
  let focalPoints = 0;
  const known = new Map<string, PersonId>();
  for (const row of rows) {
    // One name with one telephone is one person with several posts; the same name alone may be two people.
    const personKey = row.phone === null ? `row ${row.row}` : `${foldName(row.fullName)}|${row.phone}`;
    const personId = known.get(personKey) ?? (await writePerson(ctx, row));
    const postId = newId<PostId>(ctx.now.getTime());
    const valid = sql`daterange(${row.validFrom}::date, ${row.validTo}::date)`;
    const organizationId = row.target.id;
    await sql`
      insert into directory.post (id, organization_id, unit_id, title, is_head, valid)
      values (${postId}::uuid, ${organizationId}::uuid, ${row.unitId}::uuid, ${row.title}, ${row.isHead}, ${valid})`.execute(
      ctx.tx,
    );
    await sql`
      insert into directory.post_holder (id, post_id, person_id, organization_id, valid)
      values (${newId<string>(ctx.now.getTime())}::uuid, ${postId}::uuid, ${personId}::uuid, ${organizationId}::uuid, ${valid})`.execute(
      ctx.tx,
    );
    if (!known.has(personKey)) await writeContact(ctx, row, personId);
    known.set(personKey, personId);
    if (row.isFocalPoint && (await replaceFocalPoint(ctx, row, personId))) focalPoints += 1;
  }
  return { people: known.size, posts: rows.length, focalPoints };
}

async function writePerson(ctx: Context, row: Placed): Promise<PersonId> {
  const personId = newId<PersonId>(ctx.now.getTime());
  await sql`insert into directory.person (id, full_name, folded) values (${personId}::uuid, ${row.fullName}, ${foldName(row.fullName)})`.execute(
    ctx.tx,
  );
  return personId;
}

/** After the appointment, since the policy asks in whose office the person serves. */
async function writeContact(ctx: Context, row: Placed, personId: PersonId): Promise<void> {
  if (row.phone === null && row.email === null) return;
  await sql`
    insert into directory.person_contact (person_id, phone, email) values (${personId}::uuid, ${row.phone}, ${row.email})`.execute(
    ctx.tx,
  );
}

/**
 * From the first day of the post, or today when that is past; whatever was planned for later is replaced as well. False for a
 * post that is over: it leaves no focal point.
 */
async function replaceFocalPoint(ctx: Context, row: Placed, personId: PersonId): Promise<boolean> {
  const today = todayOf(ctx);
  const from = row.validFrom > today ? row.validFrom : today;
  if (row.validTo !== null && row.validTo <= from) return false;
  const id = row.target.id;
  await sql`delete from directory.focal_point where organization_id = ${id}::uuid and scope = 'ANY' and lower(valid) >= ${from}::date`.execute(
    ctx.tx,
  );
  await sql`
    update directory.focal_point set valid = daterange(lower(valid), ${from}::date)
    where organization_id = ${id}::uuid and scope = 'ANY' and valid @> ${from}::date`.execute(ctx.tx);
  await sql`
    insert into directory.focal_point (id, organization_id, scope, person_id, valid)
    values (${newId<string>(ctx.now.getTime())}::uuid, ${id}::uuid, 'ANY', ${personId}::uuid, daterange(${from}::date, ${row.validTo}::date))`.execute(
    ctx.tx,
  );
  return true;
}

function fileProblem(fault: 'NOT_READABLE' | 'OLD_EXCEL' | 'TOO_LARGE' | 'TOO_MANY_ROWS'): Problem {
  return problem(null, null, (words) => {
    switch (fault) {
      case 'NOT_READABLE':
        return words.notReadable;
      case 'OLD_EXCEL':
        return words.oldExcel;
      case 'TOO_LARGE':
        return words.tooLarge(MAX_FILE_BYTES / 1_048_576);
      case 'TOO_MANY_ROWS':
        return words.tooManyRows(MAX_ROWS);
    }
  });
}

function note(
  ctx: Context,
  input: Input,
  rowCount: number,
  problems: Problem[],
  imported: Output['imported'],
): Output {
  ctx.note({
    subject: { kind: 'DIRECTORY', id: ctx.trace },
    fields: imported ? ['person', 'contact', 'appointment', 'focalPoint'] : [],
    facts: {
      isDryRun: input.isDryRun,
      rowCount,
      problemCount: problems.length,
      imported: imported?.people ?? 0,
    },
  });
  return { rowCount, problems, imported };
}
