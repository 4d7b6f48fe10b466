import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against a really started server, one file per thing that a person came to do. One at a time. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    fileParallelism: false,
    maxWorkers: 1,
  },
});
