import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { Page } from '#ui/console/page.tsx';
import { Empty, Notice, Table } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { listHandovers } from '../../contract.ts';
import { HandoverState } from './handover-state.tsx';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { call, now, tools } = consoleOf(context);
  return {
    ...(await call(listHandovers, {})),
    hasLine: tools.config.ANNHI_111_URL !== null,
    now: now.toISOString(),
  };
}

/** Everything that went to 111 or came from there; what has not arrived stands first. */
export default function HotlinePage() {
  const { handovers, hasLine, now } = useLoaderData<typeof loader>();
  const words = useWords(intakeVi, intakeEn);
  const w = words.hotline;
  return (
    <Page title={w.title} lead={w.lead} isWide>
      <div className="stack">
        <Notice tone={hasLine ? 'good' : 'plain'}>{hasLine ? w.on : w.off}</Notice>
        {handovers.length === 0 ? (
          <Empty title={w.empty}>{w.emptyWhy}</Empty>
        ) : (
          <Table
            label={w.title}
            columns={[
              { key: 'when', name: w.when },
              { key: 'what', name: w.via },
              { key: 'purpose', name: w.purpose },
              { key: 'state', name: w.state },
              { key: 'number', name: w.number },
              { key: 'file', name: w.file },
            ]}
            rows={handovers.map((one) => ({
              key: one.handoverId,
              isMarked: one.isUndelivered,
              cells: {
                when: <Moment at={one.handedAt} />,
                what: `${w.directions[one.direction]} ${w.vias[one.via]}`,
                purpose: w.purposes[one.purpose],
                state: <HandoverState one={one} now={now} />,
                number: one.theirNumber ?? '',
                file: (
                  <Link to={`/tin/${one.fileId}/tiep-nhan`}>
                    {one.reference === null ? w.openFile : words.entry.saved.reference(one.reference)}
                  </Link>
                ),
              },
            }))}
          />
        )}
      </div>
    </Page>
  );
}
