import { useContext, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ShellData } from './shell-data.ts';
import { type Shortcut, ShortcutsContext, useShortcuts } from './shortcuts.ts';
import { useShellWords } from './words.ts';

/** The list of keys that `?` opens, and the keys that work everywhere: the sections by number, `/` for the search field. */
export function KeyboardHelp({ shell }: { shell: ShellData }) {
  const words = useShellWords().keyboard;
  const dialog = useRef<HTMLDialogElement>(null);
  const registry = useContext(ShortcutsContext);
  const [listed, setListed] = useState<readonly Shortcut[]>([]);
  const navigate = useNavigate();
  const everywhere: Shortcut[] = [
    ...shell.nav
      .slice(0, 9)
      .map(
        ({ path, label }, index): Shortcut => [
          String(index + 1),
          words.goTo(label),
          () => void navigate(path),
        ],
      ),
    ...(shell.search
      ? [['/', words.search, () => document.getElementById('search')?.focus()] satisfies Shortcut]
      : []),
    ['?', words.help, open],
  ];
  useShortcuts(everywhere);

  function open() {
    setListed(registry?.list() ?? []);
    dialog.current?.showModal();
  }

  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{words.title}</h2>
      <p>{words.lead}</p>
      <dl>
        {listed.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button className="plain-button" type="submit">
          {words.close}
        </button>
      </form>
    </dialog>
  );
}
