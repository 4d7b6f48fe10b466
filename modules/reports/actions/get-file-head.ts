import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import { type getFileHead, priorities, zCategory, zState } from '../contract.ts';

type Row = {
  reference: number;
  state: string;
  category: string | null;
  priority: number;
  claimed_by: string | null;
  person_name: string | null;
  organization_name: string | null;
  due_at: Date | null;
  is_restricted: boolean;
};

export const getFileHeadHandler: Handler<
  z.infer<typeof getFileHead.input>,
  z.infer<typeof getFileHead.output>
> = async (ctx, { fileId }) => {
  const found = await sql<Row>`
    select r.reference, r.state, r.category, r.priority, r.claimed_by, p.full_name as person_name, o.name as organization_name,
      reports.next_due(r.file_id) as due_at,
      exists (select from reports.unsafe u where u.file_id = r.file_id and u.state <> 'CLEARED') as is_restricted
    from reports.report r
    left join directory.v_person p on p.id = r.claimed_by
    left join directory.v_organization_today o on o.id = r.organization_id
    where r.file_id = ${fileId}`.execute(ctx.tx);
  const row = found.rows[0];
  if (!row) throw notFound();
  return {
    fileId,
    reference: Number(row.reference),
    state: zState.parse(row.state),
    category: zCategory.nullable().parse(row.category),
    priority: priorities[row.priority - 1] ?? 'NORMAL',
    organizationName: row.organization_name,
    holderName: row.person_name,
    isMine: ctx.actor.kind === 'OFFICIAL' && row.claimed_by === ctx.actor.personId,
    dueAt: row.due_at?.toISOString() ?? null,
    isRestricted: row.is_restricted,
  };
};
