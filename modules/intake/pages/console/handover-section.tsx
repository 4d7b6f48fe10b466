import {
  CheckField,
  ChoiceField,
  ConsoleForm,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '#ui/console/form.tsx';
import { Card, Disclosure, Facts } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { handoverParts, handoverPurposes, manualWays } from '../../rules/lists.ts';
import { HandoverState } from './handover-state.tsx';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';
import type { ReceptionData } from './reception-page.tsx';

/** Hand-overs of this file with 111, and the way to make one. */
export function HandoverSection({ data }: { data: ReceptionData }) {
  const words = useWords(intakeVi, intakeEn);
  const w = words.hotline;
  const ways = data.hasLine ? (['NETWORK', ...manualWays] as const) : manualWays;
  return (
    <Card title={words.file.hotline}>
      {data.handovers.map((one) => {
        const isOpen = !one.receiptedAt && !one.withdrawnAt;
        return (
          <div key={one.handoverId} className="stack">
            <Facts
              facts={[
                [w.when, <Moment key="at" at={one.handedAt} />],
                [w.via, `${w.directions[one.direction]} ${w.vias[one.via]}`],
                [w.purpose, w.purposes[one.purpose]],
                [w.what, one.parts.map((part) => w.parts[part]).join(', ')],
                [w.state, <HandoverState key="state" one={one} now={data.now} />],
                ...(one.theirNumber ? ([[w.number, one.theirNumber]] as const) : []),
                ...(one.note ? ([[w.note, one.note]] as const) : []),
              ]}
            />
            {isOpen && data.mayHandOver && (
              <>
                <Disclosure summary={w.receive} form="receive" isOpen={one.isUndelivered}>
                  <ConsoleForm does="receive" id={one.handoverId} label={w.receive}>
                    <TextField name="theirNumber" label={w.number} required />
                    <TextField name="note" label={w.note} />
                    <SubmitButton tone="quiet">{w.receive}</SubmitButton>
                  </ConsoleForm>
                </Disclosure>
                <Disclosure summary={w.withdraw} form="withdraw">
                  <ConsoleForm does="withdraw" id={one.handoverId} label={w.withdraw}>
                    <TextField name="reason" label={w.reason} required />
                    <SubmitButton tone="quiet">{w.withdraw}</SubmitButton>
                  </ConsoleForm>
                </Disclosure>
              </>
            )}
          </div>
        );
      })}
      {data.mayHandOver && !data.isClosed && (
        <Disclosure summary={w.handOver} form="handOver">
          <ConsoleForm does="handOver" label={w.handOver}>
            <SelectField
              name="purpose"
              label={w.purpose}
              value="COUNSELLING"
              choices={handoverPurposes.map((value) => ({ value, label: w.purposes[value] }))}
            />
            <fieldset className="choices">
              <legend>{w.what}</legend>
              {handoverParts
                .filter((part) => part !== 'INFORMANT' || !data.isAnonymous)
                .map((part) => (
                  <CheckField
                    key={part}
                    name="parts"
                    value={part}
                    label={w.parts[part]}
                    isChecked={part !== 'INFORMANT'}
                    {...(part === 'INFORMANT' ? { hint: w.informantHint } : {})}
                  />
                ))}
            </fieldset>
            <ChoiceField
              name="via"
              label={w.via}
              value={ways[0]}
              choices={ways.map((value) => ({ value, label: w.vias[value] }))}
            />
            <TextField name="handedAt" label={w.at} hint={w.atHint} type="datetime-local" />
            <TextAreaField name="note" label={w.note} />
            <TextField name="theirNumber" label={w.number} hint={w.numberHint} />
            <SubmitButton tone="quiet">{w.handOver}</SubmitButton>
          </ConsoleForm>
        </Disclosure>
      )}
    </Card>
  );
}
