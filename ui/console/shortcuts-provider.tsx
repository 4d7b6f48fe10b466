import { useEffect, useMemo } from 'react';
import {
  isTypingIn,
  mayBeShortcut,
  type Shortcut,
  ShortcutsContext,
  type ShortcutRegistry,
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

  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      const { key, isComposing, keyCode, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      const target = event.target instanceof Element ? event.target : null;
      if (
        !mayBeShortcut({
          key,
          isComposing,
          keyCode,
          ctrlKey,
          metaKey,
          altKey,
          defaultPrevented,
          isTyping: isTypingIn(target),
        })
      )
        return;
      if (document.getElementById('page')?.inert) return;
      const found = registry.list().findLast(([name]) => name === key);
      if (!found) return;
      event.preventDefault();
      found[2]();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn, registry]);

  return <ShortcutsContext value={registry}>{children}</ShortcutsContext>;
}
