import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { startClock, stopClock } from '#kernel/deadlines/engine.ts';
import { conflict, invalidInput, notFound } from '#kernel/errors/errors.ts';
import { type AreaId, asId, type ClockId, newId, type OrganizationId } from '#kernel/ids/ids.ts';
import { findHolder, getOrganization } from '#modules/directory/contract.ts';
import { addNote, getRouting } from '#modules/reports/contract.ts';
import type { listCustody, recordCustody, releaseCustody } from '../contract.ts';
import { custodyWays } from '../rules/lists.ts';
import { pastMoment } from '../rules/moments.ts';
import { sentences } from '../sentences.ts';
import { getFile, personOf, sealFor, unsealFor } from '../store/files.ts';

type Facts = { readonly device: string; readonly touchedBy: string; readonly sealedWhere: string };
type Handed = { readonly handedTo: string; readonly receipt: string };

export const recordCustodyHandler: Handler<
  z.infer<typeof recordCustody.input>,
  z.infer<typeof recordCustody.output>
> = async (ctx, { fileId, arrivedAt, way, device, touchedBy, sealedWhere }) => {
  const file = await getFile(ctx, fileId);
  const at = pastMoment(arrivedAt, ctx.now, 'arrivedAt');
  const id = newId(ctx.now.getTime());
  const { clockId, dueAt } = await startClock(ctx, {
    subjectKind: 'PICTURE_CUSTODY',
    subjectId: id,
    organizationId: file.organizationId,
    timeLimitKey: 'pictureCustody',
    startedAt: at,
  });
  const facts: Facts = { device, touchedBy, sealedWhere };
  await ctx.tx
    .insertInto('intake.custody')
    .values({
      id,
      file_id: fileId,
      file_key_id: file.keyId,
      organization_id: file.organizationId,
      arrived_at: at,
      way,
      recorded_at: ctx.now,
      recorded_by: personOf(ctx),
      clock_id: clockId,
      facts_sealed: sealFor(ctx, file.keyId, id, 'facts', facts),
    })
    .execute();
  await ctx.call(addNote, {
    fileId,
    note: 'Có hình ảnh, tệp nhạy cảm gửi đến ngoài hệ thống. Đã ghi việc giữ; không mở lại, không chuyển tiếp, không sao lưu.',
  });
  ctx.note({
    subject: { kind: 'PICTURE_CUSTODY', id },
    fields: ['arrivedAt', 'device', 'touchedBy', 'sealedWhere'],
    facts: { fileId, way },
  });
  return { custodyId: id, dueAt: dueAt?.toISOString() ?? null };
};

export const releaseCustodyHandler: Handler<
  z.infer<typeof releaseCustody.input>,
  z.infer<typeof releaseCustody.output>
> = async (ctx, { fileId, custodyId, handedAt, handedTo, receipt }) => {
  const row = await ctx.tx
    .selectFrom('intake.custody')
    .selectAll()
    .where('id', '=', custodyId)
    .where('file_id', '=', fileId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (row.handed_at) throw conflict('CUSTODY_MOVED', sentences.custodyMoved);
  const at = pastMoment(handedAt, ctx.now, 'handedAt');
  if (at < row.arrived_at)
    throw invalidInput([{ path: 'handedAt', sentence: sentences.handedBeforeArrival }]);
  await stopClock(ctx, { clockId: asId<ClockId>(row.clock_id), reason: 'HANDED_TO_POLICE' });
  const handed: Handed = { handedTo, receipt };
  await ctx.tx
    .updateTable('intake.custody')
    .set({
      handed_at: at,
      handed_by: personOf(ctx),
      handed_sealed: sealFor(ctx, row.file_key_id, custodyId, 'handed', handed),
    })
    .where('id', '=', custodyId)
    .execute();
  await ctx.call(addNote, {
    fileId,
    note: 'Đã bàn giao cho công an hình ảnh, tệp nhạy cảm đến ngoài hệ thống, có biên nhận.',
  });
  const heldMinutes = Math.round((at.getTime() - row.arrived_at.getTime()) / 60_000);
  ctx.note({
    subject: { kind: 'PICTURE_CUSTODY', id: custodyId },
    fields: ['handedAt', 'handedTo', 'receipt'],
    facts: { fileId, heldMinutes },
  });
  return { heldMinutes };
};

export const listCustodyHandler: Handler<
  z.infer<typeof listCustody.input>,
  z.infer<typeof listCustody.output>
> = async (ctx, { fileId }) => {
  await getFile(ctx, fileId);
  const rows = await ctx.tx
    .selectFrom('intake.custody as k')
    .leftJoin('deadlines.clock as c', 'c.id', 'k.clock_id')
    .leftJoin('directory.v_person as d', 'd.id', 'k.recorded_by')
    .selectAll('k')
    .select(['c.due_at', 'd.full_name as recorded_by_name'])
    .where('k.file_id', '=', fileId)
    .orderBy('k.arrived_at')
    .execute();
  const pictures = rows.map((row) => {
    const facts = unsealFor<Facts>(ctx, row.file_key_id, row.id, 'facts', row.facts_sealed);
    const handed = row.handed_sealed
      ? unsealFor<Handed>(ctx, row.file_key_id, row.id, 'handed', row.handed_sealed)
      : { handedTo: '', receipt: '' };
    return {
      custodyId: row.id,
      arrivedAt: row.arrived_at.toISOString(),
      way: custodyWays.find((way) => way === row.way) ?? 'OTHER',
      recordedAt: row.recorded_at.toISOString(),
      recordedByName: row.recorded_by_name,
      dueAt: row.handed_at ? null : (row.due_at?.toISOString() ?? null),
      ...facts,
      ...handed,
      handedAt: row.handed_at?.toISOString() ?? null,
    };
  });
  ctx.note({
    subject: { kind: 'REPORT', id: fileId },
    fields: ['device', 'touchedBy', 'sealedWhere', 'handedTo'],
    facts: { pictures: pictures.length },
  });
  return { pictures, police: await findPolice(ctx, fileId) };
};

/** The police of the province and how their office is reached; null when they are marked unsafe or nobody holds the role. */
async function findPolice(ctx: Context, fileId: z.infer<typeof listCustody.input>['fileId']) {
  const { unsafe } = await ctx.callAsSystem(getRouting, { fileId });
  const found = await sql<{ area: string; office: string }>`
    select r.area_id as area, r.organization_id as office
    from directory.v_role_assignment r join directory.v_area a on a.id = r.area_id
    where r.role_code = 'POLICE' and a.tier = 'PROVINCE' and r.part = 'LEAD'
      and r.valid_from <= directory.today() and (r.valid_to is null or r.valid_to > directory.today())
      and exists (select from directory.v_organization_today o where o.id = r.organization_id)
    limit 1`.execute(ctx.tx);
  const row = found.rows[0];
  if (!row || unsafe.some((mark) => mark.state !== 'CLEARED' && mark.organizationId === row.office))
    return null;
  const office = await ctx.call(getOrganization, { organizationId: asId<OrganizationId>(row.office) });
  const { holders } = await ctx.call(findHolder, { roleCode: 'POLICE', areaId: asId<AreaId>(row.area) });
  const person = holders.find(({ lead }) => lead.organizationId === row.office)?.focalPoint?.acting;
  return {
    organizationName: office.asOf?.name ?? '',
    personName: person?.name ?? null,
    phone: office.asOf?.officePhone ?? null,
  };
}
