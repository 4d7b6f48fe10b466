import { useEffect, useRef, useState } from 'react';
import { consolePath } from './addresses.ts';
import { isIdle, lockPaths, presenceMs, readUnlockAnswer } from './idle.ts';
import { useShellWords } from './words.ts';

const touches = ['pointerdown', 'keydown', 'input', 'wheel', 'touchstart'] as const;

/**
 * Covers the page when nobody has touched it for a while. The page behind stays as it is, out of reach of eyes, keyboard and screen
 * readers, until the password opens it in place.
 */
export function IdleLock() {
  const words = useShellWords().lock;
  const [isLocked, setLocked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);

  useEffect(() => {
    if (isLocked) return;
    let lastTouch = Date.now();
    let lastSaid = lastTouch;
    const touched = () => {
      const now = Date.now();
      if (isIdle(lastTouch, now)) return;
      lastTouch = now;
      if (now - lastSaid < presenceMs) return;
      lastSaid = now;
      // Any request keeps the session; this one does nothing else.
      void fetch(consolePath('/settings'), { method: 'HEAD', redirect: 'manual' }).catch(() => null);
    };
    const look = () => {
      if (!isIdle(lastTouch, Date.now())) return;
      before.current = document.activeElement;
      setLocked(true);
    };
    const timer = setInterval(look, 5_000);
    for (const touch of touches) document.addEventListener(touch, touched, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const touch of touches) document.removeEventListener(touch, touched, { capture: true });
      document.removeEventListener('visibilitychange', look);
    };
  }, [isLocked]);

  useEffect(() => {
    const page = document.getElementById('page');
    if (page) page.inert = isLocked;
    document.documentElement.classList.toggle('is-locked', isLocked);
    if (isLocked) {
      field.current?.focus();
      // The server ends the session's ease as well; when it cannot be told, its own limit does.
      void fetch(consolePath(lockPaths.lock), {
        method: 'POST',
        headers: { accept: 'application/json' },
      }).catch(() => null);
    } else if (before.current instanceof HTMLElement) before.current.focus();
  }, [isLocked]);

  if (!isLocked) return null;

  async function unlock() {
    setBusy(true);
    setProblem(null);
    const body = new URLSearchParams({ password: field.current?.value ?? '' });
    const answer = await fetch(consolePath(lockPaths.unlock), {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    }).then(readUnlockAnswer, () => null);
    setBusy(false);
    if (answer?.state === 'OPEN') return setLocked(false);
    if (field.current) field.current.value = '';
    field.current?.focus();
    setProblem(answer?.state === 'REFUSED' && answer.sentence ? answer.sentence : words.failed);
  }

  return (
    <div className="lock" role="dialog" aria-modal="true" aria-labelledby="lock-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <h2 id="lock-title">{words.title}</h2>
        <p>{words.why}</p>
        <label htmlFor="lock-password">{words.password}</label>
        <input
          ref={field}
          id="lock-password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-describedby="lock-problem"
        />
        <p id="lock-problem" className="field-problem" role="alert">
          {problem}
        </p>
        <button className="lock-button" type="submit" disabled={isBusy}>
          {words.unlock}
        </button>
        <a href={consolePath('/sign-in')} target="_blank" rel="noreferrer">
          {words.signIn}
        </a>
      </form>
    </div>
  );
}
