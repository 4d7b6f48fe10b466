import { useEffect, useRef } from 'react';
import { NavLink, useLocation, useNavigation } from 'react-router';
import { Mark } from '#ui/public/components/mark.tsx';
import { consolePath } from './addresses.ts';
import { AlarmBand } from './alarm-band.tsx';
import { formFields } from './answer-form.ts';
import { KeyboardHelp } from './keyboard-help.tsx';
import { IdleLock } from './lock.tsx';
import { useIsPlain } from './plain-page.tsx';
import type { ShellData } from './shell-data.ts';
import { ShortcutsProvider } from './shortcuts-provider.tsx';
import { useShellData, useShellWords } from './words.ts';

/** The frame of every page: who is here, where one can go, the page, and the cover that comes down when nobody is there. */
export function Shell({ children }: { children: React.ReactNode }) {
  const shell = useShellData();
  const words = useShellWords();
  const navigation = useNavigation();
  const isPlain = useIsPlain();
  useFocusOnNewPage();
  return (
    <ShortcutsProvider isOn={shell?.shortcuts !== 'off'}>
      {navigation.state !== 'idle' && <div className="going" aria-hidden="true" />}
      <div id="page" className={shell?.person ? 'frame' : 'frame frame-open'}>
        <a className="skip" href="#main">
          {words.skipToContent}
        </a>
        {shell?.person ? <SideBar shell={shell} person={shell.person} /> : <OpenBar />}
        <div className="sheet">
          {shell?.isDemo && (
            <aside className="demo" aria-label={words.demoLabel}>
              {words.demo}
            </aside>
          )}
          {shell?.person && <AlarmBand ringing={shell.ringing} />}
          <main id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
        <div id="said" className="unseen" aria-live="polite" />
        {shell && !isPlain && <KeyboardHelp shell={shell} />}
      </div>
      {shell?.person && <IdleLock />}
    </ShortcutsProvider>
  );
}

/** A new page begins at its beginning, for those who hear it too; without scripts the browser does that by itself. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}

function Brand() {
  return (
    <a className="brand" href={consolePath('/')}>
      <Mark />
      <span>An Nhi</span>
    </a>
  );
}

function OpenBar() {
  return (
    <header className="open-bar">
      <Brand />
    </header>
  );
}

function SideBar({ shell, person }: { shell: ShellData; person: NonNullable<ShellData['person']> }) {
  const words = useShellWords();
  const { pathname } = useLocation();
  return (
    <header className="side">
      <Brand />
      {/* Open on wide screens by CSS; on a phone it unfolds without a script. A new page folds it again. */}
      <details className="side-menu" key={pathname}>
        <summary>{words.menu}</summary>
      </details>
      <div className="side-content">
        {shell.search && (
          // What is looked for travels in the body: words of a report never stand in an address.
          <form
            className="side-search"
            role="search"
            aria-label={shell.search.label}
            method="post"
            action={consolePath(shell.search.path)}
          >
            <input type="hidden" name={formFields.does} value="search" />
            <label className="unseen" htmlFor="search">
              {shell.search.label}
            </label>
            <input id="search" type="search" name="q" placeholder={shell.search.label} autoComplete="off" />
          </form>
        )}
        <nav aria-label={words.nav}>
          <ul>
            {shell.nav.map(({ path, label }) => (
              <li key={path}>
                <NavLink to={path}>{label}</NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="side-person">
          <p className="person-name">{person.name}</p>
          {person.offices.map((office) => (
            <p key={office} className="person-office">
              {office}
            </p>
          ))}
          <Settings shell={shell} />
          <form method="post" action={consolePath('/sign-out')}>
            <button className="side-button" type="submit">
              {words.signOut}
            </button>
          </form>
        </div>
      </div>
    </header>
  );
}

/** Plain forms, not the router's: the answer changes the document itself. */
function Settings({ shell }: { shell: ShellData }) {
  const words = useShellWords();
  const location = useLocation();
  const back = consolePath(location.pathname + location.search);
  return (
    <details className="side-settings">
      <summary>{words.settings}</summary>
      <form method="post" action={consolePath('/settings')}>
        <input type="hidden" name="back" value={back} />
        <button
          className="side-button"
          type="submit"
          name="language"
          value={shell.locale === 'vi' ? 'en' : 'vi'}
          lang={shell.locale === 'vi' ? 'en' : 'vi'}
        >
          {words.otherLanguage}
        </button>
        <fieldset className="schemes">
          <legend>{words.scheme}</legend>
          {(['auto', 'light', 'dark'] as const).map((scheme) => (
            <button
              key={scheme}
              className="side-button"
              type="submit"
              name="scheme"
              value={scheme}
              aria-pressed={shell.scheme === scheme}
            >
              {words.schemes[scheme]}
            </button>
          ))}
        </fieldset>
        <button
          className="side-button"
          type="submit"
          name="shortcuts"
          value={shell.shortcuts === 'on' ? 'off' : 'on'}
        >
          {shell.shortcuts === 'on' ? words.keyboard.turnOff : words.keyboard.turnOn}
        </button>
      </form>
    </details>
  );
}
