import { describe, expect, it } from 'vitest';
import { asCivilDate, endOfDay } from '#kernel/clock/clock.ts';
import { shippedRegistry } from '#kernel/legal-basis/registry.ts';
import { getTimeLimit, shippedLegalReasons, shippedTimeLimits } from '../limits.ts';
import { assertChangeable, assertExtension, assertReason } from './changes.ts';
import { escalationsDue, formatDue, overdueByMs, stateAt } from './state.ts';
import type { ClockFacts } from './state.ts';

const at = (text: string) => new Date(`${text}+07:00`);
const day = asCivilDate;
const limits = shippedTimeLimits();
const emergency = getTimeLimit(limits, 'caseEmergencyIntervention', day('2026-06-01'));
const denunciation = getTimeLimit(limits, 'denunciationDecision', day('2026-06-01'));
const complex = getTimeLimit(limits, 'denunciationComplex', day('2026-06-01'));
const clock: ClockFacts = {
  startedAt: at('2026-06-01T08:00'),
  warnAt: at('2026-06-01T14:00'),
  dueAt: at('2026-06-01T20:00'),
  stoppedAt: null,
  pauses: [],
};

describe('the state of a clock', () => {
  it.each([
    ['2026-06-01T08:00:00', 'RUNNING'],
    ['2026-06-01T13:59:59', 'RUNNING'],
    ['2026-06-01T14:00:00', 'WARNING'],
    ['2026-06-01T20:00:00', 'WARNING'],
    ['2026-06-01T20:00:00.001', 'OVERDUE'],
  ])('at %s it is %s', (now, state) => {
    expect(stateAt(clock, at(now)).state).toBe(state);
  });

  it('says how much is left, and how much is lost', () => {
    expect(stateAt(clock, at('2026-06-01T16:40')).remainingMs).toBe(200 * 60_000);
    expect(overdueByMs(clock, at('2026-06-01T21:00'))).toBe(3_600_000);
    expect(overdueByMs(clock, at('2026-06-01T20:00'))).toBeUndefined();
  });

  it('a stopped clock stays as it stopped, and one stopped late is a breach for ever', () => {
    const intime = { ...clock, stoppedAt: at('2026-06-01T19:00') };
    expect(stateAt(intime, at('2027-01-01T00:00'))).toEqual({ state: 'STOPPED', remainingMs: 3_600_000 });
    expect(overdueByMs(intime, at('2027-01-01T00:00'))).toBeUndefined();
    expect(overdueByMs({ ...clock, stoppedAt: at('2026-06-01T22:00') }, at('2027-01-01T00:00'))).toBe(
      2 * 3_600_000,
    );
  });

  it('a paused clock is neither late nor warned, however long it rests', () => {
    const paused = { ...clock, pauses: [{ from: at('2026-06-01T10:00'), to: null }] };
    expect(stateAt(paused, at('2026-07-01T00:00'))).toEqual({ state: 'PAUSED', remainingMs: 10 * 3_600_000 });
    expect(overdueByMs(paused, at('2026-07-01T00:00'))).toBeUndefined();
    expect(escalationsDue(emergency, paused, at('2026-07-01T00:00'))).toEqual([]);
  });

  it('a due day that nobody knows is said to be unknown, and still warns', () => {
    const unknown = { ...clock, dueAt: null };
    expect(stateAt(unknown, at('2026-06-02T00:00'))).toEqual({ state: 'WARNING', remainingMs: null });
    expect(overdueByMs(unknown, at('2027-06-02T00:00'))).toBeUndefined();
  });

  it('climbs the ladder one step after the other', () => {
    const reached = (now: string) => escalationsDue(emergency, clock, at(now)).map((s) => s.to);
    expect(reached('2026-06-01T13:59')).toEqual([]);
    expect(reached('2026-06-01T14:00')).toEqual(['FOCAL_POINT']);
    expect(reached('2026-06-01T15:00')).toEqual(['FOCAL_POINT', 'UNIT_HEAD']);
    expect(reached('2026-06-01T20:00')).toEqual(['FOCAL_POINT', 'UNIT_HEAD']);
    expect(reached('2026-06-01T20:01')).toEqual(['FOCAL_POINT', 'UNIT_HEAD', 'ORGANIZATION_HEAD']);
    expect(reached('2026-06-01T22:01')).toEqual([
      'FOCAL_POINT',
      'UNIT_HEAD',
      'ORGANIZATION_HEAD',
      'PROGRAMME_LEAD',
    ]);
  });

  it('writes the date that the law means', () => {
    expect(formatDue(endOfDay(day('2026-11-27')))).toBe('hết ngày 27/11/2026');
    expect(formatDue(at('2026-11-27T14:20'))).toBe('lúc 14:20 27/11/2026');
    expect(formatDue(endOfDay(day('2026-11-27')), 'en')).toBe('by the end of 27/11/2026');
  });
});

