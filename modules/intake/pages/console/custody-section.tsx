import { ConsoleForm, SelectField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Badge, Card, Disclosure, Facts } from '#ui/console/parts.tsx';
import { Moment, TimeLeft } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { custodyWays } from '../../rules/lists.ts';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';
import type { ReceptionData } from './reception-page.tsx';

/** A picture that arrived another way: what not to do, whom to call, who has had it for how long. Never the picture. */
export function CustodySection({ data }: { data: ReceptionData }) {
  const words = useWords(intakeVi, intakeEn);
  const w = words.picture;
  const { police } = data;
  return (
    <Card title={words.file.picture}>
      <div className="picture-stop">
        <p>
          <b>{w.stop}</b>
        </p>
        <p>{w.why}</p>
        <p>
          <b>{w.callPolice}:</b>{' '}
          {police
            ? [police.organizationName, police.personName, police.phone ?? w.noPhone]
                .filter(Boolean)
                .join(' · ')
            : w.noPolice}
        </p>
      </div>
      {data.pictures.map((picture) => (
        <div key={picture.custodyId} className="stack">
          <p>
            <Badge tone={picture.handedAt ? 'good' : 'attention'}>
              {picture.handedAt ? w.handed : w.held}
            </Badge>{' '}
            {w.heldFor} {w.minutes(minutesBetween(picture.arrivedAt, picture.handedAt ?? data.now))}{' '}
            {picture.dueAt && <TimeLeft due={picture.dueAt} now={data.now} />}
          </p>
          <Facts
            facts={[
              [w.arrivedAt, <Moment key="at" at={picture.arrivedAt} />],
              [w.way, w.ways[picture.way]],
              [w.device, picture.device],
              [w.touchedBy, picture.touchedBy],
              [w.sealedWhere, picture.sealedWhere],
              [w.recordedBy, picture.recordedByName ?? ''],
              ...(picture.handedAt
                ? ([
                    [w.handedAt, <Moment key="handed" at={picture.handedAt} />],
                    [w.handedTo, picture.handedTo],
                    [w.receipt, picture.receipt],
                  ] as const)
                : []),
            ]}
          />
          {!picture.handedAt && (
            <ConsoleForm does="release" id={picture.custodyId} label={w.release}>
              <TextField name="handedAt" label={w.handedAt} type="datetime-local" required />
              <TextField name="handedTo" label={w.handedTo} required />
              <TextField name="receipt" label={w.receipt} required />
              <SubmitButton tone="quiet">{w.release}</SubmitButton>
            </ConsoleForm>
          )}
        </div>
      ))}
      <Disclosure summary={w.keep} form="keep">
        <ConsoleForm does="keep" label={w.keep}>
          <TextField name="arrivedAt" label={w.arrivedAt} type="datetime-local" required />
          <SelectField
            name="way"
            label={w.way}
            value="ZALO"
            choices={custodyWays.map((value) => ({ value, label: w.ways[value] }))}
          />
          <TextField name="device" label={w.device} required />
          <TextField name="touchedBy" label={w.touchedBy} required />
          <TextField name="sealedWhere" label={w.sealedWhere} required />
          <SubmitButton tone="quiet">{w.keep}</SubmitButton>
        </ConsoleForm>
      </Disclosure>
    </Card>
  );
}

function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.round((new Date(to).getTime() - new Date(from).getTime()) / 60_000));
}
