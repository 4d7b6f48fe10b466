import { sql } from 'kysely';
import { job } from '#kernel/actions/room.ts';
import { idleDays } from './rules/session-state.ts';

/** Marks the accounts that nobody has signed in to for 45 days; the sign-in itself refuses them from the hour on. */
export const disableIdleAccounts = job(
  'identity.disable-idle',
  { cron: '15 0 * * *', isExclusive: true },
  async (ctx) => {
    const since = new Date(ctx.now.getTime() - idleDays * 86_400_000);
    const done = await sql<{ id: string }>`
    update identity.account set state = 'DISABLED', disabled_why = 'IDLE'
    where state = 'ACTIVE' and not is_demo and greatest(active_since, last_signed_in_at) <= ${since}
    returning id`.execute(ctx.tx);
    for (const { id } of done.rows)
      ctx.note({
        subject: { kind: 'ACCOUNT', id },
        fields: ['state'],
        facts: { state: 'DISABLED', why: 'IDLE' },
      });
  },
);

/** Forgets what can no longer matter: expired tickets, tries of a day ago, sessions that ended 90 days ago. */
export const sweepSignIn = job('identity.sweep', { cron: '45 0 * * *', isExclusive: true }, async (ctx) => {
  const ago = (hours: number) => new Date(ctx.now.getTime() - hours * 3_600_000);
  await sql`delete from auth.spent_ticket where expires_at < ${ctx.now}`.execute(ctx.tx);
  await sql`delete from auth.attempt where last_at < ${ago(24)} and (locked_until is null or locked_until < ${ctx.now})`.execute(
    ctx.tx,
  );
  await sql`delete from auth.session where coalesce(ended_at, last_active_at) < ${ago(90 * 24)}`.execute(
    ctx.tx,
  );
});
