import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { invalidInput } from '#kernel/errors/errors.ts';
import { holdsRole } from '#kernel/permissions/actor.ts';
import { listRoles, searchDirectory } from '#modules/directory/contract.ts';
import { clearNamed, getFileHead } from '#modules/reports/contract.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, readAgainWhenOld } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { FileHead } from '#ui/console/file-tabs.tsx';
import { Page } from '#ui/console/page.tsx';
import { previewStep, sendStep } from '../../contract.ts';
import { coordinationEn } from './messages.en.ts';
import { coordinationVi } from './messages.vi.ts';
import { addressOf, inputOf, isWhole, screenName, screens, wantedOf } from './send-address.ts';
import { Choose } from './send-choose.tsx';
import { Preview } from './send-preview.tsx';
import { useStepWords } from './step-parts.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { call, actor, locale, now, hasPage } = consoleOf(context);
  const fileId = params['fileId'] ?? '';
  const search = new URL(request.url).searchParams;
  const wanted = wantedOf(search);
  const asked = search.get(screenName);
  const plan =
    asked === screens.preview && isWhole(wanted) ? await call(previewStep, inputOf(fileId, wanted)) : null;
  // Even the first screen is for those who see the file, and the look is on record; the second asks by its preview.
  const head = plan ? null : await call(getFileHead, { fileId });
  const isSearching = plan === null && wanted.query !== '';
  const { roles } = plan ? { roles: [] } : await call(listRoles, {});
  const found = isSearching ? (await call(searchDirectory, { text: wanted.query })).organizations : [];
  return {
    fileId,
    head,
    tabs: tabsOf(hasPage),
    wanted,
    plan,
    // A preview is for the office that holds the file; whether this very person may clear is the handle's to say.
    maySupervise: plan !== null && holdsRole(actor, 'SUPERVISOR'),
    isMissing: asked === screens.preview && plan === null,
    isSearching,
    roles: roles.map(({ code, name, nameEn }) => ({ code, name: locale === 'vi' ? name : nameEn })),
    found: found.filter(({ isValid }) => isValid),
    now: now.toISOString(),
  };
}

export type SendData = Awaited<ReturnType<typeof loader>>;

export function action(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'] ?? '';
  return answerForm(args, {
    'not-meant': async ({ call, form }) => {
      await call(clearNamed, {
        fileId,
        kind: form.text('kind'),
        id: form.text('id'),
        reason: form.text('reason'),
      });
      const wanted = wantedOf(new URL(args.request.url).searchParams);
      return redirect(doneAt(`/tin/${fileId}/chuyen/gui${addressOf(wanted, 'preview')}`, 'cleared'), 303);
    },
    send: async ({ call, form }) => {
      const wanted = wantedOf(new URL(args.request.url).searchParams);
      if (!isWhole(wanted)) return redirect(`/tin/${fileId}/chuyen/gui`, 303);
      const organizationId = form.text('organizationId');
      const personId = form.text('personId');
      const signer = { name: form.text('signerName'), position: form.text('signerPosition') };
      const input = inputOf(fileId, wanted);
      const personName = form.text('personName').trim();
      // Only a preview that asks for a name has this field: what is wrong then is the empty field, not the way.
      if (form.all('personName').length > 0 && !personName)
        throw invalidInput([
          {
            path: 'personName',
            sentence: {
              vi: coordinationVi.send.personNameMissing,
              en: coordinationEn.send.personNameMissing,
            },
          },
        ]);
      const sent = await call(sendStep, {
        ...input,
        to: { ...input.to, ...(personName ? { personName } : {}) },
        words: form.text('words'),
        ...(organizationId ? { expects: { organizationId, personId: personId || null } } : {}),
        ...(signer.name ? { signer } : {}),
      });
      return redirect(`${doneAt(`/tin/${fileId}/chuyen`, 'sent')}#buoc-${sent.ordinal}`, 303);
    },
  });
}

export const shouldRevalidate = readAgainWhenOld;

/** Two screens: what and to whom; then exactly what they will see. Nothing is sent before the second one's button. */
export default function SendPage() {
  const data = useLoaderData<typeof loader>();
  const words = useStepWords();
  const w = words.send;
  return (
    <Page
      title={data.plan ? w.previewTitle : w.title}
      lead={data.plan ? w.previewLead : w.chooseLead}
      back={{ to: `/tin/${data.fileId}/chuyen`, label: w.back }}
      done={words.done}
      forms={['send', ...(data.plan?.clearable ?? []).map(({ id }) => `not-meant:${id}`)]}
    >
      {data.head && <FileHead head={data.head} current="chuyen" tabs={data.tabs} now={data.now} />}
      {data.plan ? <Preview data={data} plan={data.plan} /> : <Choose data={data} />}
    </Page>
  );
}
