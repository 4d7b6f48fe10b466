import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { InertText } from '#ui/console/evidence.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Empty, Facts } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { listMyDebriefs } from '../../contract.ts';
import { careConsoleEn } from './messages.en.ts';
import { careConsoleVi } from './messages.vi.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  return consoleOf(context).call(listMyDebriefs, {});
}

/** What I wrote after emergencies; opened on purpose, since each look is on record. */
export default function DebriefsPage() {
  const { debriefs } = useLoaderData<typeof loader>();
  const w = useWords(careConsoleVi, careConsoleEn);
  return (
    <Page title={w.mine} back={{ to: '/nghi', label: w.title }}>
      {debriefs.length === 0 && <Empty title={w.noWords} />}
      {debriefs.map((one) => (
        <Card key={one.debriefId} title={w.debrief(one.reference)}>
          <Facts
            facts={[
              [w.heldAt, <Moment key="at" at={one.heldAt} />],
              [w.howIAm, one.howIAm ? <InertText key="how">{one.howIAm}</InertText> : w.noWords],
              [
                w.whatWouldHelp,
                one.whatWouldHelp ? <InertText key="what">{one.whatWouldHelp}</InertText> : w.noWords,
              ],
            ]}
          />
        </Card>
      ))}
    </Page>
  );
}