describe('changing a clock', () => {
  const registry = shippedRegistry();
  const reasons = shippedLegalReasons();
  const change = (reasonCode: string, on = '2026-06-01T09:00') => ({ reasonCode, at: at(on) });

  it('a pause needs a reason that the law gives for this very limit', () => {
    expect(
      assertReason(registry, reasons, denunciation, 'PAUSE', change('BLTTHS_148_EXPERT')).article,
    ).toContain('148');
    for (const [limit, code] of [
      [denunciation, 'TOO_BUSY'],
      [denunciation, 'BLTTHS_147_EXTENSION'],
      [emergency, 'BLTTHS_148_EXPERT'],
    ] as const) {
      expect(() => assertReason(registry, reasons, limit, 'PAUSE', change(code))).toThrow(
        expect.objectContaining({ reason: 'NO_LEGAL_REASON' }),
      );
    }
  });

  it('no reason at all pauses or lengthens an emergency', () => {
    expect(reasons.filter((r) => r.appliesTo.includes('caseEmergencyIntervention'))).toEqual([]);
    expect(emergency.extension).toBeUndefined();
  });

  it('a reason whose law was not in force on the day is refused', () => {
    expect(() =>
      assertReason(
        registry,
        reasons,
        complex,
        'EXTENSION',
        change('BLTTHS_147_EXTENSION', '2017-12-31T09:00'),
      ),
    ).toThrow(expect.objectContaining({ reason: 'LEGAL_BASIS_NOT_IN_FORCE' }));
  });

  it('nothing is changed backwards, twice, after the end or after the stop', () => {
    const refusedAs = (facts: ClockFacts, when: string, reason: string) =>
      expect(() => assertChangeable(facts, at(when))).toThrow(expect.objectContaining({ reason }));
    assertChangeable(clock, at('2026-06-01T20:00'));
    refusedAs(clock, '2026-06-01T07:59', 'CLOCK_ORDER');
    refusedAs(clock, '2026-06-01T20:01', 'CLOCK_OVERDUE');
    refusedAs({ ...clock, stoppedAt: at('2026-06-01T09:00') }, '2026-06-01T10:00', 'CLOCK_STOPPED');
    refusedAs(
      { ...clock, pauses: [{ from: at('2026-06-01T09:00'), to: null }] },
      '2026-06-01T10:00',
      'CLOCK_PAUSED',
    );
    refusedAs(
      { ...clock, pauses: [{ from: at('2026-06-01T09:00'), to: at('2026-06-01T11:00') }] },
      '2026-06-01T10:00',
      'CLOCK_ORDER',
    );
  });

  it('an extension stays under its cap, once, and somebody else approves it', () => {
    const ask = (
      amount: number,
      before: { amount: number }[] = [],
      approvedBy = 'vien-truong',
      requestedBy = 'dieu-tra-vien',
    ) => assertExtension(complex, before, { amount, approvedBy, requestedBy });
    ask(2);
    ask(1);
    const refusedAs = (wanted: () => void, reason: string) =>
      expect(wanted).toThrow(expect.objectContaining({ reason }));
    refusedAs(() => ask(3), 'EXTENSION_CAP');
    refusedAs(() => ask(0), 'EXTENSION_CAP');
    refusedAs(() => ask(-1), 'EXTENSION_CAP');
    refusedAs(() => ask(1.5), 'EXTENSION_CAP');
    refusedAs(() => ask(2, [{ amount: 1 }]), 'EXTENSION_CAP');
    refusedAs(() => ask(2, [], ' '), 'APPROVER_NEEDED');
    refusedAs(() => ask(2, [], 'dieu-tra-vien'), 'APPROVER_NEEDED');
    refusedAs(
      () => assertExtension(emergency, [], { amount: 1, approvedBy: 'a', requestedBy: 'b' }),
      'EXTENSION_CAP',
    );
  });
});
