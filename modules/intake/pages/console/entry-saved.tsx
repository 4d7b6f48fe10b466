import { LinkButton } from '#ui/console/form.tsx';
import { Notice } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { groupsOf, spokenGroup } from './spoken-code.ts';
import type { SavedData } from './entry-page.tsx';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

/** The code, as large as it is read out, and the one next thing. */
export function SavedEntry({ saved }: { saved: SavedData['saved'] }) {
  const w = useWords(intakeVi, intakeEn).entry;
  const groups = groupsOf(saved.trackingCode);
  return (
    <div className="stack">
      <section className="card entry-code">
        <h2>{saved.isNew ? w.saved.title : w.saved.titleAgain}</h2>
        <p className="entry-code-digits" translate="no">
          <span className="entry-code-label">{w.saved.code}: </span>
          {groups.map((group, index) => (
            <b key={`${index}${group}`}>{group}</b>
          ))}
        </p>
        <ol className="entry-code-spoken" aria-label={w.saved.spell}>
          {groups.map((group, index) => (
            <li key={`${index}${group}`} lang="vi">
              {spokenGroup(group, w.digits)}
            </li>
          ))}
        </ol>
        <p>{w.saved.advice}</p>
        <p className="is-quiet">{w.saved.how}</p>
      </section>
      {saved.isRinging && <Notice tone="danger">{w.saved.ringing}</Notice>}
      {saved.isPhoneUnreadable && <Notice tone="attention">{w.saved.phoneUnreadable}</Notice>}
      {saved.isTaken && <Notice>{w.saved.taken}</Notice>}
      {saved.callBackBy && (
        <Notice>
          {w.saved.call} <Moment at={saved.callBackBy} />
        </Notice>
      )}
      {!saved.fileId && <Notice>{w.saved.elsewhere}</Notice>}
      <div className="entry-next">
        <LinkButton to="/nhap-tin" tone="primary" altKey="n">{`${w.saved.again} · Alt N`}</LinkButton>
        {saved.fileId && (
          <LinkButton to={`/tin/${saved.fileId}`} altKey="m">
            {`${w.saved.open}${saved.reference === null ? '' : ` · ${w.saved.reference(saved.reference)}`} · Alt M`}
          </LinkButton>
        )}
        {saved.hasForm01 && <LinkButton to={`/tin/${saved.fileId}/mau-01`}>{w.saved.form01}</LinkButton>}
      </div>
    </div>
  );
}
