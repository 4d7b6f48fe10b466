import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { type ActionFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { problemResponse } from '#kernel/http/problem.ts';
import { consoleOf } from '#ui/console/context.ts';
import {
  addPasskey,
  beginPasskey,
  beginPasskeyUse,
  signInWithPasskey,
  unlockWithPasskey,
} from '../../sign-in/passkeys.ts';
import { sentences } from '../../sign-in/sentences.ts';
import { asError, identityFor, ownSession } from './answers.ts';

/** What the browser's own format holds (WebAuthn Level 3, toJSON); everything in it is verified by the library. */
const zResponse = z.looseObject({ id: z.string().max(1400) });
const zRequest = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('begin-use') }),
  z.strictObject({ do: z.literal('sign-in'), response: zResponse }),
  z.strictObject({ do: z.literal('unlock'), response: zResponse }),
  z.strictObject({ do: z.literal('begin-add'), password: z.string().max(1000) }),
  z.strictObject({ do: z.literal('add'), label: z.string().max(200), response: zResponse }),
]);

/** Passkeys speak JSON with the page's script. The challenge is kept, sealed, in a cookie. */
export async function action({ request: posted, context }: ActionFunctionArgs) {
  const { request, tools, trace, locale } = consoleOf(context);
  const identity = identityFor({ tools });
  const { parts, cookies } = identity;
  try {
    identity.assertOwnPage(request);
    const site = identity.siteOf(request);
    const parsed = zRequest.safeParse(await posted.json().catch(() => null));
    if (!site || !parsed.success) throw asError({ kind: 'REFUSED', sentence: sentences.passkeyRefused });
    const asked = parsed.data;
    const kept = cookies.read(request, 'kept') ?? '';
    switch (asked.do) {
      case 'begin-use': {
        const { options, challenge } = await beginPasskeyUse(parts, site);
        return Response.json({ options }, { headers: { 'set-cookie': cookies.set('kept', challenge) } });
      }
      case 'sign-in': {
        const answer = await signInWithPasskey(
          parts,
          site,
          kept,
          asked.response as unknown as AuthenticationResponseJSON,
          identity.browserOf(request),
        );
        if (answer.kind !== 'SIGNED_IN') throw asError(answer);
        const headers = new Headers({ 'set-cookie': cookies.set('session', answer.token) });
        headers.append('set-cookie', cookies.clear('kept'));
        return new Response(null, { status: 204, headers });
      }
      case 'unlock': {
        const token = cookies.read(request, 'session') ?? '';
        const answer = await unlockWithPasskey(
          parts,
          site,
          kept,
          asked.response as unknown as AuthenticationResponseJSON,
          token,
        );
        if (answer.kind !== 'UNLOCKED') throw asError(answer);
        return new Response(null, { status: 204, headers: { 'set-cookie': cookies.clear('kept') } });
      }
      case 'begin-add': {
        const { own } = await ownSession({ tools, request });
        const answer = await beginPasskey(parts, site, own.accountId, asked.password);
        if (answer.kind !== 'BEGUN') throw asError(answer);
        return Response.json(
          { options: answer.options },
          { headers: { 'set-cookie': cookies.set('kept', answer.challenge) } },
        );
      }
      case 'add': {
        const { session } = await ownSession({ tools, request });
        const answer = await addPasskey(
          parts,
          site,
          session.account,
          kept,
          asked.response as unknown as RegistrationResponseJSON,
          asked.label,
        );
        if (answer.kind !== 'ADDED') throw asError(answer);
        return new Response(null, { status: 204, headers: { 'set-cookie': cookies.clear('kept') } });
      }
    }
  } catch (error) {
    if (!(error instanceof AnNhiError)) throw error;
    return problemResponse(error, trace, locale);
  }
}

export function loader() {
  return redirect('/', 303);
}
