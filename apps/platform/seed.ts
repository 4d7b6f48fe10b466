import type { Seed } from '#kernel/db/installation.ts';
import { seedDeadlines } from '#kernel/deadlines/seed.ts';
import { seedLegalBases } from '#kernel/legal-basis/seed.ts';
import { seedDirectory } from '#modules/directory/seed.ts';

/** What every installation has, in the order in which one part needs the other. Idempotent: run at every start. */
export const referenceSeed: Seed = {
  /** Law and calendars: reference tables that only the owner writes. Powers are shipped for demonstration only. */
  async asOwner(owner, mode) {
    await seedLegalBases(owner, { demo: mode === 'demo' });
    await seedDeadlines(owner);
  },
  /** The map, the organisations and their roles. */
  async asPlatform(tx) {
    await seedDirectory(tx);
  },
};
