import { type ActionFunctionArgs, redirect } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { signOut } from '../../sign-in/unlock.ts';
import { identityFor } from './answers.ts';

/**
 * Ends the session of this browser and clears what it kept of our pages. Never "storage": there lie unsent drafts, sealed under keys that
 * come with a session of their writer only, and losing one may lose what was found out about a child.
 */
export async function action({ context }: ActionFunctionArgs) {
  const { request, tools } = consoleOf(context);
  const identity = identityFor({ tools });
  if (!identity.isOwnPage(request)) return redirect('/', 303);
  const token = identity.cookies.read(request, 'session');
  if (token) await signOut(identity.parts, token);
  const headers = new Headers({
    'set-cookie': identity.cookies.clear('session'),
    'clear-site-data': '"cache"',
  });
  return redirect('/sign-in?why=signed-out', { status: 303, headers });
}

export function loader() {
  return redirect('/', 303);
}
