import { data, type MiddlewareFunction, redirect } from 'react-router';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { consolePath } from '#ui/console/addresses.ts';
import { type EndedSession, fieldsToSendAgain, typedIn } from '#ui/console/answer-form.ts';
import { requestOf } from '#ui/console/context.ts';
import { problemOf } from '#ui/console/problem.ts';
import { consolePages } from './pages.ts';

/** Pages for whoever is not signed in, as React Router patterns below /console/. Everything else needs a session, unknown paths too. */
const openPatterns = new Set([
  'settings',
  ...consolePages.flatMap(({ pages }) =>
    pages.filter(({ access }) => access === 'OPEN').map(({ path }) => path),
  ),
]);

/**
 * Stands before every loader and action of the console. Without a session: the sign-in page, which leads back here; a posted form
 * comes back with everything that was typed.
 */
export const requireSession: MiddlewareFunction<Response> = async (
  { request, url, pattern, context },
  next,
) => {
  const { actor, preferences } = requestOf(context);
  if (actor.kind === 'OFFICIAL' || openPatterns.has(patternBelowConsole(pattern))) return next();
  if (request.method === 'GET' || request.method === 'HEAD') {
    // React Router puts the base before what loaders redirect to, not before what a middleware does.
    const asked = consolePath(url.pathname.replace(/^\/console(?=\/|$)/, '') + url.search);
    throw redirect(consolePath(`/sign-in?to=${encodeURIComponent(asked)}`), 303);
  }
  const ended = problemOf(sessionEnded(), preferences.language);
  const sent = await request.formData().catch(() => new FormData());
  throw data(
    {
      ...ended?.problem,
      typed: typedIn(sent),
      sent: fieldsToSendAgain(sent),
    } satisfies Partial<EndedSession>,
    { status: 401 },
  );
};

/** Exported for its test. */
export function patternBelowConsole(pattern: string): string {
  return pattern.replace(/^\/?(console\/)?/, '');
}

function sessionEnded(): AnNhiError {
  return new AnNhiError('NOT_SIGNED_IN', 'NOT_SIGNED_IN', {
    vi: 'Phiên làm việc đã hết nên chưa lưu được. Những gì bạn vừa nhập còn nguyên dưới đây. Đăng nhập lại ở một thẻ khác, rồi bấm Gửi lại.',
    en: 'Your session has ended, so this was not saved. What you entered is all below. Sign in again in another tab, then press Send again.',
  });
}
