import { sql } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';
import { type findFileByCode, zFileId } from '../contract.ts';
import { reportKeys } from '../rules/report-keys.ts';
import { readTrackingCode } from '../rules/tracking-code.ts';

/** A malformed, a wrong and an expired code take the same path as in `find-status.ts`. */
export const findFileByCodeHandler: Handler<
  z.infer<typeof findFileByCode.input>,
  z.infer<typeof findFileByCode.output>
> = async (ctx, { trackingCode }) => {
  const code = readTrackingCode(trackingCode) ?? 'malformed';
  const hash = keyedHash(reportKeys(ctx.keys).codeHash, code);
  const found = await sql<{
    file: string | null;
  }>`select reports.find_file(${hash}, ${ctx.now}) as file`.execute(ctx.tx);
  return { fileId: zFileId.nullable().parse(found.rows[0]?.file ?? null) };
};
