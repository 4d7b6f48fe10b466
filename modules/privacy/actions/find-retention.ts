import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { notFound } from '#kernel/errors/errors.ts';
import type { findRetention } from '../contract.ts';

type Row = {
  name_vi: string;
  name_en: string;
  basis: string;
  months: number | null;
  closed_at: Date | null;
  destroyable_at: Date | null;
  destroyed_at: Date | null;
};

export const findRetentionHandler: Handler<
  z.output<typeof findRetention.input>,
  z.output<typeof findRetention.output>
> = async (ctx, { fileId }) => {
  const found = await sql<Row>`
    select c.name_vi, c.name_en, c.legal_basis_note as basis, c.months, f.closed_at, f.destroyed_at,
      case when c.action = 'DESTROY_KEY' then f.closed_at + make_interval(months => c.months) end as destroyable_at
    from files.file f join retention.class c on c.code = f.retention_class where f.id = ${fileId}::uuid`.execute(
    ctx.tx,
  );
  const row = found.rows[0];
  if (!row) throw notFound();
  const holds = await sql<{
    held_at: Date;
    reason: string;
    full_name: string | null;
    released_at: Date | null;
  }>`
    select h.held_at, h.reason, p.full_name, h.released_at from retention.hold h left join directory.v_person p on p.id = h.held_by
    where h.file_id = ${fileId}::uuid order by h.held_at desc`.execute(ctx.tx);
  return {
    className: { vi: row.name_vi, en: row.name_en },
    basisNote: row.basis,
    months: row.months,
    closedAt: row.closed_at?.toISOString() ?? null,
    destroyableAt: row.destroyable_at?.toISOString() ?? null,
    destroyedAt: row.destroyed_at?.toISOString() ?? null,
    holds: holds.rows.map((hold) => ({
      heldAt: hold.held_at.toISOString(),
      reason: hold.reason,
      heldByName: hold.full_name,
      releasedAt: hold.released_at?.toISOString() ?? null,
    })),
  };
};
