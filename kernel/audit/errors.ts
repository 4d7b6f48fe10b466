import { AnNhiError, type ErrorCode } from '#kernel/errors/errors.ts';
import { auditEn } from './messages.en.ts';
import { auditVi } from './messages.vi.ts';

type Reasons = typeof auditVi.errors;

/** Every error of the audit log: the reason is the key of its sentence in the message files. */
function auditError<R extends keyof Reasons>(
  code: ErrorCode,
  reason: R,
  details: Parameters<Reasons[R]>[0],
  cause?: unknown,
): AnNhiError {
  const say = (words: Reasons) => (words[reason] as (details: string) => string)(details);
  return new AnNhiError(code, reason, { vi: say(auditVi.errors), en: say(auditEn.errors) }, { cause });
}

export const restrictedValue = (field: string) => auditError('INTERNAL', 'AUDIT_RESTRICTED_VALUE', field);
export const noteInvalid = (part: string) => auditError('INVALID_INPUT', 'AUDIT_NOTE_INVALID', part);
export const exportUnreadable = (where: string, cause?: unknown) =>
  auditError('INVALID_INPUT', 'AUDIT_EXPORT_UNREADABLE', where, cause);
export const keyMissing = (file: string) => auditError('UNAVAILABLE', 'AUDIT_KEY_MISSING', file);
export const keyReadable = (file: string) => auditError('UNAVAILABLE', 'AUDIT_KEY_READABLE', file);
export const keyInvalid = (file: string, cause?: unknown) =>
  auditError('UNAVAILABLE', 'AUDIT_KEY_INVALID', file, cause);
/** What is stored no longer gives the root that was signed: nothing more is signed until somebody has looked. */
export const logDamaged = (size: number) => auditError('UNAVAILABLE', 'AUDIT_LOG_DAMAGED', String(size));
export const witnessRefused = (name: string) => auditError('CONFLICT', 'AUDIT_WITNESS_REFUSED', name);
export const witnessAway = (name: string, cause?: unknown) =>
  auditError('UNAVAILABLE', 'AUDIT_WITNESS_AWAY', name, cause);
