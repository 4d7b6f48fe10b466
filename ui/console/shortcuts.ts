import { createContext, useContext, useEffect, useRef } from 'react';

/** Key as `KeyboardEvent.key`, what it does in words, and what is then run. */
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

/** Whether keys pressed here belong to a field. Radios and checkboxes take the space bar and arrows only, yet they count too. */
export function isTypingIn(element: Element | null): boolean {
  return (
    element !== null &&
    element.closest(
      'input, textarea, select, [contenteditable]:not([contenteditable=false]), dialog[open]',
    ) !== null
  );
}
