import { describe, expect, it } from 'vitest';
import { base32, codeOfStep, enrolmentAddress, findStep, stepAt } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

describe('codes of an authenticator app', () => {
  it('are those of RFC 6238, appendix B (last six of eight digits)', () => {
    const table: [number, string][] = [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_111_111_111, '050471'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
      [20_000_000_000, '353130'],
    ];
    for (const [seconds, code] of table)
      expect(codeOfStep(secret, stepAt(new Date(seconds * 1000)))).toBe(code);
  });

  it('are taken one step early and one step late, not two', () => {
    const now = new Date(1_234_567_890_000);
    const at = (steps: number) => codeOfStep(secret, stepAt(now) + steps);
    expect([-2, -1, 0, 1, 2].map((steps) => findStep(secret, at(steps), now) !== null)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(findStep(secret, ' 005 924 ', now)).toBe(stepAt(now));
    for (const typed of ['', '5924', '00592４', '0059245', 'abcdef'])
      expect(findStep(secret, typed, now)).toBeNull();
  });

  it('travel to the app as RFC 4648 writes them', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(enrolmentAddress(secret, 'An Nhi', 'thu@vidu.vn')).toContain(
      'otpauth://totp/An%20Nhi:thu%40vidu.vn?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    );
  });
});
