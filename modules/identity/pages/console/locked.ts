import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { safeReturn } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { unlock } from '../../sign-in/unlock.ts';
import { asError, identityFor } from './answers.ts';

/** The page for browsers without scripts. */
export async function loadLocked({ context }: LoaderFunctionArgs) {
  const { request, tools } = consoleOf(context);
  const identity = identityFor({ tools });
  const to = new URL(request.url).searchParams.get('to');
  const session = await identity.findSession(request);
  if (!session || session.state === 'OVER')
    throw redirect(to ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in', 303);
  if (session.state === 'OPEN') throw redirect(safeReturn(to), 303);
  return { to: to ?? '', hasPasskeys: identity.siteOf(request) !== null };
}

export function unlockHere(args: ActionFunctionArgs) {
  const { request, tools } = consoleOf(args.context);
  const identity = identityFor({ tools });
  return answerForm(args, {
    async unlock({ form }) {
      identity.assertOwnPage(request);
      const token = identity.cookies.read(request, 'session');
      const answer = token
        ? await unlock(identity.parts, token, form.text('password'))
        : ({ kind: 'OVER' } as const);
      if (answer.kind === 'OVER') return redirect('/sign-in', 303);
      if (answer.kind !== 'UNLOCKED') throw asError(answer);
      return redirect(safeReturn(form.text('to') || null), 303);
    },
  });
}
