import { describe, expect, it } from 'vitest';
import { type Break, breakDue } from './break-due.ts';
import { limits, weightOf } from './limits.ts';

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 24, hour, minute));
const looks = (count: number, from: Date, everyMinutes = 1, weight = 1) =>
  Array.from({ length: count }, (_, index) => ({
    at: new Date(from.getTime() + index * everyMinutes * 60_000),
    weight,
  }));
const rest = (from: Date, minutes: number | null): Break => ({
  kind: 'BREAK',
  from,
  until: minutes === null ? null : new Date(from.getTime() + minutes * 60_000),
});

describe('a break', () => {
  it('is not due in a quiet morning', () => {
    expect(breakDue(at(3), looks(10, at(2)), [])).toBeNull();
    expect(breakDue(at(3), [], [])).toBeNull();
  });

  it('is due when the weight of the day is reached: heavy looks count for more', () => {
    expect(breakDue(at(2, 30), looks(limits.cap, at(2), 0.25), [])).toBe('CAP');
    expect(breakDue(at(2, 30), looks(limits.cap - 1, at(2), 0.25), [])).toBeNull();
    expect(breakDue(at(2, 30), looks(limits.cap / weightOf('CSAM'), at(2), 1, weightOf('CSAM')), [])).toBe(
      'CAP',
    );
    expect(weightOf('SEXTORTION')).toBeGreaterThan(weightOf('SCAM_OR_GAMBLING'));
  });

  it('taken after the cap it is due again only some looks later', () => {
    const before = looks(limits.cap, at(2), 0.25);
    const taken = [rest(at(2, 30), 10)];
    const after = (count: number) => [...before, ...looks(count, at(2, 41))];
    expect(breakDue(at(3), after(limits.capStep - 1), taken)).toBeNull();
    expect(breakDue(at(3), after(limits.capStep), taken)).toBe('CAP');
    expect(breakDue(at(3), after(1), [rest(at(2, 30), 3)])).toBe('CAP');
  });

  it('is due after two hours of reading; a pause in reading was a break too', () => {
    const steady = looks(13, at(2), 10);
    expect(breakDue(at(4), steady, [])).toBe('LONG');
    expect(breakDue(at(3, 59), looks(12, at(2), 10), [])).toBeNull();
    const paused = [...looks(6, at(2), 10), ...looks(4, at(3, 30), 10)];
    expect(breakDue(at(4, 5), paused, [])).toBeNull();
    expect(breakDue(at(4), steady, [rest(at(3), 10)])).toBeNull();
  });

  it('is not asked for during one, nor while it is put off; then again', () => {
    const heavy = looks(limits.cap, at(2), 0.25);
    expect(breakDue(at(2, 30), heavy, [rest(at(2, 25), null)])).toBeNull();
    const later: Break = { kind: 'PUT_OFF', from: at(2, 30), until: at(2, 30) };
    expect(breakDue(at(2, 59), heavy, [later])).toBeNull();
    expect(breakDue(at(3, 0), heavy, [later])).toBe('CAP');
  });
});
