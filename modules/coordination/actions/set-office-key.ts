import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { invalidInput, refused } from '#kernel/errors/errors.ts';
import { officesOf } from '#kernel/permissions/actor.ts';
import type { setOfficeKey } from '../contract.ts';
import { writeOfficeKey } from '../internal.ts';
import { isRecipient } from '../rules/age-seal.ts';
import { sentences } from '../sentences.ts';

/** Whoever could enter any office's key could have its slips sealed to himself: only the single intake office does. */
export const setOfficeKeyHandler: Handler<
  z.output<typeof setOfficeKey.input>,
  z.output<typeof setOfficeKey.output>
> = async (ctx, { organizationId, recipient }) => {
  const found = await sql<{ id: string | null }>`select reports.single_intake(${ctx.now}) as id`.execute(
    ctx.tx,
  );
  const intake = found.rows[0]?.id;
  if (!officesOf(ctx.actor).some((office) => office === intake))
    throw refused('NOT_KEY_KEEPER', sentences.notKeyKeeper);
  if (recipient !== null && !(await isRecipient(recipient)))
    throw invalidInput([{ path: 'recipient', sentence: sentences.damagedKey }]);
  ctx.note({ subject: { kind: 'ORGANIZATION', id: organizationId }, fields: ['sealingKey'] });
  return ctx.callAsSystem(writeOfficeKey, { organizationId, recipient });
};

export const writeOfficeKeyHandler: Handler<
  z.output<typeof writeOfficeKey.input>,
  z.output<typeof writeOfficeKey.output>
> = async (ctx, { organizationId, recipient }) => {
  ctx.note({ subject: { kind: 'ORGANIZATION', id: organizationId }, fields: ['sealingKey'] });
  if (recipient === null) {
    await ctx.tx
      .deleteFrom('coordination.office_key')
      .where('organization_id', '=', organizationId)
      .execute();
    return {};
  }
  await ctx.tx
    .insertInto('coordination.office_key')
    .values({ organization_id: organizationId, recipient, entered_at: ctx.now })
    .onConflict((is) => is.column('organization_id').doUpdateSet({ recipient, entered_at: ctx.now }))
    .execute();
  return {};
};
