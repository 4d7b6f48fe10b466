import { randomBytes } from 'node:crypto';
import { AnNhiError, statusOf } from '#kernel/errors/errors.ts';
import type { Locale, Route, RouteContext, Tools } from '#kernel/http/route.ts';
import { openToken, sealToken } from '#kernel/keys/tokens.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { pathIn, publicPaths } from '#ui/public/paths.ts';
import { submitReport } from '../../contract.ts';
import { nonceOf } from '../../rules/nonce.ts';
import { type ChildAnswers, noAnswers, readAnswers } from './answers.ts';
import { findProblem, toNewReport } from './child-report.ts';
import { childCodePage, childQuestionPage, childSentPage, childStartPage, helpCardPage } from './handles.ts';
import { chooseHelp } from './help.ts';
import type { ChildCodeProps, ChildQuestionProps } from './props.ts';
import { readScreen, type Screen, screenAfter, screenBefore } from './screens.ts';

const purpose = 'child-door';
/** Not the token of a status page: that one must never give the code away to whoever finds the page open. */
const codePurpose = 'child-door-code';
const codeLifetimeMs = 30 * 60_000;
/** A page may lie open over a night. After this time a press asks once more instead of sending. */
const lifetimeMs = 48 * 3_600_000;
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
      show(c, tools, { screen: 'start', answers: noAnswers, nonce: newNonce(tools), locale: c.var.locale }),
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
  if (form.get('screen') === 'sent') return showCode(c, tools, posted);
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
  const opened = openToken<string>(keys, purpose, posted.nonce, clock.now());
  if (opened.state !== 'VALID')
    return show(c, tools, {
      ...posted,
      nonce: newNonce(tools),
      notice: { kind: 'PAGE_OLD', limit: null },
      status: 409,
    });
  const report = toNewReport(answers, locale);
  const { trackingCode } = await tools.platform.call(
    publicActor,
    submitReport,
    { nonce: nonceOf(opened.token.payload, report), channel: 'WEB', report },
    c.var.trace,
  );
  return tools.page(
    c,
    childSentPage,
    {
      action: publicPaths.child,
      token: sealToken(keys, codePurpose, trackingCode, clock.now(), codeLifetimeMs),
      help: chooseHelp(answers),
      contact: report.informant.phone === '' && answers.contact !== 'NEVER' ? '' : answers.contact,
    },
    { locale },
  );
}

/** After sending: the code for a child who can keep one. Nothing else is known to this step, so nothing written can come back by it. */
function showCode(c: RouteContext, tools: Tools, { form, locale }: Posted): Response {
  const { keys, clock } = tools.platform;
  const answerWith = (answer: ChildCodeProps['answer']) =>
    tools.page(c, childCodePage, { action: publicPaths.child, answer }, { locale });
  if (form.get('go') !== 'code') return answerWith({ state: 'REFUSED' });
  const opened = openToken<string>(keys, codePurpose, form.get('token') ?? '', clock.now());
  return answerWith(
    opened.state === 'VALID' ? { state: 'CODE', trackingCode: opened.token.payload } : { state: 'GONE' },
  );
}

/** The nonce goes back with the words: if only the answer was lost and not the report, the next press finds it. */
async function giveBack(c: RouteContext, tools: Tools, error: unknown): Promise<Response> {
  return show(c, tools, {
    ...(await readPosted(c)),
    notice: { kind: 'SYSTEM_DOWN', limit: null },
    status: error instanceof AnNhiError ? statusOf[error.code] : 500,
  });
}

function show(c: RouteContext, tools: Tools, shown: Shown): Response {
  const { screen, answers, nonce, locale, notice, status = 200 } = shown;
  const carried = { action: publicPaths.child, answers, nonce };
  // A notice stands above a question; whoever sent from the first screen finds it above the first one to write in.
  if (screen === 'start' && !notice) return tools.page(c, childStartPage, carried, { status, locale });
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

function newNonce(tools: Tools): string {
  const { keys, clock } = tools.platform;
  return sealToken(keys, purpose, randomBytes(16).toString('base64url'), clock.now(), lifetimeMs);
}
