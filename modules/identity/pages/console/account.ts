import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { listSessions, revokeOtherSessions, revokeSession } from '../../contract.ts';
import { changePassword, newRecoveryCodes } from '../../sign-in/own-credentials.ts';
import { listPasskeys, removePasskey } from '../../sign-in/passkeys.ts';
import { asError, ownSession } from './answers.ts';

export type NewCodes = { readonly recoveryCodes: readonly string[] };

/** One's own sessions and passkeys. */
export async function loadAccount({ context }: LoaderFunctionArgs) {
  const { call, request, tools, now } = consoleOf(context);
  const { identity, own } = await ownSession({ tools, request });
  const { sessions } = await call(listSessions, {});
  const passkeys = await listPasskeys(identity.parts, own.accountId);
  return {
    now: now.toISOString(),
    sessions: sessions.map((session) => ({ ...session, isHere: session.sessionId === own.sessionId })),
    passkeys: passkeys.map(({ id, label, lastUsedAt }) => ({
      id,
      label,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    hasPasskeys: identity.siteOf(request) !== null,
  };
}

export function changeAccount(args: ActionFunctionArgs) {
  const { request, tools } = consoleOf(args.context);
  const asked = () => ownSession({ tools, request });
  return answerForm(args, {
    async end({ call, form }) {
      await call(revokeSession, { sessionId: form.text('sessionId') });
      return redirect(doneAt('/account', 'ended'), 303);
    },
    async endOthers({ call }) {
      const { own } = await asked();
      await call(revokeOtherSessions, { keep: own.sessionId });
      return redirect(doneAt('/account', 'ended'), 303);
    },
    async password({ form }) {
      const { identity, own } = await asked();
      const given = {
        present: form.text('presentPassword'),
        password: form.text('password'),
        passwordAgain: form.text('passwordAgain'),
      };
      const answer = await changePassword(identity.parts, own, given);
      if (answer.kind === 'FIELD' && answer.path === 'present')
        throw asError({ ...answer, path: 'presentPassword' });
      if (answer.kind !== 'CHANGED') throw asError(answer);
      return redirect(doneAt('/account', 'password'), 303);
    },
    async recovery({ form }) {
      const { identity, own } = await asked();
      const answer = await newRecoveryCodes(identity.parts, own, form.text('code'));
      if (answer.kind !== 'RENEWED') throw asError(answer);
      return data({ recoveryCodes: answer.recoveryCodes } satisfies NewCodes);
    },
    async removePasskey({ form }) {
      const { identity, session } = await asked();
      await removePasskey(identity.parts, session.account, form.text('passkeyId'));
      return redirect(doneAt('/account', 'removed'), 303);
    },
  });
}
