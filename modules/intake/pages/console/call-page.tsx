import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { invalidInput } from '#kernel/errors/errors.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { ChoiceField, ConsoleForm, SubmitButton, TextAreaField, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Facts, Notice } from '#ui/console/parts.tsx';
import { TimeLeft } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { getPromisedCall, keepCall } from '../../contract.ts';
import { callOutcomes } from '../../rules/lists.ts';
import { instantOfLocal } from './local-time.ts';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { call, now } = consoleOf(context);
  const { fileId, promiseId } = params;
  return { promise: await call(getPromisedCall, { fileId, promiseId }), now: now.toISOString() };
}

export function action(args: ActionFunctionArgs) {
  const { fileId, promiseId } = args.params;
  return answerForm(args, {
    keep: async ({ call, form }) => {
      const typed = form.text('again');
      const again = typed === '' ? undefined : instantOfLocal(typed);
      if (again === null)
        throw invalidInput([
          { path: 'again', sentence: { vi: intakeVi.entry.badMoment, en: intakeEn.entry.badMoment } },
        ]);
      const kept = await call(keepCall, {
        fileId,
        promiseId,
        outcome: form.text('outcome'),
        note: form.text('note'),
        ...(again ? { again } : {}),
      });
      return redirect(doneAt('/hen-goi', kept.outcome === 'REACHED' ? 'reached' : 'missed'), 303);
    },
  });
}

/** First what to heed, then the number, then what came of it. */
export default function CallPage() {
  const { promise, now } = useLoaderData<typeof loader>();
  const words = useWords(intakeVi, intakeEn);
  const w = words.call;
  const people = [
    ...promise.mustNotKnow.people.map(
      (person) => words.entry.people[person as keyof typeof words.entry.people] ?? person,
    ),
    promise.mustNotKnow.words,
  ].filter(Boolean);
  return (
    <Page
      title={`${w.title} · ${words.entry.saved.reference(promise.reference)}`}
      back={{ to: '/hen-goi', label: w.back }}
      forms={promise.outcome === null ? ['keep'] : []}
    >
      <div className="stack">
        <Card title={w.before}>
          <Facts
            facts={[
              [w.safe, words.entry.safe[promise.safeToCall as keyof typeof words.entry.safe] ?? ''],
              [w.when, promise.callWhen || w.nobody],
              [w.wish, promise.wish || w.nobody],
              [words.calls.mustNotKnow, people.join(', ') || w.nobody],
              [words.calls.due, <TimeLeft key="due" due={promise.dueAt} now={now} />],
            ]}
          />
          <Notice tone="attention">{words.calls.lead}</Notice>
        </Card>
        <Card title={w.number}>
          {promise.phone ? <p className="call-number">{promise.phone}</p> : <p>{w.noNumber}</p>}
          {promise.name && <Facts facts={[[w.name, promise.name]]} />}
        </Card>
        {promise.outcome === null ? (
          <Card title={w.result} isStep>
            <ConsoleForm does="keep" label={w.result}>
              <ChoiceField
                name="outcome"
                label={w.outcome}
                choices={callOutcomes.map((value) => ({ value, label: w.outcomes[value] }))}
              />
              <TextField name="again" label={w.again} type="datetime-local" />
              <TextAreaField name="note" label={w.note} hint={w.noteHint} />
              <SubmitButton>{w.save}</SubmitButton>
            </ConsoleForm>
          </Card>
        ) : (
          <Notice tone="good" title={w.kept}>
            {w.outcomes[promise.outcome]}
          </Notice>
        )}
      </div>
    </Page>
  );
}
