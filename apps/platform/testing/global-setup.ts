import { findTestServer, startTestServer } from '#kernel/testing/server.ts';
import { referenceSeed } from '../seed.ts';

/** Vitest's global set-up: the run's one database server, its template seeded as a new installation is; a run inside a run shares it. */
export default async function setup(): Promise<() => Promise<void>> {
  if (findTestServer()) return () => Promise.resolve();
  return startTestServer(referenceSeed);
}
