import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findDutyGaps } from './duty-gaps.ts';

const span = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]) => ({ from, to: from + length }));
const person = fc.constantFrom('an', 'binh', 'chi');

describe('hours in which nobody would answer', () => {
  it('are those between shifts, and those whose people are all away', () => {
    const gaps = findDutyGaps(
      { from: 0, to: 24 },
      [
        { shiftId: 'day', from: 7, to: 17, personIds: ['an'] },
        { shiftId: 'evening', from: 17, to: 22, personIds: ['binh', 'an'] },
      ],
      [{ personId: 'an', from: 0, to: 12 }],
    );
    expect(gaps).toEqual([
      { from: 0, to: 7, why: 'NO_SHIFT', shiftId: null },
      { from: 7, to: 12, why: 'EVERYBODY_AWAY', shiftId: 'day' },
      { from: 22, to: 24, why: 'NO_SHIFT', shiftId: null },
    ]);
  });

  it('are none when the one behind is there', () => {
    expect(
      findDutyGaps(
        { from: 0, to: 8 },
        [{ shiftId: 's', from: 0, to: 8, personIds: ['an', 'binh'] }],
        [{ personId: 'an', from: 0, to: 8 }],
      ),
    ).toEqual([]);
  });

  it('agree hour by hour with asking for each hour', () => {
    const rosters = fc
      .array(fc.tuple(span, fc.uniqueArray(person, { minLength: 1, maxLength: 2 })), { maxLength: 6 })
      .map((drafts) =>
        drafts
          .map(([period, personIds], index) => ({ ...period, personIds, shiftId: `s${index}` }))
          .filter(
            (shift, index, all) =>
              !all.slice(0, index).some((other) => other.from < shift.to && shift.from < other.to),
          ),
      );
    fc.assert(
      fc.property(
        rosters,
        fc.array(
          fc.tuple(span, person).map(([period, personId]) => ({ ...period, personId })),
          { maxLength: 4 },
        ),
        (shifts, absences) => {
          const gaps = findDutyGaps({ from: 0, to: 48 }, shifts, absences);
          for (let hour = 0; hour < 48; hour += 1) {
            const shift = shifts.find((s) => s.from <= hour && hour < s.to);
            const answered =
              shift?.personIds.some(
                (id) => !absences.some((a) => a.personId === id && a.from <= hour && hour < a.to),
              ) ?? false;
            expect(gaps.some((gap) => gap.from <= hour && hour < gap.to)).toBe(!answered);
          }
        },
      ),
    );
  });

  it('are none in an empty window', () => {
    expect(findDutyGaps({ from: 5, to: 5 }, [], [])).toEqual([]);
  });
});
