import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnNhiError, type ErrorCode, invalidInput, statusOf } from '#kernel/errors/errors.ts';
import { createLimiter, prefixOf } from './limits.ts';
import { problemOf, problemResponse } from './problem.ts';

describe('limits by address', () => {
  it('let a burst through, then make one wait, then let the same number a second through', () => {
    const limiter = createLimiter(2, 5);
    const results = Array.from({ length: 7 }, () => limiter.check('203.0.113.7', 0));
    expect(results).toEqual([0, 0, 0, 0, 0, 1, 1]);
    expect(limiter.check('203.0.113.7', 500)).toBe(0);
    expect(limiter.check('203.0.113.7', 500)).toBeGreaterThan(0);
    expect(limiter.check('203.0.113.7', 1_500)).toBe(0);
  });

  it('never let more through than burst and rate allow, however the requests fall, also when the clock jumps back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2_000, max: 3_000 }), { maxLength: 200 }), (steps) => {
        const limiter = createLimiter(3, 10);
        let at = 10_000;
        let forward = 0;
        let passed = 0;
        for (const step of steps) {
          at = Math.max(0, at + step);
          forward += Math.max(0, step);
          if (limiter.check('198.51.100.1', at) === 0) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(10 + Math.ceil((forward / 1000) * 3) + 1);
      }),
      { numRuns: 200 },
    );
  });

  it('count a whole /24 and a whole /56 as one, so that one host cannot be many', () => {
    expect(prefixOf('203.0.113.7')).toBe(prefixOf('203.0.113.250'));
    expect(prefixOf('203.0.113.7')).not.toBe(prefixOf('203.0.114.7'));
    expect(prefixOf('::ffff:203.0.113.7')).toBe(prefixOf('203.0.113.9'));
    expect(prefixOf('2001:db8:1:2::1')).toBe(prefixOf('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(prefixOf('2001:db8:1:ff::1')).toBe(prefixOf('2001:0db8:0001:00aa:0:0:0:1'));
    expect(prefixOf('2001:db8:1:100::1')).not.toBe(prefixOf('2001:db8:1:200::1'));
    expect(prefixOf('::1')).not.toBe(prefixOf('2001:db8::1'));
    expect(prefixOf('::ffff:cb00:7107')).toBe(prefixOf('203.0.113.7'));
  });

  it('take any nonsense for an address without failing, and keep no more than they may', () => {
    const limiter = createLimiter(1, 1, 100);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(limiter.check(text, 0)).toBeGreaterThanOrEqual(0);
      }),
    );
    for (let host = 0; host < 1_000; host += 1) limiter.check(`10.${host >> 8}.${host & 255}.1`, 0);
    expect(limiter.size).toBeLessThanOrEqual(100);
  });

  it('forget everything with the hourly salt', () => {
    const limiter = createLimiter(0.000001, 1);
    limiter.check('192.0.2.1', 1);
    expect(limiter.check('192.0.2.1', 2)).toBeGreaterThan(0);
    expect(limiter.check('192.0.2.1', 3_700_000)).toBe(0);
    expect(limiter.size).toBe(1);
  });
});

describe('problem details', () => {
  it('say every code with its status, stable type, sentence in the language asked for, and trace', () => {
    for (const code of Object.keys(statusOf) as ErrorCode[]) {
      const problem = problemOf(
        new AnNhiError(code, 'SOME_REASON', { vi: 'câu', en: 'sentence' }),
        'trace-1',
        'en',
      );
      expect(problem).toEqual({
        type: '/problems/some-reason',
        title: 'SOME_REASON',
        status: statusOf[code],
        detail: 'sentence',
        instance: 'urn:uuid:trace-1',
      });
    }
    expect(problemOf(new AnNhiError('REFUSED', 'X', { vi: 'câu', en: 'sentence' }), 't', 'vi').detail).toBe(
      'câu',
    );
  });

  it('name every field at once', () => {
    const error = invalidInput([
      { path: 'links.3', sentence: { vi: 'a', en: 'b' } },
      { path: 'text', sentence: { vi: 'c', en: 'd' } },
    ]);
    expect(problemOf(error, 't', 'vi')).toMatchObject({
      status: 422,
      errors: [
        { field: 'links.3', detail: 'a' },
        { field: 'text', detail: 'c' },
      ],
    });
  });

  it('tell nothing of what went wrong inside: no message, no stack, no SQL, no path', async () => {
    for (const secret of [
      new Error('password "hunter2" for /srv/annhi'),
      'select * from auth.x',
      null,
      { toString: () => 'hunter2' },
    ]) {
      const text = await problemResponse(secret, 't', 'en').text();
      expect(text).not.toMatch(/hunter2|srv|select/);
      expect(JSON.parse(text)).toMatchObject({ status: 500, title: 'INTERNAL' });
    }
  });

  it('are typed, not stored, and say when to come back', async () => {
    const busy = problemResponse(new AnNhiError('TOO_MANY', 'TOO_MANY', { vi: '', en: '' }), 't', 'vi', 7);
    expect([busy.status, busy.headers.get('retry-after'), busy.headers.get('cache-control')]).toEqual([
      429,
      '7',
      'no-store',
    ]);
    expect(busy.headers.get('content-type')).toContain('application/problem+json');
    expect(
      problemResponse(new AnNhiError('UNAVAILABLE', 'X', { vi: '', en: '' }), 't', 'vi').headers.get(
        'retry-after',
      ),
    ).toBe('30');
    expect(
      problemResponse(new AnNhiError('REFUSED', 'X', { vi: '', en: '' }), 't', 'vi').headers.get(
        'retry-after',
      ),
    ).toBeNull();
  });
});
