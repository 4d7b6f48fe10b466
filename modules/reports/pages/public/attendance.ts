import type { Platform } from '#kernel/actions/platform.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { findAttendance } from '#modules/duty/contract.ts';

/** What a page says before its first question: absent, somebody reads now; an instant, somebody will then; null, nobody knows when. */
export type Attended = { readonly unattendedUntil?: string | null };

const freshMs = 20_000;
/** No page waits longer for this than a person notices. */
const patienceMs = 400;
/** A time further away than this helps nobody: the roster is not filled that far. */
const tellableMs = 36 * 3_600_000;

type Known = { readonly said: Attended; readonly at: number };
const known = new WeakMap<Platform, Known>();
const asking = new WeakMap<Platform, Promise<Attended>>();

/**
 * Whether somebody reads now, asked at most every 20 seconds and shared by everybody who opens a page meanwhile. When it cannot be said
 * in time, the sentence that is safe stands: call 111.
 */
export async function attendance({ platform }: { readonly platform: Platform }): Promise<Attended> {
  const kept = known.get(platform);
  if (kept && performance.now() - kept.at < freshMs) return kept.said;
  const asked = asking.get(platform) ?? ask(platform);
  asking.set(platform, asked);
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

async function ask(platform: Platform): Promise<Attended> {
  const now = platform.clock.now().getTime();
  let said: Attended;
  try {
    said = toSay((await platform.call(publicActor, findAttendance, {})).unattendedUntil, now);
  } catch {
    said = { unattendedUntil: null };
  }
  known.set(platform, { said, at: performance.now() });
  asking.delete(platform);
  return said;
}

function toSay(until: string | null, now: number): Attended {
  if (until === null) return {};
  return { unattendedUntil: new Date(until).getTime() - now <= tellableMs ? until : null };
}
