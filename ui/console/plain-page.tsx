import { useEffect } from 'react';
import { useMatches } from 'react-router';

/**
 * `export const handle: PlainPage = { isPlain: true }` in a page: it is sent without the scripts of the console, in the device's own
 * type, and does everything with links and forms. For people on a phone with a bad line.
 */
export type PlainPage = { readonly isPlain: true };

/** Whether the page at this address is plain. */
export function useIsPlain(): boolean {
  return useMatches().some(({ handle }) => (handle as Partial<PlainPage> | undefined)?.isPlain === true);
}

/**
 * The one script of a plain page (`plainPageScript`), with the nonce of this answer. Who came here through the router of another page
 * gets the page again as it is meant: effects run nowhere else.
 */
export function PlainScript({ script, nonce }: { script: string; nonce: string }) {
  useEffect(() => {
    window.location.reload();
  }, []);
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: script }} />;
}
