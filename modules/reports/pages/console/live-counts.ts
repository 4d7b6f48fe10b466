import { useEffect, useState } from 'react';
import { consolePath } from '#ui/console/addresses.ts';
import { askEveryMs } from '#ui/console/alarm-count.ts';

const names = ['open', 'unclaimed', 'mine', 'emergency', 'unread', 'overdue'] as const;
export type LiveCounts = Readonly<Record<(typeof names)[number], number>>;

/**
 * What the page was sent with, then what the server says every twenty seconds. Only the numbers change by themselves: rows never move
 * under somebody's hand. A page that is locked or not in sight asks nothing.
 */
export function useLiveCounts(sent: LiveCounts): LiveCounts {
  const [heard, setHeard] = useState<{ sent: LiveCounts; counts: LiveCounts } | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.hidden || document.documentElement.classList.contains('is-locked')) return;
      void fetch(consolePath('/tin/dem'), { redirect: 'manual', headers: { accept: 'application/json' } })
        .then(readCounts)
        .then((counts) => counts && setHeard({ sent, counts }))
        .catch(() => null);
    }, askEveryMs);
    return () => clearInterval(timer);
  }, [sent]);
  // A page that was read anew since says it better.
  return heard && heard.sent === sent ? heard.counts : sent;
}

/** The numbers in the server's answer; null when it holds none (signed out, down). */
export async function readCounts(response: Pick<Response, 'ok' | 'json'>): Promise<LiveCounts | null> {
  if (!response.ok) return null;
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null) return null;
  const given = new Map<string, unknown>(Object.entries(body));
  const number = (name: string) => {
    const value = given.get(name);
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
  };
  const found = names.map((name) => [name, number(name)] as const);
  return found.some(([, value]) => value === null) ? null : (Object.fromEntries(found) as LiveCounts);
}
