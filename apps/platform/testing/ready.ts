import { expect } from 'vitest';

/**
 * Waits, as whoever directs traffic waits, until `/readyz` answers 200. Leaves that were not yet in the log when a process ended hold
 * readiness back for a moment after its next start (design 6), and rightly so.
 */
export async function untilReady(address: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${address}/readyz`);
        return answer.status === 200 ? 'ready' : await answer.text();
      },
      { timeout: 30_000, interval: 250 },
    )
    .toBe('ready');
}
