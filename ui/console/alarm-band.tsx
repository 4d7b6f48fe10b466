import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { consolePath } from './addresses.ts';
import { alarmPaths, askEveryMs, readCount, titleWithout } from './alarm-count.ts';
import { useShellWords } from './words.ts';

/** While an alarm rings for one of my offices: a band on every page, and where scripts run the number in the window's title. */
export function AlarmBand({ ringing }: { ringing: number | null }) {
  const words = useShellWords().alarm;
  const count = useCount(ringing) ?? 0;
  useTitle(count > 0 ? words.inTitle(count) : '');
  // The place stands from the beginning, so that what appears in it is spoken.
  return (
    <div role="alert">
      {count > 0 && (
        <aside className="alarm" aria-label={words.label}>
          <span>{words.sentence(count)}</span>
          <Link to={alarmPaths.page} reloadDocument>
            {words.open}
          </Link>
        </aside>
      )}
    </div>
  );
}

/** What the page was sent with, then what the server says every twenty seconds. A locked page asks nothing: nobody is there. */
function useCount(sent: number | null): number | null {
  const [heard, setHeard] = useState<{ sent: number | null; count: number } | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.documentElement.classList.contains('is-locked')) return;
      void fetch(consolePath(alarmPaths.count), {
        redirect: 'manual',
        headers: { accept: 'application/json' },
      })
        .then(readCount)
        .then((count) => count !== null && setHeard({ sent, count }))
        .catch(() => null);
    }, askEveryMs);
    return () => clearInterval(timer);
  }, [sent]);
  // A page that was read anew since says it better.
  return heard && heard.sent === sent ? heard.count : sent;
}

/** Before whatever title a page gives itself. */
function useTitle(prefix: string): void {
  useEffect(() => {
    const write = () => {
      const wanted = prefix + titleWithout(document.title);
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    const title = document.head.querySelector('title');
    const observer = new MutationObserver(write);
    if (title) observer.observe(title, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  });
}
