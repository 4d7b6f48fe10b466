import { Link } from 'react-router';
import type { FoundReport } from '../../contract.ts';
import { InertText } from '#ui/console/evidence.tsx';
import { Badge } from '#ui/console/parts.tsx';
import { Since } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { searchEn } from './search-messages.en.ts';
import { searchVi } from './search-messages.vi.ts';

/** Reports in rows as in the queue: number, first words, what it is, where it stands, whose it is. */
export function FoundReports({
  items,
  now,
  label,
}: {
  items: readonly FoundReport[];
  now: string;
  label: string;
}) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = useWords(searchVi, searchEn);
  return (
    <div className="table-box">
      <table className="table queue" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{words.queue.columns.what}</th>
            <th scope="col">{words.queue.columns.state}</th>
            <th scope="col">{words.queue.columns.received}</th>
            <th scope="col">{words.queue.columns.holder}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.fileId}>
              <td className="queue-what">
                <Link className="queue-open" to={`/tin/${item.fileId}`}>
                  <span className="queue-number">{item.reference}</span>
                  <span className="queue-text">
                    {item.excerpt.trim() ? (
                      <InertText isInline>{item.excerpt.replace(/\s+/g, ' ')}</InertText>
                    ) : (
                      <em>{words.queue.noText}</em>
                    )}
                  </span>
                </Link>
                <p className="queue-marks">
                  {item.priority === 'EMERGENCY' && <Badge tone="danger">{words.priorities.EMERGENCY}</Badge>}
                  {item.priority === 'HIGH' && <Badge tone="attention">{words.priorities.HIGH}</Badge>}
                  {item.mergedInto && <Badge tone="quiet">{w.mergedInto(item.mergedInto.reference)}</Badge>}
                  <span>
                    {item.category ? words.categories[item.category] : words.noCategory} ·{' '}
                    {words.channels[item.channel]}
                  </span>
                </p>
              </td>
              <td className="queue-state">
                <Badge>{words.states[item.state]}</Badge>
              </td>
              <td className="queue-received">
                <Since at={item.receivedAt} now={now} />
              </td>
              <td className="queue-holder">
                {item.isMine ? (
                  <Badge tone="quiet">{words.queue.mineMark}</Badge>
                ) : (
                  (item.claimedByName ??
                  item.organizationName ?? <span className="is-quiet">{words.queue.nobody}</span>)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
