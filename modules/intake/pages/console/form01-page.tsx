import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { getReport } from '#modules/reports/contract.ts';
import { consolePath, doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import {
  ChoiceField,
  ConsoleForm,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Facts, Notice } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { getForm01, issueForm01, saveForm01 } from '../../contract.ts';
import { fieldsOf, formOfVersion, namesInformant } from '../../rules/form-definition.ts';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { call } = consoleOf(context);
  const fileId = params['fileId'];
  const form = await call(getForm01, { fileId });
  const { reference, isAnonymous } = await call(getReport, { fileId, withInformant: false });
  const { source, subjects, sections } = formOfVersion(form.definition);
  return {
    fileId: fileId ?? '',
    form,
    reference,
    source,
    subjects,
    sections: sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => ({ ...field, isClosed: isAnonymous && namesInformant(field) })),
    })),
  };
}

export function action(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'];
  return answerForm(args, {
    save: async ({ call, form }) => {
      const { definition } = await call(getForm01, { fileId });
      const names = ['subject', ...fieldsOf(formOfVersion(definition)).map(({ key }) => key)];
      const values = Object.fromEntries(names.map((name) => [name, form.text(name)]));
      await call(saveForm01, { fileId, values });
      return redirect(doneAt(`/tin/${fileId}/mau-01`, 'saved'), 303);
    },
    issue: async ({ call, form }) => {
      await call(issueForm01, { fileId, formId: form.text('formId') });
      return redirect(doneAt(`/tin/${fileId}/mau-01`, 'issued'), 303);
    },
  });
}

type Field = Awaited<ReturnType<typeof loader>>['sections'][number]['fields'][number];

/** Mẫu 01, heading by heading; what the report says is there already. */
export default function Form01Page() {
  const { fileId, form, reference, source, subjects, sections } = useLoaderData<typeof loader>();
  const words = useWords(intakeVi, intakeEn);
  const w = words.form01;
  const isIssued = form.state === 'ISSUED';
  const file = (format: 'docx' | 'pdf') =>
    consolePath(`/tin/${fileId}/mau-01/${form.formId}/tep?dang=${format}`);
  return (
    <Page
      title={`${w.title} · ${words.entry.saved.reference(reference)}`}
      lead={w.lead}
      back={{ to: `/tin/${fileId}/tiep-nhan`, label: w.back }}
      done={w.done}
      forms={['save', ...(form.state === 'DRAFT' ? ['issue'] : [])]}
    >
      <div className="stack">
        {isIssued && <Notice tone="good">{w.issued(form.number ?? '')}</Notice>}
        {form.formId && (
          <p className="entry-next">
            <a href={file('docx')} download>
              {form.state === 'DRAFT' ? `${w.docx} (${w.draft})` : w.docx}
            </a>
            {isIssued && (
              <a href={file('pdf')} download>
                {w.pdf}
              </a>
            )}
          </p>
        )}
        <Facts
          facts={[
            [w.source, source],
            [w.officer, `${form.officer}, ${form.issuer}`],
          ]}
        />
        <ConsoleForm does="save" label={w.title} className="form01">
          <ChoiceField
            name="subject"
            label={w.subject}
            value={form.values['subject'] ?? ''}
            choices={subjects.map(({ key, label }) => ({ value: key, label }))}
          />
          {sections.map((section) => (
            <Card key={section.key} title={section.title}>
              {section.fields.every(({ isClosed }) => isClosed) ? (
                <p className="is-quiet">{w.notAgreed}</p>
              ) : (
                section.fields.map((field) => (
                  <FormField
                    key={field.key}
                    field={field}
                    value={form.values[field.key] ?? ''}
                    hint={form.prefilled.includes(field.key) ? w.prefilled : undefined}
                  />
                ))
              )}
            </Card>
          ))}
          <SubmitButton tone={form.state === 'DRAFT' ? 'quiet' : 'primary'}>
            {isIssued ? w.again : w.save}
          </SubmitButton>
        </ConsoleForm>
        {form.state === 'DRAFT' && (
          <Card title={w.issue} isStep>
            <p>{w.issueWhy}</p>
            <ConsoleForm does="issue" label={w.issue}>
              <input type="hidden" name="formId" value={form.formId ?? ''} />
              <SubmitButton>{w.issue}</SubmitButton>
            </ConsoleForm>
          </Card>
        )}
      </div>
    </Page>
  );
}

function FormField({ field, value, hint }: { field: Field; value: string; hint: string | undefined }) {
  const given = { name: field.key, label: field.label, value, ...(hint ? { hint } : {}) };
  if (field.kind === 'TEXT') return <TextAreaField {...given} />;
  if (field.kind === 'CHOICE')
    return (
      <SelectField
        {...given}
        empty="…"
        choices={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
      />
    );
  return <TextField {...given} />;
}
