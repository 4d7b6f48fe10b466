import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import type { OrganizationId } from '#kernel/ids/ids.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import {
  boardSections,
  type countSteps,
  type listBoard,
  type listIncomingSteps,
  receivingRoles,
  type StepRow,
} from '../contract.ts';
import { describeSteps } from '../store/describe-steps.ts';

/** At most this many steps on a board: what is past that is not looked at by anybody. */
const longestBoard = 500;

export const listIncomingStepsHandler: Handler<
  z.output<typeof listIncomingSteps.input>,
  z.output<typeof listIncomingSteps.output>
> = async (ctx, { ended, limit }) => {
  const offices = officesWith(ctx, receivingRoles);
  const person = ctx.actor.kind === 'OFFICIAL' ? ctx.actor.personId : null;
  const records = await ctx.tx
    .selectFrom('coordination.step')
    .selectAll()
    .where('to_organization_id', 'in', offices)
    .where('via', '=', 'ACCOUNT')
    .where('state', 'in', ended ? ['RETURNED', 'DONE', 'WITHDRAWN'] : ['SENT', 'ACCEPTED'])
    .orderBy(ended ? 'ended_at' : 'sent_at', ended ? 'desc' : 'asc')
    .limit(longestBoard)
    .execute();
  const rows = (await describeSteps(ctx, records)).map(({ row, step }) => ({
    ...row,
    isMine: step.to_person_id === person,
  }));
  const open = rows.filter((row) => row.state === 'SENT' || row.state === 'ACCEPTED');
  const order = ended ? rows : rows.toSorted((a, b) => Number(b.isMine) - Number(a.isMine) || byDue(a, b));
  return {
    steps: order.slice(0, limit),
    counts: {
      unaccepted: open.filter((row) => row.state === 'SENT').length,
      accepted: open.filter((row) => row.state === 'ACCEPTED').length,
      overdue: open.filter((row) => row.isOverdue).length,
      mine: open.filter((row) => row.isMine).length,
    },
  };
};

type Section = (typeof boardSections)[number];

const belongs: Record<Section, (row: StepRow) => boolean> = {
  UNDELIVERED: (row) => row.isUndelivered,
  UNACCEPTED: (row) => row.state === 'SENT' && !row.isUndelivered,
  OVERDUE: (row) => row.isOverdue,
  RETURNED: (row) => row.state === 'RETURNED',
  QUESTIONS: (row) => row.openQuestions > 0 && (row.state === 'SENT' || row.state === 'ACCEPTED'),
};

export const listBoardHandler: Handler<
  z.output<typeof listBoard.input>,
  z.output<typeof listBoard.output>
> = async (ctx) => {
  const offices = officesWith(ctx, ['COORDINATOR', 'SUPERVISOR']);
  const records = await ctx.tx
    .selectFrom('coordination.step as s')
    .innerJoin('files.file as f', 'f.id', 's.file_id')
    .selectAll('s')
    .where((is) =>
      is.or([is('s.from_organization_id', 'in', offices), is('f.holder_organization_id', 'in', offices)]),
    )
    .where((is) =>
      is.or([
        is('s.state', 'in', ['SENT', 'ACCEPTED']),
        // A return waits for another way until a later step of the file has been sent, or the file is closed.
        is.and([
          is('s.state', '=', 'RETURNED'),
          is('f.closed_at', 'is', null),
          is.not(
            is.exists(
              is
                .selectFrom('coordination.step as later')
                .select('later.id')
                .whereRef('later.file_id', '=', 's.file_id')
                .whereRef('later.ordinal', '>', 's.ordinal'),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('s.sent_at')
    .limit(longestBoard)
    .execute();
  const rows = (await describeSteps(ctx, records)).map(({ row }) => row);
  const open = rows.filter((row) => row.state !== 'RETURNED');
  const byOffice = [...Map.groupBy(open, (row) => row.to.organizationId).entries()].map(
    ([organizationId, steps]) => ({
      organizationId,
      name: steps[0]?.to.name ?? '',
      open: steps.length,
      unaccepted: steps.filter((row) => row.state === 'SENT').length,
      overdue: steps.filter((row) => row.isOverdue).length,
    }),
  );
  return {
    sections: boardSections.map((section) => ({
      section,
      steps: rows.filter(belongs[section]).toSorted(byDue),
    })),
    byOffice: byOffice.toSorted(
      (a, b) => b.overdue - a.overdue || b.unaccepted - a.unaccepted || a.name.localeCompare(b.name, 'vi'),
    ),
  };
};

export const countStepsHandler: Handler<
  z.output<typeof countSteps.input>,
  z.output<typeof countSteps.output>
> = async (ctx, { fileId }) => {
  const found = await ctx.tx
    .selectFrom('coordination.step')
    .select((is) => [
      is.fn
        .countAll<number>()
        .filterWhere((step) =>
          // The lead that was accepted is the holder's own work: closing the file ends it.
          step.or([
            step('state', '=', 'SENT'),
            step.and([step('state', '=', 'ACCEPTED'), step('kind', '=', 'PART')]),
          ]),
        )
        .as('open'),
      is.fn.countAll<number>().filterWhere('accepted_at', 'is not', null).as('delivered'),
    ])
    .where('file_id', '=', fileId)
    .executeTakeFirstOrThrow();
  return { open: Number(found.open), delivered: Number(found.delivered) };
};

function byDue(a: StepRow, b: StepRow): number {
  return (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999') || a.sentAt.localeCompare(b.sentAt);
}

function officesWith(ctx: Context, roles: readonly Role[]): OrganizationId[] {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  return [
    ...new Set(
      ctx.actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.organizationId),
    ),
  ];
}
