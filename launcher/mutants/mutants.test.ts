import { afterAll, describe, expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { openWorkshop } from './workshop.ts';

const workshop = openWorkshop();
afterAll(() => workshop.close());

describe('a guard taken away is noticed', () => {
  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    '%s',
    async (_name, mutant) => {
      const verdict = await workshop.tryOut(mutant);
      expect(`${verdict.state} ${verdict.state === 'CAUGHT' ? '' : verdict.detail}`.trim()).toBe('CAUGHT');
    },
    120_000,
  );
});
