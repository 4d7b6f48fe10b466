import { type LoaderFunctionArgs, redirect } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { finishSingleSignOn } from '../../sign-in/single-sign-on.ts';
import { identityFor } from './answers.ts';

/** The browser comes back; it goes on to the second step, or to the sign-in page with the reason. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { request, tools } = consoleOf(context);
  const identity = identityFor({ tools });
  const headers = new Headers({ 'set-cookie': identity.cookies.clear('kept') });
  const kept = identity.cookies.read(request, 'kept');
  if (!identity.provider || !kept) return redirect('/sign-in?why=provider', { status: 303, headers });
  const answer = await finishSingleSignOn(identity.parts, identity.provider, new URL(request.url), kept);
  if (answer.kind !== 'CODE_NEEDED') return redirect('/sign-in?why=provider', { status: 303, headers });
  headers.append('set-cookie', identity.cookies.set('step', answer.ticket));
  return redirect('/sign-in/code', { status: 303, headers });
}
