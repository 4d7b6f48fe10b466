import { useContext, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ShellData } from './shell-data.ts';
import { areaKeys, type Shortcut, ShortcutsContext, useShortcuts } from './shortcuts.ts';
import { useShellWords } from './words.ts';

/** The list of keys that `?` opens, and the keys that work everywhere: `g` and a letter for the sections, `/` for the search field. */
export function KeyboardHelp({ shell }: { shell: ShellData }) {
  const words = useShellWords().keyboard;
  const dialog = useRef<HTMLDialogElement>(null);
  const registry = useContext(ShortcutsContext);
  const [listed, setListed] = useState<readonly Shortcut[]>([]);
  const navigate = useNavigate();
  const letters = areaKeys(shell.nav.map(({ path }) => path));
  const everywhere: Shortcut[] = [
    ...shell.nav.flatMap(({ path, label }, index): Shortcut[] =>
      letters[index] ? [[`g ${letters[index]}`, words.goTo(label), () => void navigate(path)]] : [],
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
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
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
