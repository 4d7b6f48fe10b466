import type { Locale, Route, RouteContext, Tools } from '#kernel/http/route.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { isUnreadableNumber } from '#kernel/telephony/number.ts';
import { changeContact, openConversation, readConversation, sayMore } from '#modules/replies/contract.ts';
import { pathIn, publicPaths } from '#ui/public/paths.ts';
import { findStatus } from '../../contract.ts';
import { findCodeInToken, sealStatusToken } from '../../rules/status-token.ts';
import { lookUpPage, statusPage, talkPage } from './handles.ts';
import type { TalkPageProps } from './props.ts';
import { reportPagesWords } from './words.ts';

/** 20,000 characters of Vietnamese, percent-encoded, with room for what is over the limit. */
const formLimit = 1024 * 1024;

/** Coming back: the code alone shows how far a report is; with the secret word the talk opens. One address for all of it. */
export const comingBackRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: publicPaths.lookUp,
    access: 'PUBLIC',
    handle: (c, tools) =>
      tools.page(
        c,
        lookUpPage,
        { action: publicPaths.lookUp, trackingCode: '', problems: [] },
        { otherLanguageHref: pathIn(c.var.locale === 'vi' ? 'en' : 'vi', publicPaths.lookUp) },
      ),
  },
  {
    method: 'POST',
    path: publicPaths.lookUp,
    access: 'PUBLIC',
    bodyLimit: formLimit,
    handle: receive,
    labels(locale) {
      const { lookUp, after } = reportPagesWords(locale);
      return { trackingCode: lookUp.code, secret: lookUp.secret, more: after.more };
    },
  },
];

async function receive(c: RouteContext, tools: Tools): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const locale: Locale = form.get('lang') === 'en' ? 'en' : 'vi';
  if (form.has('grant')) return goOnTalking(c, tools, form, locale);
  const { keys, clock } = tools.platform;
  const now = clock.now();
  const sent = form.get('token') ?? '';
  const sealed = findCodeInToken(keys, sent, now);
  const typed = form.get('trackingCode') ?? '';
  const secret = form.get('secret') ?? '';
  const words = reportPagesWords(locale).problems;
  const showLookUp = (message: string, status: number) =>
    tools.page(
      c,
      lookUpPage,
      { action: publicPaths.lookUp, trackingCode: typed, problems: [{ field: 'trackingCode', message }] },
      { status, locale },
    );
  if (sealed === null && typed.trim() === '' && secret.trim() === '')
    return showLookUp(sent === '' ? words.trackingCodeMissing : words.trackingCodeAgain, 422);
  const isTyped = typed.trim() !== '';
  const trackingCode = isTyped ? typed.slice(0, 200) : (sealed ?? '');
  if (secret.trim() !== '') {
    const tried = { trackingCode, secret: secret.slice(0, 2_000) };
    const again = isTyped ? { trackingCode: typed } : sealed === null ? {} : { token: sent };
    return openTalk(c, tools, tried, again, locale);
  }
  const { status } = await tools.platform.call(publicActor, findStatus, { trackingCode }, c.var.trace);
  if (!status) return showLookUp(words.trackingCodeUnknown, 404);
  // A token is never prolonged: half an hour after the code was typed it must be typed again.
  const token = isTyped || sealed === null ? sealStatusToken(keys, trackingCode, now) : sent;
  return tools.page(c, statusPage, { ...status, action: publicPaths.lookUp, token }, { locale });
}

async function openTalk(
  c: RouteContext,
  tools: Tools,
  typed: { readonly trackingCode: string; readonly secret: string },
  again: Again,
  locale: Locale,
): Promise<Response> {
  const { conversation } = await tools.platform.call(publicActor, openConversation, typed, c.var.trace);
  return showTalk(c, tools, conversation, { text: '' }, locale, again);
}

/** An answer, or another way of being reached, under the grant that the secret word gave. */
async function goOnTalking(
  c: RouteContext,
  tools: Tools,
  form: URLSearchParams,
  locale: Locale,
): Promise<Response> {
  const { platform } = tools;
  const grant = (form.get('grant') ?? '').slice(0, 4_096);
  const text = form.get('more') ?? '';
  const isContact = form.get('go') === 'contact';
  const { state } = isContact
    ? await platform.call(publicActor, changeContact, readContact(form, grant), c.var.trace)
    : await platform.call(publicActor, sayMore, { grant, text }, c.var.trace);
  const { conversation } = await platform.call(publicActor, readConversation, { grant }, c.var.trace);
  if (state === 'GONE') return showTalk(c, tools, null, { text: '' }, locale);
  if (state !== 'DONE') return showTalk(c, tools, conversation, { text, notice: state }, locale);
  const isOdd = isContact && isUnreadableNumber(form.get('phone') ?? '');
  const notice = isOdd ? 'CONTACT_ODD' : isContact ? 'CONTACT_KEPT' : 'TOLD';
  return showTalk(c, tools, conversation, { text: '', notice }, locale);
}

type Conversation = Awaited<ReturnType<typeof openConversation.output.parse>>['conversation'];

const taken = ['TOLD', 'CONTACT_KEPT', 'CONTACT_ODD'] as const;

/** What a page that did not open gives back of what was sent to it, so that only the word is written again. */
type Again = { readonly trackingCode?: string; readonly token?: string };

/** What did not open answers with one page: the same bytes for a wrong code, a wrong word, none set, and too many tries. */
function showTalk(
  c: RouteContext,
  tools: Tools,
  conversation: Conversation,
  said: Pick<TalkPageProps, 'text' | 'notice'>,
  locale: Locale,
  again: Again = {},
): Response {
  const action = publicPaths.lookUp;
  if (!conversation)
    return tools.page(
      c,
      lookUpPage,
      { action, trackingCode: '', problems: [], isClosed: true, ...again },
      { status: 404, locale },
    );
  const messages = conversation.messages.map(({ at, text }) => ({ at, text: text[locale] }));
  const refused = said.notice && !taken.some((one) => one === said.notice);
  return tools.page(
    c,
    talkPage,
    { action, ...conversation, ...said, messages },
    { status: refused ? 422 : 200, locale },
  );
}

function readContact(form: URLSearchParams, grant: string) {
  const text = (name: string, most: number) => (form.get(name) ?? '').slice(0, most);
  const safe = form.get('safeToCall');
  const safeToCall = safe === 'ANY_TIME' || safe === 'CERTAIN_HOURS' || safe === 'NO_CALLS' ? safe : '';
  return {
    grant,
    name: text('name', 1_000),
    phone: text('phone', 200),
    wishes: { safeToCall, callWhen: text('callWhen', 2_000) },
    wantsTexts: form.get('wantsTexts') === 'yes',
  };
}
