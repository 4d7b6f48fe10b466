import { Link } from 'react-router';
import { Table } from '#ui/console/parts.tsx';
import { Since, TimeLeft } from '#ui/console/time.tsx';
import type { BoardData } from './board-page.tsx';
import { useStepWords } from './step-parts.tsx';

/** What went to 111 and has no number of theirs although its hour is over: it has not arrived, and somebody telephones. */
export function BoardHotline({ handovers, now }: { handovers: BoardData['handovers']; now: string }) {
  const words = useStepWords();
  const w = words.board;
  return (
    <section className="board-office" aria-label={w.hotline.title}>
      <div className="board-head">
        <h2>
          <Link to="/111">{w.hotline.title}</Link>
        </h2>
        <p className="is-quiet">{w.hotline.lead}</p>
      </div>
      <Table
        label={w.hotline.title}
        columns={[
          { key: 'what', name: w.what },
          { key: 'person', name: w.hotline.by },
          { key: 'clock', name: w.clock },
          { key: 'waits', name: w.waits },
          { key: 'todo', name: w.todo },
        ]}
        rows={handovers.map((one) => ({
          key: one.handoverId,
          isMarked: true,
          cells: {
            what: (
              <Link to={`/tin/${one.fileId}/tiep-nhan`}>
                {words.fileNumber(one.reference)}: {w.hotline.purposes[one.purpose]}
              </Link>
            ),
            person: one.handedByName ?? words.nobody,
            clock: <TimeLeft due={one.dueAt} now={now} />,
            waits: <Since at={one.handedAt} now={now} />,
            todo: <Link to={`/tin/${one.fileId}/tiep-nhan`}>{w.hotline.todo[one.via]}</Link>,
          },
        }))}
      />
    </section>
  );
}
