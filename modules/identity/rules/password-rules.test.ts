import { describe, expect, it } from 'vitest';
import { findPasswordFault } from './password-rules.ts';

const name = 'nguyen.thi.thu@vidu.vn';

describe('a new password', () => {
  it('may be a sentence in Vietnamese, a string of words, sixteen random digits', () => {
    for (const good of [
      'mèo mướp ngủ trên mái',
      'correct-horse-7',
      'Trời mưa lất phất',
      '8831907724610953',
      'xK#9vQ2!mZ4p',
    ]) {
      expect(findPasswordFault(good, name), good).toBeNull();
    }
  });

  it('has twelve characters as a person counts them', () => {
    expect(findPasswordFault('ngắn quá ạ!', name)).toBe('TOO_SHORT');
    expect(findPasswordFault('😀😀😀😀😀', name)).toBe('TOO_SHORT');
    expect(findPasswordFault('dài '.repeat(40), name)).toBe('TOO_LONG');
  });

  it('is none of those that are guessed first', () => {
    for (const bad of [
      'matkhau12345',
      'Mật khẩu 1234',
      'P@ssword2026',
      'password!!!!',
      'anhyeuem2026!',
      '123456789012',
      'abcdefghijkl',
      'aaaaaaaaaaaa',
      '0912345678901',
      'LongAn@20252026',
      'hanoi.hanoi.'.repeat(1),
    ]) {
      expect(findPasswordFault(bad, name), bad).not.toBeNull();
    }
  });

  it('does not contain the sign-in name', () => {
    expect(findPasswordFault('toi la Nguyen.Thi.Thu day', name)).toBe('CONTAINS_NAME');
  });
});
