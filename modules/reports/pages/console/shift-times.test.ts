import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localOf, shiftOf } from './shift-times.ts';

const now = new Date('2026-11-21T19:03:00.000Z');

describe('the shift that is handed over', () => {
  it('is the eight hours before now, or what the address asks for, in Viet Nam’s time', () => {
    expect(shiftOf(new URLSearchParams(), now)).toEqual({
      from: new Date('2026-11-21T11:03:00.000Z'),
      to: now,
      isGuessed: false,
    });
    const asked = shiftOf(new URLSearchParams('tu=2026-11-21T22:00&den=2026-11-22T06:00'), now);
    expect([asked.from, asked.to].map((at) => at.toISOString())).toEqual([
      '2026-11-21T15:00:00.000Z',
      '2026-11-21T23:00:00.000Z',
    ]);
    expect(localOf(asked.from)).toBe('2026-11-21T22:00');
  });

  it('is always a time that begins before it ends, whatever somebody typed', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('2026-13-41T99:99', '2026-11-21T22:00', '1000-01-01T00:00'),
    );
    fc.assert(
      fc.property(typed, typed, (from, to) => {
        const shift = shiftOf(new URLSearchParams({ tu: from, den: to }), now);
        expect(shift.from.getTime()).toBeLessThan(shift.to.getTime());
      }),
    );
    expect(shiftOf(new URLSearchParams('tu=x&den=y'), now).isGuessed).toBe(true);
  });
});
