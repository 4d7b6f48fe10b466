import { Link } from 'react-router';
import { type FileHeadFacts, type FileTab } from './file-tabs.ts';
import { Badge } from './parts.tsx';
import { reportWordsEn } from './report-words.en.ts';
import { reportWordsVi } from './report-words.vi.ts';
import { TimeLeft } from './time.tsx';
import { useWords } from './words.ts';

/** The pages of one file, one step apart. `tabs` comes from the loader: `tabsOf(hasPage)`. */
export function FileTabs({
  fileId,
  current,
  tabs,
}: {
  fileId: string;
  current: FileTab;
  tabs: readonly FileTab[];
}) {
  const w = useWords(reportWordsVi, reportWordsEn);
  return (
    <nav className="file-tabs" aria-label={w.tabsLabel}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab}>
            <Link
              to={tab ? `/tin/${fileId}/${tab}` : `/tin/${fileId}`}
              aria-current={tab === current ? 'page' : undefined}
            >
              {w.tabs[tab]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Stays in sight on every page of a file: number, kind, urgency, holder, clock, and loudly when somebody must not learn of it. */
export function FileHead({
  head,
  current,
  tabs,
  now,
}: {
  head: FileHeadFacts;
  current: FileTab;
  tabs: readonly FileTab[];
  now: string;
}) {
  const w = useWords(reportWordsVi, reportWordsEn);
  const holder = head.isMine ? w.heldByMe : (head.holderName ?? w.heldByNobody);
  return (
    <div className="file-head">
      {head.isRestricted && <p className="file-restricted">{w.restricted}</p>}
      <p className="file-head-facts">
        <b className="file-code">{w.code(head.reference)}</b>
        {head.priority === 'EMERGENCY' && <Badge tone="danger">{w.priorities.EMERGENCY}</Badge>}
        {head.priority === 'HIGH' && <Badge tone="attention">{w.priorities.HIGH}</Badge>}
        <span>{head.category ? w.categories[head.category] : w.noCategory}</span>
        <span>{w.states[head.state]}</span>
        <span>{[head.organizationName, holder].filter(Boolean).join(' · ')}</span>
        {head.dueAt && <TimeLeft due={head.dueAt} now={now} />}
      </p>
      <FileTabs fileId={head.fileId} current={current} tabs={tabs} />
    </div>
  );
}
