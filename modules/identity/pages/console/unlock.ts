import { type ActionFunctionArgs, redirect } from 'react-router';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { problemResponse } from '#kernel/http/problem.ts';
import { consoleOf } from '#ui/console/context.ts';
import { unlock } from '../../sign-in/unlock.ts';
import { asError, identityFor } from './answers.ts';

/** In place, for the shell: 204, or a problem (RFC 9457) whose sentence it shows; the page behind stays as it is. */
export async function action({ request: posted, context }: ActionFunctionArgs) {
  const { request, tools, trace, locale } = consoleOf(context);
  const identity = identityFor({ tools });
  try {
    identity.assertOwnPage(request);
    const password = String((await posted.formData()).get('password') ?? '');
    const token = identity.cookies.read(request, 'session');
    const answer = token ? await unlock(identity.parts, token, password) : ({ kind: 'OVER' } as const);
    if (answer.kind === 'UNLOCKED') return new Response(null, { status: 204 });
    throw answer.kind === 'REFUSED'
      ? new AnNhiError('INVALID_INPUT', 'WRONG_PASSWORD', answer.sentence)
      : asError(answer);
  } catch (error) {
    if (!(error instanceof AnNhiError)) throw error;
    return problemResponse(error, trace, locale);
  }
}

export function loader() {
  return redirect('/locked', 303);
}
