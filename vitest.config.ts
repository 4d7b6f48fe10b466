import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,modules,kernel,packages,standards,ui,launcher,bin}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['apps/platform/testing/global-setup.ts'],
  },
});
