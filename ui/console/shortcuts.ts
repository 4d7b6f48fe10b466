import { createContext, useContext, useEffect, useRef } from 'react';

/** Key as `KeyboardEvent.key`, or two one after the other (`g t`); what it does in words, and what is then run. */
export type Shortcut = readonly [key: string, words: string, run: () => void];

export type ShortcutRegistry = {
  /** Adds; returns what takes away again. */
  add(shortcuts: () => readonly Shortcut[]): () => void;
  list(): readonly Shortcut[];
};

export const ShortcutsContext = createContext<ShortcutRegistry | null>(null);

/** Shortcuts for as long as the component is on the page. Silent while somebody types, composes a letter or has turned them off. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useContext(ShortcutsContext);
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => registry?.add(() => latest.current), [registry]);
}

export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'keyCode'
> & { readonly isTyping: boolean };

/**
 * Whether a key may mean a shortcut. Telex and VNI compose letters out of several keys: those carry `isComposing` or key code 229,
 * and every key inside a field belongs to the field.
 */
export function mayBeShortcut(pressed: PressedKey): boolean {
  if (pressed.defaultPrevented || pressed.isComposing || pressed.keyCode === 229 || pressed.isTyping)
    return false;
  return !pressed.ctrlKey && !pressed.metaKey && !pressed.altKey && pressed.key.length === 1;
}

/** Whether a key leaves the field in which it was pressed; a list of suggestions or a composition that is open takes Escape first. */
export function leavesField(pressed: PressedKey): boolean {
  return pressed.key === 'Escape' && pressed.isTyping && !pressed.isComposing && !pressed.defaultPrevented;
}

/** Whether keys pressed here belong to a field. Radios and checkboxes take the space bar and arrows only, yet they count too. */
export function isTypingIn(element: Element | null): boolean {
  return (
    element !== null &&
    element.closest(
      'input, textarea, select, [contenteditable]:not([contenteditable=false]), dialog[open]',
    ) !== null
  );
}

/** What a key comes to: something to run, or the first half of two keys, or nothing. */
export type Stroke = {
  readonly run: (() => void) | null;
  readonly half: string | null;
  readonly isTaken: boolean;
};

/**
 * Reads one more key. `half` is what the key before left open. A second key that means nothing after the first does nothing at all:
 * a slip after `g` must not claim a report.
 */
export function stroke(list: readonly Shortcut[], half: string | null, key: string): Stroke {
  if (half !== null) {
    const found = list.findLast(([name]) => name === `${half} ${key}`);
    return { run: found?.[2] ?? null, half: null, isTaken: true };
  }
  const found = list.findLast(([name]) => name === key);
  if (found) return { run: found[2], half: null, isTaken: true };
  const isHalf = list.some(([name]) => name.startsWith(`${key} `));
  return { run: null, half: isHalf ? key : null, isTaken: isHalf };
}

/** A letter for each section, taken from its own address, no letter twice; null where none is left. */
export function areaKeys(paths: readonly string[]): (string | null)[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const parts = path.toLowerCase().split(/[^a-z0-9]+/);
    const wanted = [...parts.map((part) => part.slice(0, 1)), ...parts.join('')];
    const letter = wanted.find((one) => one !== '' && !taken.has(one)) ?? null;
    if (letter) taken.add(letter);
    return letter;
  });
}
