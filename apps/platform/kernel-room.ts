import { sql } from 'kysely';
import { defineRoom, job } from '#kernel/actions/room.ts';
import { sweepClocks, tellClockEvents } from '#kernel/deadlines/sweep.ts';

/** What the kernel does by itself: its deadlines, and the mark of the latest time that this database has seen. */
export const kernelRoom = defineRoom('kernel', {
  jobs: [
    job('kernel.sweep-clocks', { cron: '* * * * *', isExclusive: true }, async (ctx) => {
      await tellClockEvents(ctx, await sweepClocks(ctx));
    }),
    job('kernel.mark-time', { cron: '* * * * *', isExclusive: true }, async (ctx) => {
      await sql`update kernel.installation set last_seen_at = greatest(last_seen_at, ${ctx.now})`.execute(
        ctx.tx,
      );
    }),
  ],
});
