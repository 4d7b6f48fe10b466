import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** What takes minutes, longest first: mutants, whole processes, pages in a browser. */
const long = [
  /mutants/,
  /process|every-page/,
  /accessibility|e2e|kills|drill|browser|console\/(queue|file)-/,
];

/** Begins with what takes longest, so that at the end no worker waits for one that began it last. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = long.findIndex((pattern) => pattern.test(path.relative(import.meta.dirname, moduleId)));
      return found < 0 ? long.length : found;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // What is waited for comes late on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    globalSetup: ['apps/platform/testing/global-setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['{apps,modules,kernel,packages,standards,ui,launcher,bin}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // In a real browser against a really started server, one file per thing that a person came to do.
          name: 'journeys',
          include: ['e2e/**/*.e2e.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
