import { Link } from 'react-router';
import { InertText } from '#ui/console/evidence.tsx';
import { ConsoleForm, HiddenField, SubmitButton, TextAreaField, TextField } from '#ui/console/form.tsx';
import { Badge, Card, Disclosure } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { defang } from '#ui/public/defang.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { relatedEn } from './related-messages.en.ts';
import { relatedVi } from './related-messages.vi.ts';
import type { RelatedData } from './related-page.tsx';

type One = RelatedData['related']['proposed'][number];

/** One proposal: why, both reports beside each other, and the three things that a person may decide. */
export function Proposed({ one, data, isFirst }: { one: One; data: RelatedData; isFirst: boolean }) {
  const w = useWords(relatedVi, relatedEn);
  const { head } = data;
  const isOlder = data.own !== null && one.receivedAt <= data.own.receivedAt;
  return (
    <Card
      title={`${w.relation[one.relation]}: ${w.otherOne(one.reference)}`}
      actions={<Badge tone={one.relation === 'DUPLICATE' ? 'attention' : 'quiet'}>{w.by[one.by]}</Badge>}
      isStep={isFirst}
    >
      <p>{one.reason}</p>
      {one.because.length > 0 && (
        <>
          <p className="because-title">{w.because}</p>
          <ul className="because">
            {one.because.map((text) => (
              <li key={text}>
                <InertText isInline>{defang(text)}</InertText>
              </li>
            ))}
          </ul>
        </>
      )}
      <Compared one={one} data={data} />
      {data.mayWork && (
        <>
          {one.relation === 'DUPLICATE' && (
            <ConsoleForm does="merge" id={one.fileId}>
              <HiddenField name="otherFileId" value={one.fileId} />
              <TextField name="reason" label={w.mergeWhy} value={one.reason} />
              <div className="form-row">
                <SubmitButton
                  tone={isFirst ? 'primary' : 'quiet'}
                  name="direction"
                  value={isOlder ? 'THERE' : 'HERE'}
                >
                  {isOlder ? w.merge(one.reference) : w.mergeOther(one.reference)}
                </SubmitButton>
              </div>
            </ConsoleForm>
          )}
          <Disclosure summary={w.dismiss} form="dismiss" formId={one.fileId}>
            <ConsoleForm does="dismiss" id={one.fileId}>
              <HiddenField name="otherFileId" value={one.fileId} />
              <TextAreaField name="reason" label={w.dismissWhy} rows={2} required />
              <SubmitButton tone="quiet">{w.dismissSave}</SubmitButton>
            </ConsoleForm>
          </Disclosure>
          <Disclosure summary={w.incident} form="open-incident" formId={one.fileId}>
            <p className="field-hint">{w.incidentHint}</p>
            {data.related.incidents.map((incident) => (
              <ConsoleForm key={incident.incidentId} does="add-to-incident" id={one.fileId}>
                <HiddenField name="otherFileId" value={one.fileId} />
                <HiddenField name="incidentId" value={incident.incidentId} />
                <SubmitButton tone="quiet">{w.incidentAdd(incident.title)}</SubmitButton>
              </ConsoleForm>
            ))}
            <ConsoleForm does="open-incident" id={one.fileId}>
              <HiddenField name="otherFileId" value={one.fileId} />
              <TextField name="title" label={w.incidentTitle} required />
              <SubmitButton tone="quiet">{w.incidentSave}</SubmitButton>
            </ConsoleForm>
          </Disclosure>
        </>
      )}
      <p>
        <Link to={`/tin/${one.fileId}`}>{w.open(one.reference)}</Link>
        <span className="unseen"> ({w.thisOne(head.reference)})</span>
      </p>
    </Card>
  );
}

/** Both reports in columns; what is the same on both sides says so in a word. */
function Compared({ one, data }: { one: One; data: RelatedData }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = useWords(relatedVi, relatedEn);
  const { head, own } = data;
  if (!own) return null;
  const category = (value: One['category']) => (value ? words.categories[value] : words.noCategory);
  const rows: readonly (readonly [string, React.ReactNode, React.ReactNode, boolean])[] = [
    [
      w.row.text,
      <InertText key="a">{own.excerpt}</InertText>,
      <InertText key="b">{one.excerpt}</InertText>,
      own.excerpt.trim() !== '' && own.excerpt.trim() === one.excerpt.trim(),
    ],
    [
      w.row.received,
      <Moment key="a" at={own.receivedAt} />,
      <Moment key="b" at={one.receivedAt} />,
      own.receivedAt === one.receivedAt,
    ],
    [w.row.channel, words.channels[own.channel], words.channels[one.channel], own.channel === one.channel],
    [w.row.category, category(head.category), category(one.category), head.category === one.category],
    [w.row.state, words.states[head.state], words.states[one.state], head.state === one.state],
    [
      w.row.holder,
      head.holderName ?? w.nobody,
      one.claimedByName ?? w.nobody,
      head.holderName !== null && head.holderName === one.claimedByName,
    ],
  ];
  return (
    <div className="table-box compared">
      <table className="table" aria-label={w.compare}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{w.compare}</span>
            </th>
            <th scope="col">{w.thisOne(head.reference)}</th>
            <th scope="col">{w.otherOne(one.reference)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, here, there, isSame]) => (
            <tr key={name}>
              <th scope="row">
                {name} {isSame && <Badge tone="good">{w.same}</Badge>}
              </th>
              <td data-label={w.thisOne(head.reference)}>{here}</td>
              <td data-label={w.otherOne(one.reference)}>{there}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
