import type { Platform } from '#kernel/actions/platform.ts';
import { attendanceOf } from '#modules/duty/contract.ts';

/** What a page says before its first question: absent, somebody reads now; an instant, somebody will then; null, nobody knows when. */
export type Attended = { readonly unattendedUntil?: string | null };

/** No page waits longer for this than a person notices. */
const patienceMs = 400;
/** A time further away than this helps nobody: the roster is not filled that far. */
const tellableMs = 36 * 3_600_000;

/** Whether somebody reads now. When it cannot be said in time, the sentence that is safe stands: call 111. */
export async function attendance({ platform }: { readonly platform: Platform }): Promise<Attended> {
  const asked = ask(platform);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Attended>((resolve) => {
    timer = setTimeout(() => resolve({ unattendedUntil: null }), patienceMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A clock that cannot be trusted makes no page fail: it only makes nobody known to be awake. */
async function ask(platform: Platform): Promise<Attended> {
  try {
    const now = platform.clock.now().getTime();
    return toSay((await attendanceOf(platform)).unattendedUntil, now);
  } catch {
    return { unattendedUntil: null };
  }
}

function toSay(until: string | null, now: number): Attended {
  if (until === null) return {};
  return { unattendedUntil: new Date(until).getTime() - now <= tellableMs ? until : null };
}
