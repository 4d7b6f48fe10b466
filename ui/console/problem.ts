import { AnNhiError, type ErrorCode, statusOf } from '#kernel/errors/errors.ts';

/** What went wrong, ready to be read: whole sentences in the person's language, one for each field that is named. */
export type ConsoleProblem = {
  readonly kind: 'PROBLEM';
  readonly code: ErrorCode;
  readonly reason: string;
  readonly sentence: string;
  readonly fields: readonly { readonly field: string; readonly sentence: string }[];
};

/** A known error as a problem with its HTTP status; null for a fault of ours, which is nobody's to read. */
export function problemOf(
  error: unknown,
  locale: 'vi' | 'en',
): { readonly problem: ConsoleProblem; readonly status: number } | null {
  if (!(error instanceof AnNhiError) || error.code === 'INTERNAL') return null;
  const fields = error.fields.map(({ path, sentence }) => ({ field: path, sentence: sentence[locale] }));
  return {
    problem: {
      kind: 'PROBLEM',
      code: error.code,
      reason: error.reason,
      sentence: error.sentence[locale],
      fields,
    },
    status: statusOf[error.code],
  };
}

/** Whether this is a problem that a loader or an action sent. */
export function isProblem(value: unknown): value is ConsoleProblem {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'PROBLEM';
}
