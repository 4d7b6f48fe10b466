/** The screen locks when nobody has touched it for this long. */
export const idleLimitMs = 15 * 60_000;

/** Where the shell tells the server; the identity room answers (README, "Sign-in, lock and step-up"). */
export const lockPaths = { lock: '/lock', unlock: '/unlock' } as const;

/** While somebody types without sending anything, the server is told this often that they are there. */
export const presenceMs = 4 * 60_000;

/** What an unlock attempt came to. */
export type UnlockOutcome =
  | { readonly state: 'OPEN' }
  | { readonly state: 'SIGN_IN' }
  | { readonly state: 'REFUSED'; readonly sentence: string | null };

/** Reads the server's answer to an unlock attempt; an answer that says nothing readable is refused with no sentence of its own. */
export async function readUnlockAnswer(response: Pick<Response, 'status' | 'json'>): Promise<UnlockOutcome> {
  if (response.status >= 200 && response.status < 300) return { state: 'OPEN' };
  if (response.status === 401) return { state: 'SIGN_IN' };
  const problem: unknown = await response.json().catch(() => null);
  const detail =
    typeof problem === 'object' && problem !== null && 'detail' in problem ? problem.detail : null;
  return { state: 'REFUSED', sentence: typeof detail === 'string' ? detail : null };
}

/** Whether it is time to lock. The clock of the device may sleep with it, so instants are compared, never ticks counted. */
export function isIdle(lastTouchMs: number, nowMs: number): boolean {
  return nowMs - lastTouchMs >= idleLimitMs;
}
