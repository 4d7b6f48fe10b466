import { describe, expect, it } from 'vitest';
import { deviceOf } from './device.ts';
import { absoluteMs, idleMs, isIdleAccount, sessionState } from './session-state.ts';

const start = new Date('2026-11-23T01:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const times = { startedAt: start, lastActiveAt: start, endedAt: null, accountActiveSince: start };

describe('a session', () => {
  it('locks after 15 idle minutes and is over after 12 hours', () => {
    expect(sessionState(times, after(idleMs - 1))).toBe('OPEN');
    expect(sessionState(times, after(idleMs))).toBe('LOCKED');
    expect(sessionState({ ...times, lastActiveAt: after(absoluteMs - 1000) }, after(absoluteMs - 1))).toBe(
      'OPEN',
    );
    expect(sessionState({ ...times, lastActiveAt: after(absoluteMs - 1000) }, after(absoluteMs))).toBe(
      'OVER',
    );
  });

  it('is over when ended, and when the account became active again after it began', () => {
    expect(sessionState({ ...times, endedAt: start }, start)).toBe('OVER');
    expect(sessionState({ ...times, accountActiveSince: after(1) }, after(2))).toBe('OVER');
    expect(sessionState({ ...times, accountActiveSince: null }, after(2))).toBe('OVER');
  });
});

describe('an idle account', () => {
  it('is one without a sign-in for 45 days', () => {
    expect(isIdleAccount(start, after(45 * 86_400_000 - 1))).toBe(false);
    expect(isIdleAccount(start, after(45 * 86_400_000))).toBe(true);
  });
});

describe('the device of a session', () => {
  it('is a family of browser and system, never a version', () => {
    expect(
      deviceOf(
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36',
      ),
    ).toBe('Chrome · Windows');
    expect(
      deviceOf(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
      ),
    ).toBe('Safari · iOS');
    expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
      'Firefox · Linux',
    );
    expect(deviceOf('<script>alert(1)</script>')).toBe('');
  });
});
