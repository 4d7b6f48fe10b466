import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { ConsoleForm, SelectField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Badge } from '#ui/console/parts.tsx';
import { inLocale, useLocale, useWords } from '#ui/console/words.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import type { BulkResult } from './queue-bulk.ts';

/** The form that the boxes of the rows belong to; they stand outside of it, so no form stands in another. */
export const bulkFormId = 'bulk';

/** From this many on the number is typed; the server decides, this only shows the field. */
const manyReports = 20;

type Approved = { readonly sentenceId: string; readonly label: { readonly vi: string; readonly en: string } };

/** In sight as soon as a box is ticked (by style alone, so without scripts too); with them it counts. */
export function BulkBar({ approved, press }: { approved: readonly Approved[]; press: string }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.queue.bulk;
  const locale = useLocale();
  const count = useChosen();
  const choices = (list: Readonly<Record<string, string>>) =>
    Object.entries(list).map(([value, label]) => ({ value, label }));
  return (
    <section className="queue-bulk" aria-label={w.title}>
      <p className="queue-bulk-count" role="status">
        <b>{count === null ? w.chosenPlain : w.chosen(count)}</b>
      </p>
      <ConsoleForm does="bulk" domId={bulkFormId} label={w.title}>
        <div className="form-row">
          <SubmitButton tone="quiet" name="what" value="claim">
            {w.claim}
          </SubmitButton>
          <SelectField
            name="category"
            label={w.category}
            empty={w.keep}
            choices={choices(words.categories)}
          />
          <SelectField
            name="priority"
            label={w.priority}
            empty={w.keep}
            choices={choices(words.priorities)}
          />
          <SubmitButton tone="quiet" name="what" value="triage">
            {w.triage}
          </SubmitButton>
          <SubmitButton tone="danger" name="what" value="nuisance">
            {w.nuisance}
          </SubmitButton>
        </div>
        <p className="field-hint">{w.nuisanceHint}</p>
        <div className="form-row">
          <input type="hidden" name="press" value={press} />
          <SelectField
            name="sentenceId"
            label={w.sentence}
            empty={w.noSentence}
            choices={approved.map(({ sentenceId, label }) => ({
              value: sentenceId,
              label: inLocale(locale, label.vi, label.en),
            }))}
          />
          <SubmitButton tone="quiet" name="what" value="reply">
            {w.reply}
          </SubmitButton>
        </div>
        <div hidden={count !== null && count <= manyReports}>
          <TextField name="confirmation" label={w.confirmation} inputMode="numeric" />
        </div>
      </ConsoleForm>
    </section>
  );
}

/** How many boxes are ticked; null where no script runs. */
function useChosen(): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const read = () => setCount(document.querySelectorAll('input[name="chosen"]:checked').length);
    read();
    document.addEventListener('change', read);
    // A form that was taken empties its boxes without a change of theirs.
    document.addEventListener('reset', afterReset);
    function afterReset() {
      setTimeout(read);
    }
    return () => {
      document.removeEventListener('change', read);
      document.removeEventListener('reset', afterReset);
    };
  }, []);
  return count;
}

/** What became of each: a line a report, and what was refused says why. */
export function BulkResults({ results }: { results: readonly BulkResult[] }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).queue.bulk;
  const refused = results.filter(({ refusal }) => refusal !== null);
  return (
    <section className="bulk-results" role="status" aria-label={w.results}>
      <p>
        <b>{w.summary(results.length - refused.length, refused.length)}</b>
      </p>
      <ul>
        {[...refused, ...results.filter(({ refusal }) => refusal === null)].map((one) => (
          <li key={one.fileId}>
            <Link to={`/tin/${one.fileId}`}>{one.reference || w.results}</Link>{' '}
            <Badge tone={one.refusal === null ? 'good' : 'attention'}>
              {one.refusal === null ? w.done : w.refused}
            </Badge>{' '}
            {one.refusal}
          </li>
        ))}
      </ul>
    </section>
  );
}
