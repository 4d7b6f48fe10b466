import type { ReactNode } from 'react';
import type { Language } from '#ui/public/index.ts';

/** A form of the half hour after sending: who goes on is known by the sealed token alone; no word of the report travels. */
export function AfterForm(props: { action: string; language: Language; token: string; children: ReactNode }) {
  return (
    <form className="screen-only" method="post" action={props.action} noValidate>
      <input type="hidden" name="screen" value="sent" />
      <input type="hidden" name="lang" value={props.language} />
      <input type="hidden" name="token" value={props.token} />
      {props.children}
    </form>
  );
}

export function GoButton({ go, isFirst, children }: { go: string; isFirst?: boolean; children: ReactNode }) {
  return (
    <button className={isFirst ? 'button' : 'button quiet'} type="submit" name="go" value={go}>
      {children}
    </button>
  );
}
