import { randomBytes } from 'node:crypto';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { z } from 'zod';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { isUnreadableNumber } from '#kernel/telephony/number.ts';
import { channelNames, listCommuneNames } from '#modules/reports/contract.ts';
import { answerForm, type FormAnswer } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { type DeviceDraft, plainPageScript } from '#ui/console/device-draft.ts';
import { draftKeyFor, draftOwnerOf } from '#ui/console/draft-key.ts';
import { Page } from '#ui/console/page.tsx';
import { type PlainPage, PlainScript } from '#ui/console/plain-page.tsx';
import { inLocale, useWords } from '#ui/console/words.ts';
import { enterReport } from '../../contract.ts';
import { entryChannels } from '../../rules/lists.ts';
import {
  channelIn,
  channelCookie,
  cookieOf,
  entryKeyIn,
  entryOf,
  fieldOfPath,
  keyCookie,
} from './entry-form.ts';
import { accessKeysScript } from './access-keys.ts';
import { EntryForm } from './entry-fields.tsx';
import { SavedEntry } from './entry-saved.tsx';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

/** Without the scripts of the console: there at once, and what is typed is kept on the device until it was taken. */
export const handle: PlainPage = { isPlain: true };

const newKey = () => randomBytes(24).toString('base64url');

type Context = Parameters<typeof consoleOf>[0];

function scriptOf(context: Context, taken: string | null): string {
  const { actor, tools, locale } = consoleOf(context);
  const personId = actor.kind === 'OFFICIAL' ? actor.personId : '';
  const draft: DeviceDraft = {
    subject: 'nhap-tin',
    key: draftKeyFor(tools.platform.keys, personId, 'nhap-tin'),
    owner: draftOwnerOf(tools.platform.keys, personId),
    taken,
  };
  return `${plainPageScript(draft, inLocale(locale, intakeVi, intakeEn).entry.draft)};${accessKeysScript()}`;
}

export async function loader({ context }: LoaderFunctionArgs) {
  const { call, locale, nonce, request, hasPage } = consoleOf(context);
  const { names } = await call(listCommuneNames, {});
  const cookies = request.headers.get('cookie');
  const known = entryKeyIn(cookies);
  const key = known ?? newKey();
  return data(
    {
      key,
      channel: channelIn(cookies),
      channels: entryChannels.map((value) => ({ value, label: channelNames[value][locale] })),
      communes: names,
      script: scriptOf(context, null),
      nonce,
      hasSheet: hasPage('nhap-tin/hang-loat'),
    },
    // The key outlives a cut line: what was perhaps taken already is sent again under the same key.
    known || request.method !== 'GET' ? {} : { headers: { 'set-cookie': cookieOf(keyCookie, key) } },
  );
}

export type EntryData = Extract<Awaited<ReturnType<typeof loader>>, { data: unknown }>['data'];

export function action(args: ActionFunctionArgs) {
  const { now, hasPage } = consoleOf(args.context);
  return answerForm(args, {
    enter: async ({ call, form }) => {
      const entry = entryOf(form, form.text('key'), now);
      const saved = await call(enterReport, entry).catch((error: unknown) => {
        throw underFields(error);
      });
      const headers = new Headers();
      headers.append('set-cookie', cookieOf(channelCookie, entry.channel));
      headers.append('set-cookie', cookieOf(keyCookie, newKey()));
      return data(
        {
          saved: {
            ...saved,
            isPhoneUnreadable: isUnreadableNumber(entry.report.informant.phone),
            hasForm01: saved.fileId !== null && hasPage('tin/:fileId/mau-01'),
          },
          script: scriptOf(args.context, 'enter'),
        },
        { headers },
      );
    },
  });
}

type Saved = z.infer<typeof enterReport.output> & {
  readonly hasForm01: boolean;
  readonly isPhoneUnreadable: boolean;
};
export type SavedData = { readonly saved: Saved; readonly script: string };

/** The room speaks of its input; the form calls its fields by their own names. */
function underFields(error: unknown): unknown {
  if (!(error instanceof AnNhiError) || error.fields.length === 0) return error;
  const fields = error.fields.map((field) => ({ ...field, path: fieldOfPath[field.path] ?? field.path }));
  return new AnNhiError(error.code, error.reason, error.sentence, { cause: error, fields });
}

/** One screen that keeps up with somebody who is speaking. */
export default function EntryPage() {
  const given = useLoaderData<typeof loader>();
  const answer = useActionData<SavedData | FormAnswer>();
  const w = useWords(intakeVi, intakeEn).entry;
  const saved = answer && 'saved' in answer ? answer : null;
  return (
    <Page title={w.title} lead={saved ? undefined : w.lead} forms={['enter']} isWide>
      {saved ? <SavedEntry saved={saved.saved} /> : <EntryForm given={given} />}
      <PlainScript script={saved?.script ?? given.script} nonce={given.nonce} />
    </Page>
  );
}
