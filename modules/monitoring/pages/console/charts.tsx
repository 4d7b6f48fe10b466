import { Card } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import type { Board } from '../../contract.ts';
import { monitoringConsoleEn } from './messages.en.ts';
import { monitoringConsoleVi } from './messages.vi.ts';

const width = 480;
const height = 140;
const ground = height - 20;

/** Two bars a week, drawn; the table under it says the same for whoever would rather read. */
export function WeeksChart({ weeks }: { weeks: Board['weeks'] }) {
  const w = useWords(monitoringConsoleVi, monitoringConsoleEn);
  const most = Math.max(1, ...weeks.flatMap((week) => [week.received, week.closed]));
  const step = width / Math.max(1, weeks.length);
  const bar = step * 0.36;
  const heightOf = (count: number) => (count / most) * (ground - 14);
  const total = (key: 'received' | 'closed') => weeks.reduce((sum, week) => sum + week[key], 0);
  return (
    <figure className="board-chart">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={w.chart(total('received'), total('closed'))}
      >
        <line className="board-axis" x1="0" x2={width} y1={ground} y2={ground} />
        {weeks.map((week, index) => {
          const x = index * step + step * 0.1;
          const top = ground - heightOf(week.received);
          return (
            <g key={week.startsOn}>
              <rect
                className="bar-received"
                x={x}
                y={top}
                width={bar}
                height={heightOf(week.received)}
                rx="2"
              />
              <rect
                className="bar-closed"
                x={x + bar + 2}
                y={ground - heightOf(week.closed)}
                width={bar}
                height={heightOf(week.closed)}
                rx="2"
              />
              {week.received === most && (
                <text className="board-mark" x={x + bar / 2} y={top - 4} textAnchor="middle">
                  {week.received}
                </text>
              )}
              {(index === 0 || index === weeks.length - 1) && (
                <text
                  className="board-mark"
                  x={index === 0 ? 0 : width}
                  y={ground + 5}
                  dominantBaseline="hanging"
                  textAnchor={index === 0 ? 'start' : 'end'}
                >
                  {shortDay(week.startsOn)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption>
        <span className="board-key is-received">{w.received}</span>{' '}
        <span className="board-key is-closed">{w.closed}</span>
      </figcaption>
    </figure>
  );
}

/** Names and counts with a bar in each row. Small ones stand together, last, without a name. */
export function BarTable({ title, part }: { title: string; part: Board['places'] }) {
  const w = useWords(monitoringConsoleVi, monitoringConsoleEn);
  const rows = [
    ...part.shown.map(({ key, name, count }) => ({ key, name, count, isRest: false })),
    ...(part.rest
      ? [{ key: 'rest', name: w.rest(part.rest.cells), count: part.rest.count, isRest: true }]
      : []),
  ];
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className="is-quiet">{w.nothing}</p>
      ) : (
        <table className="bar-table" aria-label={title}>
          <thead className="unseen">
            <tr>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.count}</th>
              <th scope="col">{w.share}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className={row.isRest ? 'is-quiet' : undefined}>
                <th scope="row">{row.name}</th>
                <td className="is-number">{row.count.toLocaleString('vi-VN')}</td>
                <td className="bar-cell">
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect
                      className={row.isRest ? 'bar-rest' : 'bar-received'}
                      width={(row.count / most) * 100}
                      height="10"
                    />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function shortDay(day: string): string {
  const [, month, date] = day.split('-');
  return `${date}/${month}`;
}
