import { AnNhiError, statusOf } from '#kernel/errors/errors.ts';
import { findFormNonce, newFormNonce } from '#kernel/http/form-nonce.ts';
import type { Locale, Route, RouteContext, Tools } from '#kernel/http/route.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { isUnreadableNumber } from '#kernel/telephony/number.ts';
import { pathIn, publicPaths } from '#ui/public/paths.ts';
import {
  chooseSecretWord,
  findReplyGrant,
  sayMore,
  sealReplyGrant,
  takeCodeWords,
} from '#modules/replies/contract.ts';
import { submitReport } from '../../contract.ts';
import { attendance } from '../public/attendance.ts';
import { nonceOf } from '../../rules/nonce.ts';
import { type ChildAnswers, noAnswers, readAnswers } from './answers.ts';
import { findProblem, toNewReport } from './child-report.ts';
import {
  childCodePage,
  childMorePage,
  childQuestionPage,
  childSentPage,
  childStartPage,
  helpCardPage,
} from './handles.ts';
import { chooseHelp } from './help.ts';
import type { ChildCodeProps, ChildMoreProps, ChildQuestionProps } from './props.ts';
import { readScreen, type Screen, screenAfter, screenBefore } from './screens.ts';

const formName = 'child-door';
/** As for the adult door: the longest text, percent-encoded, with room for what is over the limit. */
const formLimit = 12 * 1024 * 1024;
/** The help card may stay on the device for a week, so that it opens without a network; leaving by the exit clears it. */
const cardLifetimeSeconds = 7 * 24 * 3_600;

/** The child's door: one address, every step the body of a POST, nothing kept on our side until the child sends. */
export const childRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: publicPaths.child,
    access: 'PUBLIC',
    handle: (c, tools) =>
      show(c, tools, {
        screen: 'start',
        answers: noAnswers,
        nonce: newFormNonce(tools, formName),
        locale: c.var.locale,
      }),
  },
  {
    method: 'POST',
    path: publicPaths.child,
    access: 'PUBLIC',
    bodyLimit: formLimit,
    handle: receive,
    recover: giveBack,
  },
  {
    method: 'GET',
    path: publicPaths.helpCard,
    access: 'PUBLIC',
    handle(c, tools) {
      const otherLanguageHref = pathIn(c.var.locale === 'vi' ? 'en' : 'vi', publicPaths.helpCard);
      const response = tools.page(c, helpCardPage, {}, { otherLanguageHref });
      response.headers.set('cache-control', `private, max-age=${cardLifetimeSeconds}`);
      return response;
    },
  },
];

type Posted = {
  readonly form: URLSearchParams;
  readonly screen: Screen;
  readonly answers: ChildAnswers;
  readonly nonce: string;
  readonly locale: Locale;
};

type Shown = Omit<Posted, 'form'> & {
  readonly notice?: NonNullable<ChildQuestionProps['notice']>;
  readonly status?: number;
};

async function receive(c: RouteContext, tools: Tools): Promise<Response> {
  const posted = await readPosted(c);
  const { form, screen, answers } = posted;
  if (form.get('screen') === 'sent') return goOn(c, tools, posted);
  const showIn = form.get('showIn');
  if (showIn) return show(c, tools, { ...posted, locale: showIn === 'en' ? 'en' : 'vi' });
  const go = form.get('go');
  if (go === 'back') return show(c, tools, { ...posted, screen: screenBefore(screen, answers) });
  const next = go === 'send' ? null : screenAfter(screen, answers);
  return next ? show(c, tools, { ...posted, screen: next }) : send(c, tools, posted);
}

async function send(c: RouteContext, tools: Tools, posted: Posted): Promise<Response> {
  const { answers, locale } = posted;
  const { keys, clock } = tools.platform;
  const problem = findProblem(answers);
  if (problem) {
    const { screen, kind, limit } = problem;
    return show(c, tools, { ...posted, screen, notice: { kind, limit }, status: 422 });
  }
  const nonce = findFormNonce(tools, formName, posted.nonce);
  if (nonce === null)
    return show(c, tools, {
      ...posted,
      nonce: newFormNonce(tools, formName),
      notice: { kind: 'PAGE_OLD', limit: null },
      status: 409,
    });
  const report = toNewReport(answers, locale);
  const { trackingCode } = await tools.platform.call(
    publicActor,
    submitReport,
    { nonce: nonceOf(nonce, report), channel: 'WEB', report },
    c.var.trace,
  );
  return tools.page(
    c,
    childSentPage,
    {
      action: publicPaths.child,
      token: sealReplyGrant(keys, { trackingCode, may: 'SENT', isChild: true, mayText: false }, clock.now()),
      help: chooseHelp(answers),
      isPhoneUnreadable: isUnreadableNumber(report.informant.phone),
      contact: report.informant.phone === '' && answers.contact !== 'NEVER' ? '' : answers.contact,
    },
    { locale },
  );
}

