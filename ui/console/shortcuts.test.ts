import { describe, expect, it } from 'vitest';
import { mayBeShortcut, type PressedKey } from './shortcuts.ts';

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
