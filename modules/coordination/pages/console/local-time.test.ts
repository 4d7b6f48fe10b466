import { expect, it } from 'vitest';
import { instantOfLocal } from './local-time.ts';

it('what is typed is the clock on the wall in Viet Nam, wherever the server stands', () => {
  expect(instantOfLocal('2026-11-21T00:30')).toBe('2026-11-20T17:30:00.000Z');
});

it.each(['', 'hôm qua', '2026-13-01T10:00', '2026-11-21', '2026-11-21T10:00Z'])(
  '%s is no moment',
  (typed) => {
    expect(instantOfLocal(typed)).toBeNull();
  },
);
