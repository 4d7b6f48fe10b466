/**
 * Errors that a person will read. Few and named: the code is stable (APIs, tests, logs), the sentence says what happened,
 * that nothing was lost, and what to do now. Everything else is a fault of ours and is answered as INTERNAL.
 */
export type Sentence = { readonly vi: string; readonly en: string };

export type ErrorCode =
  | 'NOT_FOUND'
  | 'INVALID_INPUT'
  | 'CONFLICT'
  | 'NOT_SIGNED_IN'
  | 'STEP_UP_REQUIRED'
  | 'TOO_LARGE'
  | 'TOO_SLOW'
  | 'TOO_MANY'
  | 'REFUSED'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** HTTP status of each code (RFC 9110). */
export const statusOf: Record<ErrorCode, number> = {
  NOT_FOUND: 404,
  INVALID_INPUT: 422,
  CONFLICT: 409,
  NOT_SIGNED_IN: 401,
  STEP_UP_REQUIRED: 403,
  TOO_LARGE: 413,
  TOO_SLOW: 408,
  TOO_MANY: 429,
  REFUSED: 409,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** One field that cannot be taken as it is: `path` in dots (`links.3`), with the sentence shown beside the field. */
export type FieldProblem = { readonly path: string; readonly sentence: Sentence };

/**
 * The base of every named error. `reason` is the finer stable name (`HOLIDAYS_MISSING`, `KEY_STORE_MISSING`, …), `code` the
 * class that decides the HTTP status. Never put restricted values into a sentence.
 */
export class AnNhiError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly sentence: Sentence;
  readonly fields: readonly FieldProblem[];

  constructor(
    code: ErrorCode,
    reason: string,
    sentence: Sentence,
    options: { cause?: unknown; fields?: readonly FieldProblem[] } = {},
  ) {
    super(`${reason}: ${sentence.en}`, { cause: options.cause });
    this.name = reason;
    this.code = code;
    this.reason = reason;
    this.sentence = sentence;
    this.fields = options.fields ?? [];
  }
}

/** Absent and forbidden look alike to the one who asks (design 7): same sentence, same status, same audit entry. */
export function notFound(): AnNhiError {
  return new AnNhiError('NOT_FOUND', 'NOT_FOUND', {
    vi: 'Không tìm thấy. Có thể mục này đã được chuyển đi, hoặc thuộc nơi khác phụ trách.',
    en: 'Not found. It may have been moved, or another office may be in charge of it.',
  });
}

/** Input that cannot be taken as it is; names every field at once, loses nothing. */
export function invalidInput(fields: readonly FieldProblem[]): AnNhiError {
  return new AnNhiError(
    'INVALID_INPUT',
    'INVALID_INPUT',
    {
      vi: 'Có chỗ cần xem lại. Những gì đã nhập vẫn còn nguyên.',
      en: 'Something needs another look. Everything entered is kept.',
    },
    { fields },
  );
}

/** A rule says no (wrong state, no power, law not in force): 409 with the rule's own name and sentence. */
export function refused(reason: string, sentence: Sentence): AnNhiError {
  return new AnNhiError('REFUSED', reason, sentence);
}

/** Somebody else was first, or the page is stale. */
export function conflict(reason: string, sentence: Sentence): AnNhiError {
  return new AnNhiError('CONFLICT', reason, sentence);
}
