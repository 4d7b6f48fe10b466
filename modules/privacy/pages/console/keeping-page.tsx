import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { holdsRole } from '#kernel/permissions/actor.ts';
import { holdFile, holdReasons, releaseHold } from '#kernel/retention/contract.ts';
import { getFileHead } from '#modules/reports/contract.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf, nullWhenAbsent } from '#ui/console/context.ts';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { FileHead, FileTabs } from '#ui/console/file-tabs.tsx';
import { ConsoleForm, SelectField, SubmitButton } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Facts, Notice, Table } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useLocale, useWords } from '#ui/console/words.ts';
import { findRetention, keepers } from '../../contract.ts';
import { privacyConsoleEn } from './messages.en.ts';
import { privacyConsoleVi } from './messages.vi.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { call, hasPage, actor, now } = consoleOf(context);
  const fileId = params['fileId'] ?? '';
  return {
    fileId,
    // A keeper may look after a file whose words are none of theirs.
    head: await call(getFileHead, { fileId }).catch(nullWhenAbsent),
    now: now.toISOString(),
    tabs: tabsOf(hasPage),
    kept: await call(findRetention, { fileId }),
    reasons: [...holdReasons],
    mayDecide: keepers.some((role) => holdsRole(actor, role)),
  };
}

export function action(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'] ?? '';
  const here = `/tin/${fileId}/luu-giu`;
  return answerForm(args, {
    hold: async ({ call, form }) => {
      await call(holdFile, { fileId, reason: form.text('reason') });
      return redirect(doneAt(here, 'held'));
    },
    release: async ({ call }) => {
      await call(releaseHold, { fileId });
      return redirect(doneAt(here, 'released'));
    },
  });
}

/** How long a file is kept, and the legal hold that no clock overrides. */
export default function KeepingPage() {
  const { fileId, head, now, tabs, kept, reasons, mayDecide } = useLoaderData<typeof loader>();
  const w = useWords(privacyConsoleVi, privacyConsoleEn);
  const locale = useLocale();
  const isHeld = kept.holds.some((hold) => hold.releasedAt === null);
  return (
    <Page
      title={w.keepingTitle}
      lead={w.keepingLead}
      back={{ to: `/tin/${fileId}`, label: w.toFile }}
      done={w.done}
      forms={['hold', 'release']}
    >
      {head ? (
        <FileHead head={head} current="luu-giu" tabs={tabs} now={now} />
      ) : (
        <FileTabs fileId={fileId} current="luu-giu" tabs={tabs} />
      )}
      <Card title={kept.className[locale]}>
        <Facts
          facts={[
            [w.className, kept.months === null ? w.untilLaw : w.months(kept.months)],
            [w.basis, kept.basisNote],
            [w.closedAt, kept.closedAt ? <Moment key="closed" at={kept.closedAt} /> : w.stillOpen],
            ...(kept.destroyableAt
              ? ([[w.destroyableAt, <Moment key="from" at={kept.destroyableAt} />]] as const)
              : []),
            ...(kept.destroyedAt
              ? ([[w.destroyedAt, <Moment key="gone" at={kept.destroyedAt} />]] as const)
              : []),
          ]}
        />
      </Card>
      {isHeld ? (
        <Card>
          <Notice tone="attention">{w.holdStands}</Notice>
          {mayDecide && (
            <ConsoleForm does="release">
              <SubmitButton tone="danger">{w.releaseDo}</SubmitButton>
            </ConsoleForm>
          )}
        </Card>
      ) : (
        <Card title={w.holdTitle} isStep>
          <p>{w.holdNone}</p>
          {mayDecide && (
            <ConsoleForm does="hold">
              <SelectField
                name="reason"
                label={w.holdReason}
                choices={reasons.map((value) => ({ value, label: w.holdReasons[value] }))}
              />
              <SubmitButton>{w.holdDo}</SubmitButton>
            </ConsoleForm>
          )}
        </Card>
      )}
      {kept.holds.length > 0 && (
        <Table
          label={w.holdsBefore}
          columns={[
            { key: 'reason', name: w.holdReason },
            { key: 'from', name: w.from },
            { key: 'until', name: w.until },
            { key: 'by', name: w.heldBy },
          ]}
          rows={kept.holds.map((hold) => ({
            key: hold.heldAt,
            cells: {
              reason: (w.holdReasons as Record<string, string>)[hold.reason] ?? hold.reason,
              from: <Moment at={hold.heldAt} />,
              until: hold.releasedAt ? <Moment at={hold.releasedAt} /> : '',
              by: hold.heldByName ?? '',
            },
          }))}
        />
      )}
    </Page>
  );
}
