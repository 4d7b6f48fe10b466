import { describe, expect, it } from 'vitest';
import {
  ClockMovedBackError,
  fixedClock,
  formatDate,
  formatInstant,
  formatRemaining,
  formatSpan,
  steppingClock,
  systemClock,
} from './clock.ts';
import type { CivilDate, TimeSource } from './clock.ts';

const HOUR = 3_600_000;

/** A machine whose wall clock can be moved apart from the time that really passes. */
function machine(start: string): TimeSource & { pass(ms: number): void; setWall(instant: string): void } {
  let wall = Date.parse(start);
  let counter = 0n;
  return {
    wallMs: () => wall,
    monotonicNs: () => counter,
    pass: (ms) => {
      wall += ms;
      counter += BigInt(ms) * 1_000_000n;
    },
    setWall: (instant) => {
      wall = Date.parse(instant);
    },
  };
}

describe('the machine’s clock', () => {
  it('tells the time and never goes backwards', () => {
    const source = machine('2026-11-21T01:00:00Z');
    const clock = systemClock({ source });
    expect(clock.now().toISOString()).toBe('2026-11-21T01:00:00.000Z');
    source.pass(1000);
    source.setWall('2026-11-21T01:00:00.400Z');
    expect(clock.now().toISOString()).toBe('2026-11-21T01:00:00.400Z');
    source.setWall('2026-11-21T01:00:00.100Z');
    expect(clock.now().toISOString()).toBe('2026-11-21T01:00:00.400Z');
  });

  it('refuses when somebody sets it back while it runs, even long after the last reading', () => {
    const source = machine('2026-11-21T01:00:00Z');
    const clock = systemClock({ source });
    clock.now();
    source.pass(3 * HOUR);
    source.setWall('2026-11-21T03:00:00Z');
    expect(() => clock.now()).toThrow(ClockMovedBackError);
  });

  it('refuses at start when it is behind what was stored, and says what to do', () => {
    const clock = systemClock({
      source: machine('2026-11-21T01:00:00Z'),
      lastSeenAt: new Date('2026-11-21T04:00:00Z'),
    });
    expect(() => clock.now()).toThrow(
      expect.objectContaining({
        reason: 'CLOCK_MOVED_BACK',
        code: 'UNAVAILABLE',
        sentence: {
          vi: expect.stringMatching(/3 giờ.*annhi doctor/u),
          en: expect.stringMatching(/3 hours.*annhi doctor/u),
        },
      }),
    );
  });

  it('goes on by itself once the time is right again', () => {
    const source = machine('2026-11-21T01:00:00Z');
    const clock = systemClock({ source });
    clock.now();
    source.pass(1000);
    source.setWall('2026-11-20T01:00:00Z');
    expect(() => clock.now()).toThrow(ClockMovedBackError);
    expect(() => clock.now()).toThrow(ClockMovedBackError);
    source.setWall('2026-11-21T01:00:01Z');
    expect(clock.now().toISOString()).toBe('2026-11-21T01:00:01.000Z');
  });

  it('is not fooled by many small steps back', () => {
    const source = machine('2026-11-21T01:00:00Z');
    const clock = systemClock({ source });
    const first = clock.now();
    const stepBack = () => {
      source.setWall(new Date(source.wallMs() - 1500).toISOString());
      return clock.now();
    };
    expect(stepBack()).toEqual(first);
    expect(stepBack).toThrow(ClockMovedBackError);
  });

  it('accepts the drift that NTP corrects, and a machine that slept', () => {
    const source = machine('2026-11-21T01:00:00Z');
    const clock = systemClock({ source });
    clock.now();
    source.pass(24 * HOUR);
    source.setWall('2026-11-22T00:59:20Z');
    expect(clock.now().toISOString()).toBe('2026-11-22T00:59:20.000Z');
    source.setWall('2026-11-23T08:00:00Z');
    expect(clock.now().toISOString()).toBe('2026-11-23T08:00:00.000Z');
  });

  it('reads the real machine', () => {
    const before = Date.now();
    const read = systemClock().now().getTime();
    expect(read).toBeGreaterThanOrEqual(before);
    expect(read).toBeLessThanOrEqual(Date.now());
  });
});

describe('clocks for tests', () => {
  it('stand still or are moved by hand, and nobody can change them through the date they gave', () => {
    const still = fixedClock('2026-11-21T01:00:00Z');
    still.now().setFullYear(1999);
    expect(still.now().toISOString()).toBe('2026-11-21T01:00:00.000Z');
    const stepping = steppingClock('2026-11-21T01:00:00Z');
    stepping.advance(HOUR);
    expect(stepping.now().toISOString()).toBe('2026-11-21T02:00:00.000Z');
    stepping.set('2027-01-01T00:00:00Z');
    expect(stepping.now().toISOString()).toBe('2027-01-01T00:00:00.000Z');
  });
});

describe('the words of time', () => {
  it.each([
    [3 * HOUR + 20 * 60_000, 'còn 3 giờ 20 phút', '3 hours 20 minutes left'],
    [-48 * HOUR, 'quá hạn 2 ngày', '2 days overdue'],
    [-49.5 * HOUR, 'quá hạn 2 ngày 1 giờ', '2 days 1 hour overdue'],
    [24 * HOUR + 59 * 60_000, 'còn 1 ngày', '1 day left'],
    [HOUR, 'còn 1 giờ', '1 hour left'],
    [119_999, 'còn 1 phút', '1 minute left'],
    [59_999, 'còn chưa đến 1 phút', 'less than a minute left'],
    [0, 'còn chưa đến 1 phút', 'less than a minute left'],
  ])('%d ms: %s', (ms, vi, en) => {
    expect(formatRemaining(ms)).toBe(vi);
    expect(formatRemaining(ms, 'en')).toBe(en);
  });

  it('write the day first and the hour of Viet Nam', () => {
    expect(formatDate('2026-11-24' as CivilDate)).toBe('24/11/2026');
    expect(formatInstant(new Date('2026-11-23T17:05:00Z'))).toBe('00:05 24/11/2026');
    expect(formatInstant(new Date('1969-12-31T17:05:00Z'))).toBe('00:05 01/01/1970');
    expect(formatSpan(-90_000)).toBe('1 phút');
  });
});
