import { useEffect, useMemo, useRef } from 'react';
import {
  isTypingIn,
  leavesField,
  mayBeShortcut,
  type Shortcut,
  ShortcutsContext,
  type ShortcutRegistry,
  stroke,
} from './shortcuts.ts';

export function ShortcutsProvider({ isOn, children }: { isOn: boolean; children: React.ReactNode }) {
  const registry = useMemo<ShortcutRegistry>(() => {
    const sources = new Set<() => readonly Shortcut[]>();
    return {
      add(source) {
        sources.add(source);
        return () => void sources.delete(source);
      },
      list: () => [...sources].flatMap((source) => source()),
    };
  }, []);

  const half = useRef<string | null>(null);
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      const { key, isComposing, keyCode, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      const target = event.target instanceof Element ? event.target : null;
      const isTyping = isTypingIn(target);
      const pressed = { key, isComposing, keyCode, ctrlKey, metaKey, altKey, defaultPrevented, isTyping };
      if (leavesField(pressed) && target instanceof HTMLElement && !target.closest('dialog[open]'))
        target.blur();
      if (!mayBeShortcut(pressed)) {
        // Shift alone is on its way to a letter.
        if (key !== 'Shift') half.current = null;
        return;
      }
      if (document.getElementById('page')?.inert) return;
      const next = stroke(registry.list(), half.current, key);
      half.current = next.half;
      if (next.isTaken) event.preventDefault();
      next.run?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn, registry]);

  return <ShortcutsContext value={registry}>{children}</ShortcutsContext>;
}
