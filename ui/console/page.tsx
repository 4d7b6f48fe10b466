import { useEffect } from 'react';
import { Link, useActionData, useSearchParams } from 'react-router';
import { doneParameter } from './addresses.ts';
import type { FormAnswer } from './answer-form.ts';
import { KeptText } from './form.tsx';
import { useShellData, useShellWords } from './words.ts';

type PageProps = {
  /** The page's one heading and the window's title. */
  readonly title: string;
  readonly lead?: React.ReactNode;
  /** Beside the heading: what can be done with the whole page. */
  readonly actions?: React.ReactNode;
  /** Where this page belongs. */
  readonly back?: { readonly to: string; readonly label: string };
  /** Sentences for what was just done, by the key that `doneAt` wrote into the address. */
  readonly done?: Readonly<Record<string, string>>;
  /** Forms on this page now: `name`, or `name:id` where there are several. What was typed into one that is gone (somebody was faster) is shown on its own. */
  readonly forms?: readonly string[];
  /** Takes the whole width: queues and tables. */
  readonly isWide?: boolean;
  readonly children: React.ReactNode;
};

export function Page({ title, lead, actions, back, done, forms, isWide, children }: PageProps) {
  const words = useShellWords();
  const shell = useShellData();
  const answer = useActionData<FormAnswer>();
  const isOnPage =
    !answer || !forms || forms.includes(answer.form) || forms.includes(`${answer.form}:${answer.id}`);
  const orphan = answer?.problem && !isOnPage ? answer : null;
  const office = shell?.person?.offices[0];
  return (
    <div className={isWide ? 'page page-wide' : 'page'}>
      <title>{`${answer?.problem ? words.errorPrefix : ''}${title} · ${office ? `${office} · ` : ''}${words.productName}`}</title>
      {back && (
        <Link className="back" to={back.to}>
          {back.label}
        </Link>
      )}
      <div className="page-head">
        <h1>{title}</h1>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {lead && <p className="page-lead">{lead}</p>}
      {done && <Done sentences={done} />}
      {orphan && <KeptText problem={orphan.problem.sentence} typed={orphan.typed} />}
      {children}
    </div>
  );
}

/** What was just done, once: in the page for everybody, spoken where scripts run, gone from the address afterwards. */
function Done({ sentences }: { sentences: Readonly<Record<string, string>> }) {
  const words = useShellWords();
  const [search, setSearch] = useSearchParams();
  const key = search.get(doneParameter) ?? '';
  const sentence = Object.hasOwn(sentences, key) ? sentences[key] : undefined;
  useEffect(() => {
    const said = document.getElementById('said');
    if (said && sentence) said.textContent = sentence;
  }, [sentence]);
  if (!sentence) return null;
  const close = () => {
    setSearch(
      (from) => {
        from.delete(doneParameter);
        return from;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  return (
    <div className="done">
      <p>{sentence}</p>
      <button className="done-close needs-script" type="button" aria-label={words.dismiss} onClick={close}>
        ✕
      </button>
    </div>
  );
}
