import { randomBytes } from 'node:crypto';
import qrcode from 'qrcode-generator';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { AnNhiError, invalidInput } from '#kernel/errors/errors.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { base32, enrolmentAddress } from '../../rules/totp.ts';
import { acceptInvitation, findInvitation, type InvitationView } from '../../sign-in/accept-invitation.ts';
import { sentences } from '../../sign-in/sentences.ts';
import { asError, identityFor } from './answers.ts';

/** What the page draws: the app's secret as picture and as text. */
export type InvitationPage = {
  readonly purpose: InvitationView['purpose'];
  readonly name: string;
  readonly enrolment: { readonly picture: string; readonly key: string } | null;
};

/** The answer to a taken invitation: the codes, this once. */
export type InvitationDone = { readonly recoveryCodes: readonly string[] };

export async function loadInvitation({ context, params }: LoaderFunctionArgs) {
  const { tools, request } = consoleOf(context);
  const identity = identityFor({ tools });
  const known = identity.cookies.read(request, 'kept');
  const nonce = known ?? randomBytes(32).toString('base64url');
  const found = await findInvitation(identity.parts, params['token'] ?? '', nonce);
  const page: { invitation: InvitationPage | null } = { invitation: found && viewOf(found) };
  return data(page, known ? {} : { headers: { 'set-cookie': identity.cookies.set('kept', nonce) } });
}

export function takeInvitation(args: ActionFunctionArgs) {
  const { request, tools } = consoleOf(args.context);
  const identity = identityFor({ tools });
  return answerForm(args, {
    async accept({ form }) {
      identity.assertOwnPage(request);
      const answer = await acceptInvitation(
        identity.parts,
        args.params['token'] ?? '',
        {
          password: form.text('password'),
          passwordAgain: form.text('passwordAgain'),
          code: form.text('code'),
          nonce: identity.cookies.read(request, 'kept') ?? '',
        },
        identity.browserOf(request),
      );
      if (answer.kind === 'PROBLEMS') throw invalidInput(answer.problems);
      if (answer.kind === 'UNUSABLE')
        throw new AnNhiError('CONFLICT', 'INVITATION_UNUSABLE', sentences.invitationUnusable);
      if (answer.kind !== 'ACCEPTED') throw asError(answer);
      const headers = new Headers({ 'set-cookie': identity.cookies.clear('kept') });
      if (answer.token) headers.append('set-cookie', identity.cookies.set('session', answer.token));
      const done: InvitationDone = { recoveryCodes: answer.recoveryCodes };
      return data(done, { headers });
    },
  });
}

function viewOf({ purpose, signInName, secret }: InvitationView): InvitationPage {
  if (!secret) return { purpose, name: signInName, enrolment: null };
  return {
    purpose,
    name: signInName,
    enrolment: {
      picture: pictureOf(enrolmentAddress(secret, 'An Nhi', signInName)),
      key: base32(secret).replaceAll(/(.{4})(?=.)/g, '$1 '),
    },
  };
}

/** A QR code as an SVG in a data address: no file, no script, sharp at every size. */
function pictureOf(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  return `data:image/svg+xml,${encodeURIComponent(code.createSvgTag({ scalable: true, margin: 4 }))}`;
}
