import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { type CivilDate, formatDate, formatInstant } from '#kernel/clock/clock.ts';
import type { OrganizationId } from '#kernel/ids/ids.ts';
import { queueMail } from '#kernel/mail/mail.ts';
import { findResponsible, listUnfilledHours } from '#modules/directory/contract.ts';
import { findRoleHolders } from '#modules/identity/contract.ts';
import { endOfDayAfter, gapsByDay } from '../rules/gaps-by-day.ts';
import { gapLetter } from '../sentences.ts';
import { findAddresses } from '../store/candidates.ts';
import { communeRole, findSingleIntake, listReceivingOffices } from '../store/offices.ts';

/** Until the end of tomorrow: every hour is looked at a day ahead. */
const daysAhead = 1;

/** Looks for hours of today and tomorrow without anybody on emergency duty, in every office that receives; tells of each once. */
export async function tellGaps(ctx: Context): Promise<void> {
  const [from, to] = [ctx.now.toISOString(), endOfDayAfter(ctx.now, daysAhead).toISOString()];
  for (const organizationId of await listWatchedOffices(ctx)) {
    const { gaps } = await ctx.call(listUnfilledHours, {
      organizationId,
      kind: 'EMERGENCY' as const,
      from,
      to,
    });
    const days = gapsByDay(gaps.map((gap) => ({ from: new Date(gap.startsAt), to: new Date(gap.endsAt) })));
    for (const [day, spans] of days)
      if (await isNews(ctx, organizationId, day, spans)) await tell(ctx, organizationId, day, spans);
  }
}

type Span = { readonly from: Date; readonly to: Date };

/** Receiving offices of the province, and communes whose child-protection worker has an account. */
async function listWatchedOffices(ctx: Context): Promise<OrganizationId[]> {
  const receiving = await listReceivingOffices(ctx);
  const { holders } = await ctx.call(findRoleHolders, { organizationId: null, roles: [communeRole] });
  return [...new Set([...receiving, ...holders].map((one) => one.organizationId))];
}

/** Remembers the hours; true when some of them had not been told of. */
async function isNews(
  ctx: Context,
  organizationId: OrganizationId,
  day: CivilDate,
  spans: readonly Span[],
): Promise<boolean> {
  const ranges = sql.join(
    spans.map((one) => sql`tstzrange(${one.from}::timestamptz, ${one.to}::timestamptz)`),
  );
  const hours = sql`tstzmultirange(${ranges})`;
  const told = await sql`
    insert into duty.gap_told (organization_id, day, hours, told_at) values (${organizationId}, ${day}::date, ${hours}, ${ctx.now})
    on conflict (organization_id, day) do update set hours = gap_told.hours + excluded.hours, told_at = excluded.told_at
    where not excluded.hours <@ gap_told.hours returning day`.execute(ctx.tx);
  return told.rows.length > 0;
}

/** To heads, deputies and directory administrators of the office; when it has none, to those of the single intake office. */
async function tell(
  ctx: Context,
  organizationId: OrganizationId,
  day: CivilDate,
  spans: readonly Span[],
): Promise<void> {
  let emails = await mailboxesOf(ctx, organizationId);
  const singleIntake = await findSingleIntake(ctx);
  if (emails.length === 0 && singleIntake) emails = await mailboxesOf(ctx, singleIntake);
  const hours = spans.map((one) => `${formatInstant(one.from)} – ${formatInstant(one.to)}`);
  const letters = emails.map((email) => gapLetter(email, ctx.origin, formatDate(day), hours));
  for (const letter of letters)
    await queueMail(ctx, {
      organizationId,
      purpose: 'duty.gap',
      subject: { kind: 'ORGANIZATION', id: organizationId },
      letter,
    });
  ctx.note({
    subject: { kind: 'ORGANIZATION', id: organizationId },
    facts: { unfilledOn: day, hours: spans.length, told: emails.length },
  });
}

async function mailboxesOf(ctx: Context, organizationId: OrganizationId): Promise<string[]> {
  const { deputies, heads } = await ctx.call(findResponsible, { organizationId });
  const emails: (string | null)[] = [];
  for (const { personId } of [...heads, ...deputies]) emails.push((await findAddresses(ctx, personId)).email);
  const { holders } = await ctx.call(findRoleHolders, { organizationId, roles: ['DIRECTORY_ADMIN'] });
  return [...new Set([...emails, ...holders.map((one) => one.email)].filter((one) => one !== null))];
}
