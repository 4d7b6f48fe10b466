import { AnNhiError, invalidInput, refused } from '#kernel/errors/errors.ts';
import type { Console } from '#ui/console/context.ts';
import { type Identity, identityOf } from '../../http.ts';
import type { LockedOut, Refused } from '../../sign-in/complete-sign-in.ts';
import type { FieldRefused } from '../../sign-in/own-credentials.ts';
import { lockedOut, sentences } from '../../sign-in/sentences.ts';

/** The sign-in behind this page. */
export function identityFor({ tools }: Pick<Console, 'tools'>): Identity {
  return identityOf(tools.platform);
}

/** What a step refused, as the error that the form shows. */
export function asError(answer: Refused | LockedOut | FieldRefused | { readonly kind: 'OVER' }): AnNhiError {
  switch (answer.kind) {
    case 'LOCKED_OUT':
      return new AnNhiError('TOO_MANY', 'LOCKED_OUT', lockedOut(answer.minutes));
    case 'FIELD':
      return invalidInput([{ path: answer.path, sentence: answer.sentence }]);
    case 'OVER':
      return new AnNhiError('NOT_SIGNED_IN', 'NOT_SIGNED_IN', sentences.signedOut);
    case 'REFUSED':
      return refused('SIGN_IN_REFUSED', answer.sentence);
  }
}

/** One's own session in this browser. @throws AnNhiError `NOT_SIGNED_IN` */
export async function ownSession(console: Pick<Console, 'tools' | 'request'>) {
  const identity = identityFor(console);
  const session = await identity.findSession(console.request);
  if (session?.state !== 'OPEN') throw asError({ kind: 'OVER' });
  return { identity, session, own: { accountId: session.account.id, sessionId: session.id } };
}