/**
 * After sending, for half an hour: the code, a secret word, something more to tell. Nothing but the sealed token is known to this step,
 * so nothing written before can come back by it.
 */
async function goOn(c: RouteContext, tools: Tools, { form, locale }: Posted): Promise<Response> {
  const { keys, clock } = tools.platform;
  const sent = form.get('token') ?? '';
  const grant = findReplyGrant(keys, sent, clock.now());
  const token = grant?.may === 'SENT' ? sealReplyGrant(keys, grant, clock.now(), grant.until) : null;
  const answerWith = (answer: ChildCodeProps['answer']) =>
    tools.page(c, childCodePage, { action: publicPaths.child, token, answer }, { locale });
  const go = form.get('go');
  const text = form.get('more') ?? '';
  if (go === 'no-code') return answerWith({ state: 'REFUSED' });
  if (go === 'say') return say(c, tools, { text, sent, token, locale });
  if (!grant || token === null) return answerWith({ state: 'GONE' });
  if (go === 'more') return showMore(c, tools, { token, text, locale });
  if (go === 'word') {
    const word = (form.get('word') ?? '').slice(0, 2_000);
    const { state } = await tools.platform.call(publicActor, chooseSecretWord, { grant: sent, word });
    return answerWith({ state: wordStates[state] });
  }
  if (go === 'words') {
    const { state, words } = await tools.platform.call(publicActor, takeCodeWords, { grant: sent });
    return answerWith(state === 'SHOWN' ? { state: 'WORDS', words } : { state: 'GONE' });
  }
  return answerWith({ state: 'CODE', trackingCode: grant.trackingCode });
}

const wordStates = { DONE: 'WORD_SET', TOO_SHORT: 'WORD_SHORT', TAKEN: 'WORD_TAKEN', GONE: 'GONE' } as const;

type More = {
  readonly text: string;
  readonly token: string;
  readonly locale: Locale;
  readonly notice?: NonNullable<ChildMoreProps['notice']>;
  readonly status?: number;
};

async function say(
  c: RouteContext,
  tools: Tools,
  { text, sent, token, locale }: { text: string; sent: string; token: string | null; locale: Locale },
): Promise<Response> {
  // The press is known by the token that came with it, so that pressing twice tells once.
  const { state } = await tools.platform.call(publicActor, sayMore, { grant: sent.slice(0, 4_096), text });
  if (state === 'DONE')
    return tools.page(
      c,
      childCodePage,
      { action: publicPaths.child, token, answer: { state: 'TOLD' } },
      { locale },
    );
  return showMore(c, tools, {
    token: sent,
    text,
    locale,
    notice: state,
    status: state === 'GONE' ? 409 : 422,
  });
}

function showMore(
  c: RouteContext,
  tools: Tools,
  { text, token, locale, notice, status = 200 }: More,
): Response {
  return tools.page(
    c,
    childMorePage,
    { action: publicPaths.child, token, text, ...(notice ? { notice } : {}) },
    { status, locale },
  );
}

/** The nonce goes back with the words: if only the answer was lost and not the report, the next press finds it. */
async function giveBack(c: RouteContext, tools: Tools, error: unknown): Promise<Response> {
  const posted = await readPosted(c);
  const status = error instanceof AnNhiError ? statusOf[error.code] : 500;
  const { form, locale } = posted;
  if (form.get('screen') === 'sent')
    return showMore(c, tools, {
      token: form.get('token') ?? '',
      text: form.get('more') ?? '',
      locale,
      notice: 'SYSTEM_DOWN',
      status,
    });
  return show(c, tools, { ...posted, notice: { kind: 'SYSTEM_DOWN', limit: null }, status });
}

async function show(c: RouteContext, tools: Tools, shown: Shown): Promise<Response> {
  const { screen, answers, nonce, locale, notice, status = 200 } = shown;
  const carried = { action: publicPaths.child, answers, nonce };
  // A notice stands above a question; whoever sent from the first screen finds it above the first one to write in.
  if (screen === 'start' && !notice) {
    const untouched = answers === noAnswers ? { hole: 'nonce' as const } : {};
    const props = { ...carried, ...(await attendance(tools)) };
    return tools.page(c, childStartPage, props, { status, locale, ...untouched });
  }
  const question = screen === 'start' ? 'tell' : screen;
  return tools.page(
    c,
    childQuestionPage,
    { ...carried, question, ...(notice ? { notice } : {}) },
    { status, locale },
  );
}

async function readPosted(c: RouteContext): Promise<Posted> {
  const form = new URLSearchParams(await c.req.text());
  return {
    form,
    screen: readScreen(form.get('screen')),
    answers: readAnswers(form),
    nonce: form.get('nonce') ?? '',
    locale: form.get('lang') === 'en' ? 'en' : 'vi',
  };
}
