import { type ActionFunctionArgs, redirect } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { lock } from '../../sign-in/unlock.ts';
import { identityFor } from './answers.ts';

/** The shell covered the page: the session locks with it. */
export async function action({ context }: ActionFunctionArgs) {
  const { request, tools } = consoleOf(context);
  const identity = identityFor({ tools });
  if (!identity.isOwnPage(request)) return redirect('/', 303);
  const token = identity.cookies.read(request, 'session');
  if (token) await lock(identity.parts, token);
  return new Response(null, { status: 204 });
}

export function loader() {
  return redirect('/locked', 303);
}
