import { ExactAddress, InertText } from '#ui/console/evidence.tsx';
import { Badge, Card, Disclosure, Facts } from '#ui/console/parts.tsx';
import { Moment, Since } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import type { FileData } from './file-page.tsx';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

type Report = FileData['report'];

export function FileFacts({ report, now }: { report: Report; now: string }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.file;
  const typed = (text: string) =>
    text.trim() ? <InertText isInline>{text}</InertText> : <span className="is-quiet">{w.notGiven}</span>;
  const kind = (words.informantKinds as Record<string, string>)[report.informantKind] ?? report.informantKind;
  return (
    <Card title={w.facts}>
      <Facts
        facts={[
          [w.fact.received, <Since key="received" at={report.receivedAt} now={now} />],
          [w.fact.channel, words.channels[report.channel]],
          [
            w.fact.priority,
            report.priority === 'EMERGENCY' ? (
              <Badge key="priority" tone="danger">
                {words.priorities.EMERGENCY}
              </Badge>
            ) : report.priority === 'HIGH' ? (
              <Badge key="priority" tone="attention">
                {words.priorities.HIGH}
              </Badge>
            ) : (
              words.priorities[report.priority]
            ),
          ],
          [w.fact.category, report.category ? words.categories[report.category] : words.noCategory],
          [w.fact.place, typed(report.place)],
          [w.fact.age, typed(report.childAge)],
          [w.fact.informant, kind],
          [w.fact.office, report.organizationName ?? ''],
          [
            w.fact.holder,
            report.claimedBy ? (
              (report.claimedByName ?? w.somebody)
            ) : (
              <span key="holder" className="is-quiet">
                {words.queue.nobody}
              </span>
            ),
          ],
          ...(report.closedAt
            ? ([
                [w.fact.closed, <Moment key="closed" at={report.closedAt} />],
                [w.fact.reason, report.closingReason ? words.closingReasons[report.closingReason] : ''],
                [w.fact.outcome, report.publicOutcome ? words.outcomes[report.publicOutcome] : ''],
              ] as const)
            : []),
        ]}
      />
    </Card>
  );
}

export function Links({ report }: { report: Report }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).file;
  if (report.links.length === 0 && report.linksBeyond.length === 0) return null;
  return (
    <Card title={w.links}>
      <p className="warning">{w.linksHint}</p>
      <ol className="links">
        {report.links.map((link) => (
          <li key={link.ordinal}>
            <ExactAddress exact={link.canonical ?? link.raw} shown={link.shown} />
            {link.canonical === null && <Badge tone="attention">{w.linkUnread}</Badge>}
            {link.isUnresolved && <Badge tone="attention">{w.linkShortened}</Badge>}
            {link.canonical !== null && link.canonical !== link.raw && (
              <Disclosure summary={w.asPasted}>
                <InertText>{link.raw}</InertText>
              </Disclosure>
            )}
          </li>
        ))}
      </ol>
      {report.linksBeyond.length > 0 && (
        <Disclosure summary={w.linksBeyond(report.linksBeyond.length)}>
          <InertText>{report.linksBeyond.join('\n')}</InertText>
        </Disclosure>
      )}
    </Card>
  );
}
