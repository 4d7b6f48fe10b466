import { findTestServer, startTestServer } from '#kernel/testing/server.ts';
import { referenceSeed } from '#platform/seed.ts';

/** A bundled PostgreSQL for the time of one measurement, unless one is already there. */
export async function withBenchServer<T>(work: () => Promise<T>): Promise<T> {
  if (findTestServer()) return work();
  const stop = await startTestServer(referenceSeed, true);
  try {
    return await work();
  } finally {
    await stop();
  }
}
