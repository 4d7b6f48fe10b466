import { AnNhiError, type FieldProblem, statusOf } from '#kernel/errors/errors.ts';
import type { Locale } from './route.ts';

/** RFC 9457 problem details. `type` is a stable name under /problems/; `errors` names every field at once. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly { readonly field: string; readonly detail: string }[];
};

export function problemOf(error: unknown, trace: string, locale: Locale): Problem {
  const known = error instanceof AnNhiError ? error : internal(error);
  const fields = known.fields.map((field: FieldProblem) => ({
    field: field.path,
    detail: field.sentence[locale],
  }));
  return {
    type: `/problems/${known.reason.toLowerCase().replaceAll('_', '-')}`,
    title: known.reason,
    status: statusOf[known.code],
    detail: known.sentence[locale],
    instance: `urn:uuid:${trace}`,
    ...(fields.length > 0 ? { errors: fields } : {}),
  };
}

export function problemResponse(
  error: unknown,
  trace: string,
  locale: Locale,
  retryAfterSeconds?: number,
): Response {
  const problem = problemOf(error, trace, locale);
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  const wait = retryAfterSeconds ?? (problem.status === 503 ? 30 : undefined);
  if (wait !== undefined) headers.set('retry-after', String(wait));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function internal(cause: unknown): AnNhiError {
  return new AnNhiError(
    'INTERNAL',
    'INTERNAL',
    {
      vi: 'Có lỗi ở phía chúng tôi. Những gì bạn viết vẫn còn. Nếu gấp, gọi 111.',
      en: 'Something went wrong on our side. What you wrote is kept. If it is urgent, call 111.',
    },
    { cause },
  );
}
