import { useSyncExternalStore } from 'react';
import { consolePath } from '#ui/console/addresses.ts';

/** What the browser asks the server about passkeys; runs in the page. */
type Ask = Readonly<Record<string, unknown>> & {
  readonly do: 'begin-use' | 'sign-in' | 'unlock' | 'begin-add' | 'add';
};
export type PasskeyOutcome =
  | { readonly isDone: true }
  | { readonly isDone: false; readonly sentence: string | null };

/** Whether this browser can do it by the standard's own JSON (WebAuthn Level 3). */
function canUsePasskeys(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential
  );
}

const never = () => () => undefined;

/** The same for a component: no on the server and until the page lives. */
export function useHasPasskeys(): boolean {
  return useSyncExternalStore(never, canUsePasskeys, () => false);
}

/** Signs in or unlocks with a passkey of this device. */
export async function openWithPasskey(purpose: 'sign-in' | 'unlock'): Promise<PasskeyOutcome> {
  const begun = await ask({ do: 'begin-use' });
  if (!begun.options) return { isDone: false, sentence: begun.sentence };
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    begun.options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  const credential = await navigator.credentials.get({ publicKey }).catch(() => null);
  return credential instanceof PublicKeyCredential
    ? outcome(await ask({ do: purpose, response: credential.toJSON() }))
    : { isDone: false, sentence: null };
}

/** Makes a passkey on this device. */
export async function makePasskey(password: string, label: string): Promise<PasskeyOutcome> {
  const begun = await ask({ do: 'begin-add', password });
  if (!begun.options) return { isDone: false, sentence: begun.sentence };
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    begun.options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  const credential = await navigator.credentials.create({ publicKey }).catch(() => null);
  return credential instanceof PublicKeyCredential
    ? outcome(await ask({ do: 'add', label, response: credential.toJSON() }))
    : { isDone: false, sentence: null };
}

type Answer = { readonly isOk: boolean; readonly options: object | null; readonly sentence: string | null };

async function ask(body: Ask): Promise<Answer> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await fetch(consolePath('/passkey'), {
    method: 'POST',
    body: JSON.stringify(body),
    headers,
  }).catch(() => null);
  const said: unknown = response && response.status !== 204 ? await response.json().catch(() => null) : null;
  const part = (name: string): unknown =>
    typeof said === 'object' && said !== null && name in said
      ? (said as Record<string, unknown>)[name]
      : null;
  const [options, detail] = [part('options'), part('detail')];
  return {
    isOk: response?.ok ?? false,
    options: typeof options === 'object' ? options : null,
    sentence: typeof detail === 'string' ? detail : null,
  };
}

function outcome(answer: Answer): PasskeyOutcome {
  return answer.isOk ? { isDone: true } : { isDone: false, sentence: answer.sentence };
}
