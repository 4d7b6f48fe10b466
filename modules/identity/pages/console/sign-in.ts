import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { answerForm } from '#ui/console/answer-form.ts';
import { safeReturn } from '#ui/console/addresses.ts';
import { consoleOf } from '#ui/console/context.ts';
import { findDemoHint } from '../../demo.ts';
import { givePassword, giveCode } from '../../sign-in/sign-in.ts';
import { asError, identityFor } from './answers.ts';

const toParameter = 'to';
/** Where the person wanted to go, carried through both steps. */
const wanted = (request: Request) => new URL(request.url).searchParams.get(toParameter);
const withTo = (path: string, to: string | null) =>
  to ? `${path}?${toParameter}=${encodeURIComponent(to)}` : path;

export async function loadSignIn({ context }: LoaderFunctionArgs) {
  const { request, tools } = consoleOf(context);
  const identity = identityFor({ tools });
  const to = wanted(request);
  const session = await identity.findSession(request);
  if (session?.state === 'LOCKED') throw redirect(withTo('/locked', to), 303);
  if (session?.state === 'OPEN' && (await identity.readSession(request))) throw redirect(safeReturn(to), 303);
  const reason = new URL(request.url).searchParams.get('why');
  return {
    to: to ?? '',
    reason,
    demo: findDemoHint(identity),
    provider: identity.provider ? new URL(identity.provider.issuer).host : null,
    hasPasskeys: identity.siteOf(request) !== null,
  };
}

/** First step. The ticket for the second travels in a cookie, never in an address. */
export function takePassword(args: ActionFunctionArgs) {
  const { request, tools } = consoleOf(args.context);
  const identity = identityFor({ tools });
  return answerForm(args, {
    async signIn({ form }) {
      identity.assertOwnPage(request);
      const answer = await givePassword(identity.parts, form.text('name'), form.text('password'));
      if (answer.kind !== 'CODE_NEEDED') throw asError(answer);
      return redirect(withTo('/sign-in/code', form.text('to') || null), {
        status: 303,
        headers: { 'set-cookie': identity.cookies.set('step', answer.ticket) },
      });
    },
  });
}

export function loadCode({ context }: LoaderFunctionArgs) {
  const { request, tools } = consoleOf(context);
  const identity = identityFor({ tools });
  if (!identity.cookies.read(request, 'step')) throw redirect('/sign-in?why=expired', 303);
  return { to: wanted(request) ?? '', demo: findDemoHint(identity) };
}

/** Second step: a code of the app or a recovery code. */
export function takeCode(args: ActionFunctionArgs) {
  const { request, tools } = consoleOf(args.context);
  const identity = identityFor({ tools });
  const finish = async (kind: 'TOTP' | 'RECOVERY_CODE', typed: string, to: string) => {
    identity.assertOwnPage(request);
    const ticket = identity.cookies.read(request, 'step');
    if (!ticket) return redirect('/sign-in?why=expired', 303);
    const answer = await giveCode(identity.parts, ticket, { kind, typed }, identity.browserOf(request));
    if (answer.kind !== 'SIGNED_IN') throw asError(answer);
    const headers = new Headers();
    headers.append('set-cookie', identity.cookies.set('session', answer.token));
    headers.append('set-cookie', identity.cookies.clear('step'));
    return redirect(safeReturn(to || null), { status: 303, headers });
  };
  return answerForm(args, {
    totp: ({ form }) => finish('TOTP', form.text('code'), form.text('to')),
    recovery: ({ form }) => finish('RECOVERY_CODE', form.text('recoveryCode'), form.text('to')),
  });
}
