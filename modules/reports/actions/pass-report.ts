import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { conflict, notFound, refused } from '#kernel/errors/errors.ts';
import { asId, type FileId, type PersonId } from '#kernel/ids/ids.ts';
import type { passReport, takeOverReport } from '../contract.ts';
import type { ReportAction } from '../rules/states.ts';
import { sentences } from '../sentences.ts';
import { moveReport } from './move-report.ts';
import { personOf } from './claim-report.ts';

type Input = z.infer<typeof passReport.input>;
type Output = z.infer<typeof passReport.output>;

const actionOf: Record<Input['why'], ReportAction> = {
  STEP_ACCEPTED: 'COORDINATE',
  TAKEN_OVER: 'TAKE_OVER',
  RETURNED: 'RETURN',
};

export const passReportHandler: Handler<Input, Output> = async (ctx, input) => {
  const { fileId, organizationId, why } = input;
  const kind = await kindOf(ctx, organizationId);
  const person = await safePerson(ctx, input);
  return moveReport(
    ctx,
    fileId,
    actionOf[why],
    { kind: 'PASSED', facts: { why, organizationId } },
    (row) => ({
      organization_id: organizationId,
      claimed_by: person,
      ...(person ? { claimed_at: row.claimed_at ?? ctx.now } : {}),
      ...(why === 'STEP_ACCEPTED' ? { passed_on_at: row.passed_on_at ?? ctx.now } : {}),
      ...(kind === 'POLICE' && why !== 'RETURNED' ? policeHold(row, ctx.now) : {}),
    }),
  );
};

export const takeOverReportHandler: Handler<
  z.infer<typeof takeOverReport.input>,
  z.infer<typeof takeOverReport.output>
> = (ctx, { fileId, reason }) => takeOver(ctx, fileId, reason);

function takeOver(ctx: Context, fileId: FileId, reason: string): Promise<Output> {
  const person = personOf(ctx);
  return moveReport(ctx, fileId, 'TAKE_OVER', { kind: 'TAKEN_OVER', note: reason }, (row) => {
    if (row.claimed_by === person) throw conflict('ALREADY_YOURS', sentences.alreadyYours);
    return { claimed_by: person, claimed_at: row.claimed_at ?? ctx.now };
  });
}

type Hold = { police_hold_from: Date | null; police_hold_until: Date | null };

/** From the moment the police take over, the informant reads that the body in charge is at work, and nothing later. */
export function policeHold(row: Hold, now: Date): Partial<Hold> {
  const isHeld = row.police_hold_from !== null && row.police_hold_until === null;
  return isHeld ? {} : { police_hold_from: now, police_hold_until: null };
}

type Receiver = Pick<Input, 'fileId' | 'organizationId' | 'personId' | 'why'>;

/**
 * Whoever prepares a step looks at words and names too; what a mark says outright is refused here once more, whoever asks. A report that
 * is returned must have somewhere to go: it reaches the office, and nobody of it who is marked.
 */
async function safePerson(
  ctx: Context,
  { fileId, organizationId, personId, why }: Receiver,
): Promise<PersonId | null> {
  const marks = await ctx.tx
    .selectFrom('reports.unsafe')
    .select(['organization_id', 'person_id'])
    .where('file_id', '=', fileId)
    .where('state', '<>', 'CLEARED')
    .execute();
  const isPersonMarked = personId !== null && marks.some((mark) => mark.person_id === personId);
  const isMarked = isPersonMarked || marks.some((mark) => mark.organization_id === organizationId);
  if (isMarked && why !== 'RETURNED') throw refused('HOLDER_UNSAFE', sentences.holderUnsafe);
  return personId === null || isPersonMarked ? null : asId<PersonId>(personId);
}

async function kindOf(ctx: Context, organizationId: string): Promise<string> {
  const office = await ctx.tx
    .selectFrom('directory.v_organization_today')
    .select('kind')
    .where('id', '=', organizationId)
    .executeTakeFirst();
  if (!office) throw notFound();
  return office.kind ?? '';
}
