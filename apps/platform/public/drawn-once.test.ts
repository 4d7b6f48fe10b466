import { describe, expect, it } from 'vitest';
import { drawnOnce } from './drawn-once.ts';

describe('an untouched page', () => {
  it('is drawn once and bears each request’s own number', () => {
    let drawings = 0;
    const page = drawnOnce();
    const draw = (nonce: string) => {
      drawings += 1;
      return `<input value="${nonce}"><p>${nonce}</p>`;
    };
    expect(page('a', 'eins', draw)).toBe('<input value="eins"><p>eins</p>');
    expect(page('a', 'zwei', draw)).toBe('<input value="zwei"><p>zwei</p>');
    expect(drawings).toBe(1);
  });

  it('of another language or with another notice is another drawing', () => {
    const page = drawnOnce();
    expect(page('vi', 'n', (n) => `vi ${n}`)).toBe('vi n');
    expect(page('en', 'n', (n) => `en ${n}`)).toBe('en n');
  });

  it('takes nothing into its hole that could mean something in HTML', () => {
    const page = drawnOnce();
    const escape = (n: string) => `<p>${n.replaceAll('<', '&lt;')}</p>`;
    page('a', 'ok', escape);
    expect(page('a', '<script>', escape)).toBe('<p>&lt;script></p>');
  });

  it('forgets the oldest drawing, so that notices that change cannot fill the memory', () => {
    let drawings = 0;
    const page = drawnOnce();
    const draw = (n: string) => {
      drawings += 1;
      return n;
    };
    for (let n = 0; n < 1_000; n += 1) page(`notice ${n}`, 'x', draw);
    page('notice 999', 'x', draw);
    expect(drawings).toBe(1_000);
    page('notice 0', 'x', draw);
    expect(drawings).toBe(1_001);
  });
});
