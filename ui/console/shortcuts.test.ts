import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaKeys, leavesField, mayBeShortcut, type PressedKey, type Shortcut, stroke } from './shortcuts.ts';

const press = (change: Partial<PressedKey>): PressedKey => ({
  key: 'j',
  isComposing: false,
  keyCode: 74,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  isTyping: false,
  ...change,
});

describe('a key is a shortcut', () => {
  it('when it is pressed alone, outside every field', () => {
    expect(['j', '?', '/', '1'].map((key) => mayBeShortcut(press({ key })))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('never while Vietnamese is being composed, by flag or by key code', () => {
    expect(mayBeShortcut(press({ isComposing: true }))).toBe(false);
    expect(mayBeShortcut(press({ keyCode: 229, key: 'Process' }))).toBe(false);
    expect(mayBeShortcut(press({ keyCode: 229 }))).toBe(false);
  });

  it('never in a field, with a modifier, or when somebody else took it', () => {
    for (const change of [
      { isTyping: true },
      { ctrlKey: true },
      { metaKey: true },
      { altKey: true },
      { defaultPrevented: true },
      { key: 'Tab' },
      { key: 'Enter' },
    ])
      expect(mayBeShortcut(press(change)), JSON.stringify(change)).toBe(false);
  });
});

it('Escape leaves the field that is typed in, never while letters are being composed', () => {
  expect(leavesField(press({ key: 'Escape', isTyping: true }))).toBe(true);
  expect(leavesField(press({ key: 'Escape', isTyping: true, isComposing: true }))).toBe(false);
  expect(leavesField(press({ key: 'Escape', isTyping: true, defaultPrevented: true }))).toBe(false);
  expect(leavesField(press({ key: 'Escape' }))).toBe(false);
  expect(leavesField(press({ key: 'a', isTyping: true }))).toBe(false);
});

describe('two keys one after the other', () => {
  const run = () => undefined;
  const list: Shortcut[] = [
    ['c', 'claim', run],
    ['g t', 'queue', run],
  ];

  it('wait for the second, and a second that means nothing does nothing', () => {
    expect(stroke(list, null, 'g')).toEqual({ run: null, half: 'g', isTaken: true });
    expect(stroke(list, 'g', 't')).toEqual({ run, half: null, isTaken: true });
    // A slip after `g` claims no report.
    expect(stroke(list, 'g', 'c')).toEqual({ run: null, half: null, isTaken: true });
    expect(stroke(list, null, 'c').run).toBe(run);
    expect(stroke(list, null, 't')).toEqual({ run: null, half: null, isTaken: false });
  });

  it('give every section a letter of its own address, none twice', () => {
    expect(areaKeys(['/tin', '/truc', '/tim', '/nhap-tin'])).toEqual(['t', 'r', 'i', 'n']);
    fc.assert(
      fc.property(fc.array(fc.string()), (paths) => {
        const letters = areaKeys(paths).filter((one) => one !== null);
        expect(new Set(letters).size).toBe(letters.length);
      }),
    );
  });
});
