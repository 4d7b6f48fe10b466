import { Link, useNavigate, useSearchParams } from 'react-router';
import { Disclosure } from '#ui/console/parts.tsx';
import { useShortcuts } from '#ui/console/shortcuts.ts';
import { useWords } from '#ui/console/words.ts';
import { categories, intakeChannels, priorities } from '../../rules/categories.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import {
  type FilterList,
  filterLists,
  onlyNames,
  showsAvoided,
  sortedBy,
  sortNames,
  stateNames,
  toggled,
} from './queue-filter.ts';
import { useLiveCounts } from './live-counts.ts';
import type { QueueData } from './queue-page.tsx';

const values = {
  state: stateNames,
  priority: priorities,
  category: categories,
  channel: intakeChannels,
} as const;

/** Counters that lead to what they count, and the filter as links: its state is the address, so it can be kept, sent and gone back to. */
export function QueueFilters({
  counts: sent,
  isFiltered,
  isAvoiding,
}: {
  counts: QueueData['counts'];
  isFiltered: boolean;
  isAvoiding: boolean;
}) {
  const counts = useLiveCounts(sent);
  const [search] = useSearchParams();
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.queue;
  const sort = sortNames.find((one) => one === search.get('sort')) ?? 'URGENCY';
  const isClosed = search.get('closed') === '1';
  const names = {
    state: words.states,
    priority: words.priorities,
    category: words.categories,
    channel: words.channels,
  } as const;
  const navigate = useNavigate();
  const isShown = showsAvoided(search);
  const seeAvoided = toggled(search, 'avoided', '1');
  useShortcuts(
    isAvoiding ? [['v', isShown ? w.avoided.cover : w.avoided.see, () => void navigate(seeAvoided)]] : [],
  );
  const label = (list: FilterList, value: string) => (names[list] as Record<string, string>)[value] ?? value;
  const chosen = filterLists.flatMap((list) =>
    values[list].filter((value) => search.has(list, value)).map((value) => [list, value] as const),
  );

  return (
    <div className="queue-head">
      <ul className="counters">
        <Counter to="/tin" count={counts.open} name={w.counters.open} isHere={!isFiltered} />
        <Counter
          to="/tin?unread=1"
          count={counts.unread}
          name={w.counters.unread}
          isHere={search.toString() === 'unread=1'}
        />
        <Counter
          to="/tin?state=RECEIVED"
          count={counts.unclaimed}
          name={w.counters.unclaimed}
          isHere={search.toString() === 'state=RECEIVED'}
        />
        <Counter
          to="/tin?mine=1"
          count={counts.mine}
          name={w.counters.mine}
          isHere={search.toString() === 'mine=1'}
        />
        <Counter
          to="/tin?priority=EMERGENCY"
          count={counts.emergency}
          name={w.counters.emergency}
          isHere={search.toString() === 'priority=EMERGENCY'}
          isDanger={counts.emergency > 0}
        />
        <Counter
          to="/tin?overdue=1"
          count={counts.overdue}
          name={w.counters.overdue}
          isHere={search.toString() === 'overdue=1'}
          isDanger={counts.overdue > 0}
        />
      </ul>
      {/* The place stands from the beginning, so that what appears in it is spoken. */}
      <p className="queue-news" role="status">
        {counts.unread > sent.unread && (
          <>
            {w.news.came(counts.unread - sent.unread)}{' '}
            <Link to={{ search: search.toString() }} preventScrollReset>
              {w.news.show}
            </Link>
          </>
        )}
      </p>
      <div className="filters" role="group" aria-label={w.filters}>
        <Chip to={toggled(search, 'closed', '1')} isOn={isClosed}>
          {w.closed}
        </Chip>
        {onlyNames
          .filter((only) => search.get(only) === '1')
          .map((only) => (
            <RemoveChip key={only} to={toggled(search, only, '1')} name={w.only[only]} />
          ))}
        {chosen.map(([list, value]) => (
          <RemoveChip key={list + value} to={toggled(search, list, value)} name={label(list, value)} />
        ))}
        {isAvoiding && (
          <Chip to={seeAvoided} isOn={isShown}>
            <span>
              {w.avoided.see} <kbd className="needs-script">v</kbd>
            </span>
          </Chip>
        )}
        {isFiltered && (
          <Link className="chip-clear" to="/tin">
            {w.clear}
          </Link>
        )}
        <Disclosure summary={w.more}>
          {filterLists
            .filter((list) => !(isClosed && list === 'state'))
            .map((list) => (
              <div key={list} className="filter-list" role="group" aria-label={w[list]}>
                <span className="filter-name">{w[list]}</span>
                <div className="chips">
                  {values[list].map((value) => (
                    <Chip key={value} to={toggled(search, list, value)} isOn={search.has(list, value)}>
                      {label(list, value)}
                    </Chip>
                  ))}
                </div>
              </div>
            ))}
        </Disclosure>
        {!isClosed && (
          <span className="sorts">
            <span className="sorts-label" id="sort-label">
              {w.sortLabel}
            </span>
            {sortNames.map((one) => (
              <Link
                key={one}
                className="sort"
                to={sortedBy(search, one)}
                aria-current={sort === one ? 'true' : undefined}
                preventScrollReset
              >
                {w.sort[one]}
              </Link>
            ))}
          </span>
        )}
      </div>
      <p className="queue-rule">{w.rules[isClosed ? 'CLOSED' : sort]}</p>
    </div>
  );
}

/** A filter that is on, with the sign that takes it away. */
function RemoveChip({ to, name }: { to: string; name: string }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).queue;
  return (
    <Link className="chip chip-on" to={to} aria-label={w.remove(name)} preventScrollReset>
      {name} <span aria-hidden="true">✕</span>
    </Link>
  );
}

function Chip({ to, isOn, children }: { to: string; isOn: boolean; children: React.ReactNode }) {
  return (
    <Link className="chip" to={to} aria-current={isOn ? 'true' : undefined} preventScrollReset>
      {children}
    </Link>
  );
}

function Counter({
  to,
  count,
  name,
  isHere,
  isDanger,
}: {
  to: string;
  count: number;
  name: string;
  isHere: boolean;
  isDanger?: boolean;
}) {
  return (
    <li>
      <Link
        className={isDanger ? 'counter is-danger' : 'counter'}
        to={to}
        aria-current={isHere ? 'true' : undefined}
      >
        <b>{count}</b> {name}
      </Link>
    </li>
  );
}
