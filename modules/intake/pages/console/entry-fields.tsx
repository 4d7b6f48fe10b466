import { Link } from 'react-router';
import {
  CheckField,
  ConsoleForm,
  HiddenField,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '#ui/console/form.tsx';
import { useWords } from '#ui/console/words.ts';
import type { EntryData } from './entry-page.tsx';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
/** Codes that look like numbers come first in an object; the order of the form is said here. */
const callChoices = ['', '30', '60', '180', 'MORNING', 'AT'] as const;

/** What is said first, then what is asked; every field by Tab, and by Alt with the digit of its hint. */
export function EntryForm({ given }: { given: EntryData }) {
  const w = useWords(intakeVi, intakeEn).entry;
  return (
    <ConsoleForm does="enter" label={w.title} className="entry" isKept>
      {/* Enter in a line sends nothing: the first button of a form is what Enter presses, and this one does not work. */}
      <button type="submit" disabled hidden aria-hidden="true" tabIndex={-1} />
      <HiddenField name="key" value={given.key} />
      <div className="entry-said">
        <TextAreaField name="text" label={w.text} hint={w.textHint} rows={11} altKey="1" isFirst />
        <CheckField name="isEmergency" label={w.emergency} hint={w.emergencyHint} altKey="9" />
        <TextAreaField name="links" label={w.links} hint={w.linksHint} rows={2} altKey="2" />
      </div>
      <div className="entry-asked">
        <div className="entry-row">
          <SelectField
            name="channel"
            label={w.channel}
            hint={w.channelHint}
            value={given.channel}
            altKey="3"
            choices={given.channels}
          />
          <TextField name="receivedAt" label={w.receivedAt} hint={w.receivedAtHint} type="datetime-local" />
        </div>
        <div className="entry-row">
          <TextField name="childAge" label={w.childAge} hint={w.childAgeHint} altKey="4" />
          <TextField name="place" label={w.place} hint={w.placeHint} list="communes" altKey="5" />
        </div>
        <datalist id="communes">
          {given.communes.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <TextField name="mustNotKnow" label={w.mustNotKnow} hint={w.mustNotKnowHint} altKey="6" />
        <fieldset className="choices entry-people">
          <legend>{w.mustNotKnowPeople}</legend>
          {choicesOf(w.people).map(({ value, label }) => (
            <CheckField key={value} name="people" value={value} label={label} />
          ))}
        </fieldset>
        <SelectField
          name="kind"
          label={w.kind}
          hint={w.kindHint}
          value="UNKNOWN"
          altKey="7"
          choices={choicesOf(w.kinds)}
        />
        <CheckField name="isAgreed" label={w.agreed} hint={w.agreedHint} altKey="8" />
        <div className="entry-row">
          <TextField name="name" label={w.name} />
          <TextField name="phone" label={w.phone} type="tel" inputMode="tel" />
        </div>
        <div className="entry-row">
          <SelectField name="safeToCall" label={w.safeToCall} value="" choices={choicesOf(w.safe)} />
          <TextField name="callWhen" label={w.callWhen} />
        </div>
        <div className="entry-row">
          <SelectField
            name="callIn"
            label={w.callIn}
            hint={w.callInHint}
            value=""
            altKey="0"
            choices={callChoices.map((value) => ({ value, label: w.callChoices[value] }))}
          />
          <TextField name="callAt" label={w.callAt} type="datetime-local" />
        </div>
        <TextField name="callWish" label={w.callWish} />
        <TextField name="hotlineNumber" label={w.hotlineNumber} hint={w.hotlineNumberHint} />
      </div>
      <div className="entry-end">
        <CheckField name="isTaken" label={w.take} />
        <SubmitButton altKey="s">{`${w.save} · ${w.shortcuts}`}</SubmitButton>
        {given.hasSheet && (
          <Link to="/nhap-tin/hang-loat" reloadDocument>
            {w.sheet}
          </Link>
        )}
      </div>
    </ConsoleForm>
  );
}
