/** Where the shell leads and asks; the duty room answers. */
export const alarmPaths = { page: '/truc', count: '/truc/dem' } as const;
export const askEveryMs = 20_000;

/** The number in the server's answer; null when it holds none (signed out, down). */
export async function readCount(response: Pick<Response, 'ok' | 'json'>): Promise<number | null> {
  if (!response.ok) return null;
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('ringing' in body)) return null;
  return typeof body.ringing === 'number' && Number.isSafeInteger(body.ringing) && body.ringing >= 0
    ? body.ringing
    : null;
}

/** A window's title as its page wrote it. */
export function titleWithout(title: string): string {
  return title.replace(/^\(\d+\) [A-ZÀ-Ỹ]+ · /u, '');
}
