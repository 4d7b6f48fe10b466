import { useActionData } from 'react-router';
import type { FormAnswer } from './answer-form.ts';

/** Names and what they are, in two columns; one below the other on a phone. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: React.ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type Tone = 'plain' | 'quiet' | 'good' | 'attention' | 'danger';

/** A word in a shape. The word says it; `attention` and `danger` have a sign of their own before it. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: React.ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

/** Nothing here, and what that means. */
export function Empty({ title, children }: { title: string; children?: React.ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <div>{children}</div>}
    </div>
  );
}

export function Notice({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: React.ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`}>
      {title && <p className="notice-title">{title}</p>}
      <div>{children}</div>
    </div>
  );
}

export function Card({
  title,
  actions,
  children,
  isStep,
}: {
  title?: string;
  actions?: React.ReactNode;
  children: React.ReactNode;
  isStep?: boolean;
}) {
  return (
    <section className={isStep ? 'card card-step' : 'card'}>
      {title && (
        <div className="card-head">
          <h2>{title}</h2>
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}

type DisclosureProps = {
  readonly summary: string;
  readonly isOpen?: boolean;
  /** Name of the form inside: when it is refused, the fold opens, so that nobody has to look for what went wrong. */
  readonly form?: string;
  /** Which one, where several forms of that name stand on the page. */
  readonly formId?: string;
  readonly children: React.ReactNode;
};

/** Folded until asked for; needs no script. */
export function Disclosure({ summary, isOpen = false, form, formId, children }: DisclosureProps) {
  const answer = useActionData<FormAnswer>();
  const isRefused =
    form !== undefined &&
    answer?.problem !== undefined &&
    answer.form === form &&
    (formId === undefined || answer.id === formId);
  return (
    <details className="disclosure" open={isOpen || isRefused}>
      <summary>{summary}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}

type TableProps = {
  /** What the table is, for those who hear the page. */
  readonly label: string;
  readonly columns: readonly { readonly key: string; readonly name: string; readonly isNumber?: boolean }[];
  readonly rows: readonly {
    readonly key: string;
    readonly cells: Readonly<Record<string, React.ReactNode>>;
    readonly isMarked?: boolean;
  }[];
};

/** Rows and columns; on a phone every row becomes a card whose cells carry their column's name. */
export function Table({ label, columns, rows }: TableProps) {
  return (
    <div className="table-box">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, name, isNumber }) => (
              <th key={key} scope="col" className={isNumber ? 'is-number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.isMarked ? 'is-marked' : undefined}>
              {columns.map(({ key, name, isNumber }) => (
                <td key={key} data-label={name} className={isNumber ? 'is-number' : undefined}>
                  {row.cells[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
