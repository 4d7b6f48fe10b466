import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import type { countOpenRequests } from '../contract.ts';

export const countOpenRequestsHandler: Handler<
  z.infer<typeof countOpenRequests.input>,
  z.infer<typeof countOpenRequests.output>
> = async (ctx, { fileId }) => {
  const found = await sql<{
    open: number;
  }>`select count(*) as open from removals.removal_request where file_id = ${fileId} and state <> 'ENDED'`.execute(
    ctx.tx,
  );
  return { open: found.rows[0]?.open ?? 0 };
};
