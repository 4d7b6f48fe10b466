import type { Tools } from '#kernel/http/route.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { listCommuneNames } from '../../contract.ts';

const lifetimeMs = 3_600_000;
const known = new WeakMap<Tools['platform'], { readonly names: readonly string[]; readonly until: number }>();

/** The communes that the form suggests, read once an hour; none while the database is away, since the form must open all the same. */
export async function communeNames({ platform }: Pick<Tools, 'platform'>): Promise<readonly string[]> {
  const kept = known.get(platform);
  if (kept && performance.now() < kept.until) return kept.names;
  try {
    const { names } = await platform.call(publicActor, listCommuneNames, {});
    known.set(platform, { names, until: performance.now() + lifetimeMs });
    return names;
  } catch {
    return kept?.names ?? [];
  }
}
