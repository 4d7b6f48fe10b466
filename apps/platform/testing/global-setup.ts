import { startTestServer } from '#kernel/testing/server.ts';
import { referenceSeed } from '../seed.ts';

/** Vitest's global set-up: the run's one database server, its template seeded as a new installation is. */
export default function setup(): Promise<() => Promise<void>> {
  return startTestServer(referenceSeed);
}
