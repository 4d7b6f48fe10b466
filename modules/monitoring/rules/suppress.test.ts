import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestShown, suppressSmall } from './suppress.ts';

const tables = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 })
  .map((counts) => counts.map((count, index) => ({ key: `xã ${index}`, count })));

describe('a neighbour who reads the board', () => {
  it('sees no place with one to four, and not which places have none', () => {
    fc.assert(
      fc.property(tables, (table) => {
        for (const { count } of suppressSmall(table).shown)
          expect(count).toBeGreaterThanOrEqual(smallestShown);
      }),
    );
  });

  it('cannot tell by elimination which one the row without names is', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { rest } = suppressSmall(table);
        if (rest?.cells === 1) expect(table.filter(({ count }) => count > 0)).toHaveLength(1);
      }),
    );
  });

  it('is told nothing false: shown and gathered make the whole', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { shown, rest } = suppressSmall(table);
        const total = shown.reduce((sum, { count }) => sum + count, 0) + (rest?.count ?? 0);
        expect(total).toBe(table.reduce((sum, { count }) => sum + count, 0));
      }),
    );
  });

  it('the only small place takes the next smallest with it', () => {
    const table = [
      { key: 'a', count: 1 },
      { key: 'b', count: 30 },
      { key: 'c', count: 9 },
      { key: 'd', count: 0 },
    ];
    expect(suppressSmall(table)).toEqual({ shown: [{ key: 'b', count: 30 }], rest: { cells: 2, count: 10 } });
  });
});
