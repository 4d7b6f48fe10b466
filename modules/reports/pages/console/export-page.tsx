import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { holdsRole } from '#kernel/permissions/actor.ts';
import { invalidInput } from '#kernel/errors/errors.ts';
import { consolePath, doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { FileHead } from '#ui/console/file-tabs.tsx';
import {
  CheckField,
  ChoiceField,
  ConsoleForm,
  SelectField,
  SubmitButton,
  TextAreaField,
} from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Empty, Table } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { exportReport, getFileHead, listExports } from '../../contract.ts';
import { exportEn } from './export-messages.en.ts';
import { exportVi } from './export-messages.vi.ts';
import { findOffices } from './find-office.ts';
import { FindOffice } from './find-office.tsx';

const chosenFirst = ['TEXT', 'LINKS', 'PLACE', 'CHILD'] as const;

export async function loader({ context, params, url }: LoaderFunctionArgs) {
  const { call, actor, hasPage, now } = consoleOf(context);
  const fileId = params['fileId'] ?? '';
  const [head, { exports }] = [await call(getFileHead, { fileId }), await call(listExports, { fileId })];
  return {
    head,
    exports,
    ...(await findOffices(call, url.searchParams)),
    isSupervisor: holdsRole(actor, 'SUPERVISOR'),
    tabs: tabsOf(hasPage),
    now: now.toISOString(),
  };
}

export function action(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'] ?? '';
  return answerForm(args, {
    async export({ call, form }) {
      const problem = (path: string, key: keyof typeof exportVi.problems) => ({
        path,
        sentence: { vi: exportVi.problems[key], en: exportEn.problems[key] },
      });
      const missing = [
        ...(form.text('organizationId') ? [] : [problem('organizationId', 'organizationMissing')]),
        ...(form.text('purpose') ? [] : [problem('purpose', 'purposeMissing')]),
      ];
      if (missing.length > 0) throw invalidInput(missing);
      await call(exportReport, {
        fileId,
        organizationId: form.text('organizationId'),
        purpose: form.text('purpose'),
        parts: form.all('parts'),
        reason: form.text('reason'),
      });
      return redirect(doneAt(`/tin/${fileId}/xuat`, 'exported'), 303);
    },
  });
}

/** Copies for other offices: who gets what, for what, and what has left so far. */
export default function ExportPage() {
  const data = useLoaderData<typeof loader>();
  const w = useWords(exportVi, exportEn);
  const { head } = data;
  const parts = Object.entries(w.partNames).filter(([part]) => part !== 'INFORMANT' || data.isSupervisor);
  return (
    <Page
      title={w.title}
      lead={w.lead}
      back={{ to: `/tin/${head.fileId}`, label: w.back }}
      done={w.done}
      forms={['export']}
    >
      <FileHead head={head} current="" tabs={data.tabs} now={data.now} />
      <Card title={w.make} isStep>
        <FindOffice found={data} words={w} />
        {data.offices.length > 0 && (
          <ConsoleForm does="export" label={w.make}>
            <ChoiceField
              name="organizationId"
              label={w.recipient}
              value={data.offices.length === 1 ? data.offices[0]?.value : undefined}
              choices={data.offices}
            />
            <SelectField
              name="purpose"
              label={w.purpose}
              value="COORDINATION"
              choices={Object.entries(w.purposes).map(([value, label]) => ({ value, label }))}
            />
            <fieldset className="choices">
              <legend>{w.parts}</legend>
              <p className="field-hint">{w.partsHint}</p>
              {parts.map(([part, label]) => (
                <CheckField
                  key={part}
                  name="parts"
                  value={part}
                  label={label}
                  isChecked={chosenFirst.some((one) => one === part)}
                />
              ))}
            </fieldset>
            <TextAreaField name="reason" label={w.reason} hint={w.reasonHint} rows={2} />
            <SubmitButton>{w.save}</SubmitButton>
          </ConsoleForm>
        )}
      </Card>
      <Card title={w.past}>
        {data.exports.length === 0 ? (
          <Empty title={w.none} />
        ) : (
          <Table
            label={w.past}
            columns={[
              { key: 'office', name: w.recipient },
              { key: 'purpose', name: w.purpose },
              { key: 'at', name: w.at },
              { key: 'by', name: w.by },
              { key: 'digest', name: w.digest },
              { key: 'file', name: w.download },
            ]}
            rows={data.exports.map((one) => ({
              key: one.exportId,
              cells: {
                office: one.organizationName,
                purpose: w.purposes[one.purpose],
                at: <Moment at={one.at} />,
                by: one.personName ?? '',
                digest: <code title={one.digest}>{one.digest.slice(0, 16)}</code>,
                file: (
                  <a
                    className="button-link"
                    href={consolePath(`/tin/${head.fileId}/xuat/${one.exportId}`)}
                    aria-label={w.downloadOf(one.organizationName)}
                  >
                    {w.download}
                  </a>
                ),
              },
            }))}
          />
        )}
      </Card>
    </Page>
  );
}
