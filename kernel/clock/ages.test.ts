import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asCivilDate, fullYearsAt, isChildAt, isMinorAt, needsOwnConsentAt } from './clock.ts';
import type { AgeKnowledge } from './clock.ts';

fc.configureGlobal({ seed: 20261121 });
const day = asCivilDate;
const born = (date: string): AgeKnowledge => ({ birthDate: day(date) });
const anyDay = fc.integer({ min: 0, max: 30_000 }).map((n) => addDays(day('1980-01-01'), n));

describe('ages at the date of the event', () => {
  it('a child stops being a child on the sixteenth birthday, and a minor on the eighteenth', () => {
    expect(isChildAt(born('2010-11-21'), day('2026-11-20'))).toBe(true);
    expect(isChildAt(born('2010-11-21'), day('2026-11-21'))).toBe(false);
    expect(isMinorAt(born('2008-11-21'), day('2026-11-20'))).toBe(true);
    expect(isMinorAt(born('2008-11-21'), day('2026-11-21'))).toBe(false);
  });

  it('from the seventh birthday itself the child is asked too', () => {
    expect(needsOwnConsentAt(born('2019-11-21'), day('2026-11-20'))).toBe(false);
    expect(needsOwnConsentAt(born('2019-11-21'), day('2026-11-21'))).toBe(true);
  });

  it('born on 29 February: in a common year protection lasts one day longer and the child is asked one day earlier', () => {
    expect(isChildAt(born('2008-02-29'), day('2024-02-28'))).toBe(true);
    expect(isChildAt(born('2008-02-29'), day('2024-02-29'))).toBe(false);
    expect(isMinorAt(born('2008-02-29'), day('2026-02-28'))).toBe(true);
    expect(isMinorAt(born('2008-02-29'), day('2026-03-01'))).toBe(false);
    expect(needsOwnConsentAt(born('2016-02-29'), day('2023-02-27'))).toBe(false);
    expect(needsOwnConsentAt(born('2016-02-29'), day('2023-02-28'))).toBe(true);
  });

  it('an estimated age is read in the child’s favour on both sides', () => {
    const about15: AgeKnowledge = { estimatedAge: 15, estimatedOn: day('2026-06-01') };
    expect(isChildAt(about15, day('2027-05-31'))).toBe(true);
    expect(isChildAt(about15, day('2027-06-01'))).toBe(false);
    const about6: AgeKnowledge = { estimatedAge: 6, estimatedOn: day('2026-06-01') };
    expect(needsOwnConsentAt(about6, day('2026-06-01'))).toBe(false);
    expect(needsOwnConsentAt(about6, day('2026-06-02'))).toBe(true);
    expect(fullYearsAt(about6, day('2026-06-01'))).toBe(6);
  });

  it('an event before birth has age 0, never a negative age', () => {
    expect(fullYearsAt(born('2026-06-01'), day('2026-05-31'))).toBe(0);
  });

  it('nobody grows younger, and every child is a minor', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 400 }), (birthDate, on, later) => {
        const known = { birthDate };
        expect(fullYearsAt(known, addDays(on, later))).toBeGreaterThanOrEqual(fullYearsAt(known, on));
        if (isChildAt(known, on)) expect(isMinorAt(known, on)).toBe(true);
      }),
    );
  });

  it('an estimate never takes protection from anyone whom the true birth date would protect', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 20 * 365 }),
        fc.integer({ min: 0, max: 5000 }),
        (birthDate, lived, later) => {
          const estimatedOn = addDays(birthDate, lived);
          const known: AgeKnowledge = { estimatedAge: fullYearsAt({ birthDate }, estimatedOn), estimatedOn };
          const on = addDays(estimatedOn, later);
          if (isChildAt({ birthDate }, on)) expect(isChildAt(known, on)).toBe(true);
          if (needsOwnConsentAt({ birthDate }, on)) expect(needsOwnConsentAt(known, on)).toBe(true);
        },
      ),
    );
  });
});
