import { Link, useSearchParams } from 'react-router';
import { InertText } from '#ui/console/evidence.tsx';
import { ChoiceField, ConsoleForm, SubmitButton, TextAreaField } from '#ui/console/form.tsx';
import { Badge, Card, Disclosure, Facts, Notice } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import type { FileData } from './file-page.tsx';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

type Report = FileData['report'];

/** Wishes first, then, asked for, the number; asked for again where a call may harm. Every look is on record. */
export function Contact({ report, isShown }: { report: Report; isShown: boolean }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn).file;
  const w = words.contact;
  const [search] = useSearchParams();
  const at = (value: string | null) => {
    const next = new URLSearchParams(search);
    next.delete('xong');
    if (value === null) next.delete('informant');
    else next.set('informant', value);
    return `?${next.toString()}`;
  };
  const isUnsafe = report.safeToCall === 'NO_CALLS' || report.safeToCall === '';
  const isAsked = isUnsafe && search.get('informant') === 'hoi';
  return (
    <Card
      title={w.title}
      actions={
        isShown && (
          <Link to={at(null)} preventScrollReset>
            {words.informant.hide}
          </Link>
        )
      }
    >
      <Facts
        facts={[
          [
            words.informant.call,
            <Badge key="call" tone={isUnsafe ? 'danger' : 'plain'}>
              {words.informant.safe[report.safeToCall] ?? words.informant.safe['']}
            </Badge>,
          ],
          ...(report.callWhen.trim()
            ? ([[w.wishes, <InertText key="when">{report.callWhen}</InertText>]] as const)
            : []),
          [
            w.lastVoice,
            report.voiceContactAt ? (
              <Moment key="voice" at={report.voiceContactAt} />
            ) : (
              <Badge key="voice" tone={report.priority === 'EMERGENCY' ? 'danger' : 'plain'}>
                {w.noVoice}
              </Badge>
            ),
          ],
          ...(isShown && report.informant ? given(report.informant, words.informant) : []),
        ]}
      />
      {report.isAnonymous ? (
        <p className="is-quiet">{words.informant.anonymous}</p>
      ) : isAsked ? (
        <Notice tone="danger" title={w.noCallTitle}>
          <p>{w.noCallWhy}</p>
          <p className="form-row">
            <Link className="button-link" to={at(null)} preventScrollReset>
              {w.dontShow}
            </Link>
            <Link to={at('1')} preventScrollReset>
              {w.showAnyway}
            </Link>
          </p>
        </Notice>
      ) : (
        !isShown && (
          <>
            <p className="is-quiet">{words.informant.hidden}</p>
            <p>
              <Link className="button-link" to={at(isUnsafe ? 'hoi' : '1')} preventScrollReset>
                {w.showPhone}
              </Link>
            </p>
          </>
        )
      )}
      {report.state !== 'CLOSED' && (
        <Disclosure summary={w.voice} form="voice">
          <VoiceForm />
        </Disclosure>
      )}
    </Card>
  );
}

export function VoiceForm({ isNext }: { isNext?: boolean }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).file.contact;
  return (
    <ConsoleForm does="voice">
      <ChoiceField
        name="reached"
        label={w.voiceReached}
        hint={w.voiceHint}
        choices={[
          { value: 'yes', label: w.reached.yes },
          { value: 'no', label: w.reached.no },
        ]}
      />
      <TextAreaField name="note" label={w.voiceNote} rows={2} />
      <SubmitButton tone={isNext ? 'primary' : 'quiet'}>{w.voiceSave}</SubmitButton>
    </ConsoleForm>
  );
}

function given(
  informant: NonNullable<Report['informant']>,
  w: (typeof reportsConsoleVi)['file']['informant'],
): [string, React.ReactNode][] {
  const facts: [string, string][] = [
    [w.name, informant.name],
    [w.phone, informant.phone],
    [w.email, informant.email],
  ];
  return facts
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => [
      name,
      <InertText key={name} isInline>
        {value}
      </InertText>,
    ]);
}
