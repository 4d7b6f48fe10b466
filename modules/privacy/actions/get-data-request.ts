import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { getRouting } from '#modules/reports/contract.ts';
import { dataDecisions, type getDataRequest } from '../contract.ts';
import { reasonsOfDanger } from '../rules/danger.ts';
import { mayDo, requestActions } from '../rules/request-states.ts';
import { factsOf, getRequestRow, openPart, type RequestDetails } from '../store/requests.ts';
import { itemOf } from './list-data-requests.ts';

type Output = z.output<typeof getDataRequest.output>;

export const getDataRequestHandler: Handler<z.output<typeof getDataRequest.input>, Output> = async (
  ctx,
  { fileId },
) => {
  const row = await getRequestRow(ctx.tx, fileId);
  const events = await ctx.tx
    .selectFrom('privacy.event as e')
    .leftJoin('directory.v_person as p', 'p.id', 'e.person_id')
    .select(['e.at', 'e.action', 'p.full_name'])
    .where('e.file_id', '=', fileId)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute();
  const details = JSON.parse(openPart(ctx, row, 'details', row.details_sealed)) as RequestDetails;
  const decided = row.decision_sealed
    ? (JSON.parse(openPart(ctx, row, 'decision', row.decision_sealed)) as {
        reason: string;
        legalBasis: string;
      })
    : null;
  ctx.note({
    subject: { kind: 'DATA_REQUEST', id: fileId },
    fields: ['name', 'contact', 'words', 'identityCheck', 'decision'],
  });
  return {
    ...(await itemOf(ctx, row)),
    ...details,
    report: row.about_file_id ? 'FOUND' : row.is_code_given ? 'UNKNOWN' : 'NONE',
    identityCheck: row.identity_check_sealed
      ? openPart(ctx, row, 'identity-check', row.identity_check_sealed)
      : null,
    decision: dataDecisions.find((one) => one === row.decision) ?? null,
    decisionReason: decided?.reason ?? null,
    legalBasis: decided?.legalBasis ?? null,
    erasedAt: row.erased_at?.toISOString() ?? null,
    eraseCompleteAt: row.erase_complete_at?.toISOString() ?? null,
    certificateNumber: row.certificate_number,
    events: events.map((event) => ({
      at: event.at.toISOString(),
      action: requestActions.find((one) => one === event.action) ?? 'RECEIVED',
      personName: event.full_name,
    })),
    actions: requestActions.filter((action) => mayDo(factsOf(row), action)),
    danger: {
      reasons: reasonsOfDanger(details),
      report: row.danger_file_id ? await reportOf(ctx, asId<FileId>(row.danger_file_id)) : null,
    },
  };
};

async function reportOf(ctx: Context, fileId: FileId) {
  const { reference } = await ctx.callAsSystem(getRouting, { fileId });
  return { fileId, reference };
}
