import type pg from 'pg';
import type { Tx } from '#kernel/db/database.ts';
import { seedDeadlines } from '#kernel/deadlines/seed.ts';
import { seedLegalBases } from '#kernel/legal-basis/seed.ts';
import { seedDirectory } from '#modules/directory/seed.ts';

/** What every installation begins with, in the order in which one part needs the other. Idempotent: run at every start. */
export const seedReference = {
  /** Law and calendars: reference tables that only the owner writes. */
  async asOwner(owner: pg.Client): Promise<void> {
    await seedLegalBases(owner, { demo: false });
    await seedDeadlines(owner);
  },
  /** The map, the organisations and their roles. */
  asPlatform: (tx: Tx): Promise<void> => seedDirectory(tx),
};
