import { Notice } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';

/** The link just made, to be handed over in person where no letter arrives. */
export function LinkMade({ link }: { link: string }) {
  const { accounts: w } = useWords(identityVi, identityEn);
  return (
    <Notice tone="good" title={w.link}>
      <textarea className="kept" readOnly rows={3} defaultValue={link} aria-label={w.link} />
      <p>{w.linkSent}</p>
    </Notice>
  );
}
