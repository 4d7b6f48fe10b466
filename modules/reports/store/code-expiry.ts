import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { computeDueAt } from '#kernel/deadlines/deadlines.ts';
import { loadCalendar, loadTimeLimits } from '#kernel/deadlines/store/rules.ts';
import type { FileId } from '#kernel/ids/ids.ts';

/** For how long at least a code still answers after its report was closed. A setting of the province in the table of time limits. */
const limitKey = 'outcomeReadable';

/** Lets the code of a closed report go on answering for as long as the table says; without a row there it goes on for ever. */
export async function endCodeLater({ tx, now }: Context, fileId: FileId): Promise<void> {
  const today = civilDate(now);
  const limit = (await loadTimeLimits(tx)).find(
    (one) => one.key === limitKey && one.validFrom <= today && (one.validTo === null || today < one.validTo),
  );
  if (!limit) return;
  const until = computeDueAt(limit, now, [], [], await loadCalendar(tx));
  await sql`select reports.set_code_expiry(${fileId}, ${until}::timestamptz)`.execute(tx);
}
