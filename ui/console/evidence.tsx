import { useState } from 'react';
import { defang } from '#ui/public/defang.ts';
import { type Mark, piecesOf } from './marks.ts';
import { partsOf } from './unseen.ts';
import { useShellWords } from './words.ts';

/**
 * Text that somebody sent: never a link, never markup, spaces and lines kept, its direction its own, and every character that shows
 * nothing shown by its code. `marks` stand out by shape and word; they are cut out of the text, never written into it.
 */
export function InertText({
  children,
  isInline,
  marks = [],
}: {
  children: string;
  isInline?: boolean;
  marks?: readonly Mark[];
}) {
  const inner = piecesOf(children, marks).map(({ text, mark }, index) =>
    mark ? (
      <mark key={index} className={`mark mark-${mark.tone}`}>
        <Unseen text={text} />
        <span className="mark-word"> {mark.word}</span>
      </mark>
    ) : (
      <Unseen key={index} text={text} />
    ),
  );
  return isInline ? (
    <bdi className="inert inert-inline">{inner}</bdi>
  ) : (
    <div className="inert" dir="auto">
      {inner}
    </div>
  );
}

function Unseen({ text }: { text: string }) {
  const words = useShellWords();
  return partsOf(text).map((part, index) =>
    'text' in part ? (
      <span key={index}>{part.text}</span>
    ) : (
      <span key={index} className="unseen-mark" role="img" aria-label={words.unseen(part.code)}>
        {part.code}
      </span>
    ),
  );
}

/** An address as evidence: defanged to be read, its exact text to be copied, never to be opened. */
export function ExactAddress({ exact, shown }: { exact: string; shown?: string }) {
  const words = useShellWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(exact);
    setCopied(true);
    const said = document.getElementById('said');
    if (said) said.textContent = words.copied;
  };
  return (
    <span className="address">
      <code translate="no">
        <bdi dir="ltr">{shown ?? defang(exact)}</bdi>
      </code>
      <button
        type="button"
        className="copy needs-script"
        aria-label={`${words.copyExact}: ${shown ?? defang(exact)}`}
        onClick={() => void copy()}
      >
        {isCopied ? words.copied : words.copy}
      </button>
    </span>
  );
}
