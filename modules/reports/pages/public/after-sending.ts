import type { Locale, RouteContext, Tools } from '#kernel/http/route.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import {
  chooseSecretWord,
  findReplyGrant,
  sayMore,
  sealReplyGrant,
  takeCodeWords,
} from '#modules/replies/contract.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { afterSendingPage } from './handles.ts';
import type { AfterSendingProps } from './props.ts';

const longestGrant = 4_096;
const wordStates = { DONE: 'WORD_SET', TOO_SHORT: 'WORD_SHORT', TAKEN: 'WORD_TAKEN', GONE: 'GONE' } as const;

/** A step of the half hour after sending: a secret word, the four words, something more to tell. The sealed grant is all that is known. */
export async function goOnAfterSending(
  c: RouteContext,
  tools: Tools,
  form: URLSearchParams,
  locale: Locale,
): Promise<Response> {
  const { platform } = tools;
  const grant = (form.get('grant') ?? '').slice(0, longestGrant);
  const text = form.get('more') ?? '';
  const show = (answer: AfterSendingProps['answer'], kept = '') =>
    showAfter(c, tools, { grant, text: kept, answer, locale });
  switch (form.get('go')) {
    case 'word': {
      const word = (form.get('word') ?? '').slice(0, 2_000);
      const { state } = await platform.call(publicActor, chooseSecretWord, { grant, word }, c.var.trace);
      return show({ state: wordStates[state] }, text);
    }
    case 'words': {
      const { state, words } = await platform.call(publicActor, takeCodeWords, { grant }, c.var.trace);
      return show(state === 'SHOWN' ? { state: 'WORDS', words } : { state: 'GONE' }, text);
    }
    default: {
      const { state } = await platform.call(publicActor, sayMore, { grant, text }, c.var.trace);
      return state === 'DONE' ? show({ state: 'TOLD' }) : show({ state }, text);
    }
  }
}

/** The grant goes back unchanged: if only the answer was lost, the next press is the same one. */
export function showAfterFault(
  c: RouteContext,
  tools: Tools,
  form: URLSearchParams,
  locale: Locale,
  status: number,
): Response {
  return tools.page(
    c,
    afterSendingPage,
    {
      action: publicPaths.report,
      grant: form.get('grant'),
      text: form.get('more') ?? '',
      answer: { state: 'SYSTEM_DOWN' },
    },
    { locale, status },
  );
}

function showAfter(
  c: RouteContext,
  tools: Tools,
  shown: {
    readonly grant: string;
    readonly text: string;
    readonly answer: AfterSendingProps['answer'];
    readonly locale: Locale;
  },
): Response {
  const { keys, clock } = tools.platform;
  const opened = findReplyGrant(keys, shown.grant, clock.now());
  const next = opened?.may === 'SENT' ? sealReplyGrant(keys, opened, clock.now(), opened.until) : null;
  const { state } = shown.answer;
  const status =
    state === 'GONE' ? 409 : ['EMPTY', 'TOO_LONG', 'FULL', 'WORD_SHORT'].includes(state) ? 422 : 200;
  return tools.page(
    c,
    afterSendingPage,
    { action: publicPaths.report, grant: next, text: shown.text, answer: shown.answer },
    { locale: shown.locale, status },
  );
}
