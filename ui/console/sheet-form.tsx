import { consolePath } from './addresses.ts';
import { ConsoleForm, SubmitButton } from './form.tsx';
import { Notice, Table } from './parts.tsx';
import { useLocale, useShellWords } from './words.ts';

type SheetFormProps = {
  /** The name of the handler in `answerForm`; it reads with `readSentSheet`. */
  readonly does: string;
  readonly label: string;
  /** Address of the template below the console. */
  readonly template: string;
  readonly words: {
    readonly template: string;
    readonly file: string;
    readonly check: string;
    readonly run: string;
  };
};

/** A spreadsheet to bring in: look first, then all rows or none. */
export function SheetForm({ does, label, template, words }: SheetFormProps) {
  return (
    <>
      <p>
        <a href={consolePath(template)} download>
          {words.template}
        </a>
      </p>
      <ConsoleForm does={does} label={label} encType="multipart/form-data">
        <div>
          <label htmlFor="file">
            <b>{words.file}</b>
          </label>
          <p>
            <input id="file" type="file" name="file" accept=".xlsx,.csv" />
          </p>
        </div>
        <SubmitButton name="mode" value="check">
          {words.check}
        </SubmitButton>
        <SubmitButton tone="quiet" name="mode" value="run">
          {words.run}
        </SubmitButton>
      </ConsoleForm>
    </>
  );
}

export type SheetProblem = {
  /** As the spreadsheet counts; null where the file as a whole is meant. */
  readonly row: number | null;
  readonly column: string | null;
  readonly sentence: { readonly vi: string; readonly en: string };
};

/** Every cell to correct, each with its row and column. */
export function SheetProblems({ summary, problems }: { summary: string; problems: readonly SheetProblem[] }) {
  const locale = useLocale();
  const w = useShellWords().sheet;
  return (
    <>
      <Notice tone="attention">{summary}</Notice>
      <Table
        label={w.sentence}
        columns={[
          { key: 'row', name: w.row, isNumber: true },
          { key: 'column', name: w.column },
          { key: 'sentence', name: w.sentence },
        ]}
        rows={problems.map((problem, index) => ({
          key: `${index}`,
          cells: {
            row: problem.row ?? w.whole,
            column: problem.column ?? '',
            sentence: problem.sentence[locale],
          },
        }))}
      />
    </>
  );
}
