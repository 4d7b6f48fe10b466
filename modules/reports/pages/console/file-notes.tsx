import { ChoiceField, ConsoleForm, SubmitButton, TextAreaField } from '#ui/console/form.tsx';
import { useWords } from '#ui/console/words.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

/** A note says first who may read it: by the word, by the frame, by the colour. The informant never does. */
export function NoteForm() {
  const words = useWords(reportsConsoleVi, reportsConsoleEn).file;
  const w = words.noteFor;
  return (
    <ConsoleForm does="note" className="note-form">
      <ChoiceField
        name="audience"
        label={w.label}
        value="OFFICE"
        choices={[
          { value: 'OFFICE', label: w.OFFICE, hint: w.officeHint },
          { value: 'FILE', label: w.FILE, hint: w.fileHint },
        ]}
      />
      <TextAreaField name="note" label={words.note} hint={w.never} />
      <SubmitButton tone="quiet">{words.saveNote}</SubmitButton>
    </ConsoleForm>
  );
}
