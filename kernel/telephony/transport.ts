import fs from 'node:fs';
import path from 'node:path';

/** One call or text message as it leaves: what is said is one of the closed sentences, already filled in. */
export type PhoneMessage = {
  readonly kind: 'CALL' | 'TEXT';
  /** E.164. */
  readonly to: string;
  readonly words: string;
};

/** Hands a message to whoever can ring or send; the proof is their own answer. Throws (with `code`) when it was not taken. */
export type PhoneTransport = { send(id: string, message: PhoneMessage): Promise<{ readonly proof: string }> };

/** A gateway answers fast or not at all: another channel and the next ring do not wait for it. */
const patienceMs = 8_000;
const longestAnswer = 16 * 1024;

/**
 * A telephone gateway behind one address: `POST` JSON `{ id, kind, to, words, language }` with `Idempotency-Key: <id>` and, when a
 * secret is configured, `Authorization: Bearer`. Any 2xx means taken; a JSON `reference` in the answer is kept as the proof.
 * Redirects are not followed: they would carry a number and the secret to an address that nobody configured.
 */
export function gatewayTransport(
  url: string,
  secretFile: string | null,
  limitMs = patienceMs,
): PhoneTransport {
  return {
    async send(id, message) {
      // Read each time, so that a secret may be changed without a restart.
      const secret = secretFile === null ? null : readSecret(secretFile);
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(limitMs),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
        },
        body: JSON.stringify({ id, ...message, language: 'vi' }),
      }).catch((error: unknown) => {
        throw trouble(
          error instanceof Error && error.name === 'TimeoutError' ? 'GATEWAY_SLOW' : 'GATEWAY_DOWN',
        );
      });
      if (answer.status >= 300 && answer.status < 400) throw trouble('GATEWAY_REDIRECTS');
      if (!answer.ok) {
        await answer.body?.cancel();
        throw trouble(`GATEWAY_${answer.status}`);
      }
      return { proof: `${answer.status} ${await readReference(answer)}`.trim() };
    },
  };
}

/** For a demonstration without a gateway: each message as a small file, so that one can see who would have been rung. */
export function folderPhoneTransport(folder: string): PhoneTransport {
  return {
    async send(id, message) {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      fs.writeFileSync(path.join(folder, `${id}.json`), `${JSON.stringify(message)}\n`, { mode: 0o600 });
      return { proof: 'demo' };
    },
  };
}

/** No gateway is configured: every ring fails at once and is on record, while mail and the console still ring. */
export const noPhoneTransport: PhoneTransport = {
  send() {
    return Promise.reject(trouble('NO_GATEWAY'));
  },
};

/** The gateway's own number for the message; a taken message stays taken, whatever else its answer holds. */
async function readReference(answer: Response): Promise<string> {
  try {
    const bytes: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of answer.body ?? []) {
      length += chunk.byteLength;
      if (length > longestAnswer) return '';
      bytes.push(chunk);
    }
    const parsed: unknown = JSON.parse(Buffer.concat(bytes).toString('utf8'));
    if (typeof parsed !== 'object' || parsed === null || !('reference' in parsed)) return '';
    const { reference } = parsed;
    return typeof reference === 'string' && /^[\w.:-]{1,100}$/.test(reference) ? reference : '';
  } catch {
    return '';
  }
}

function readSecret(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    throw trouble('GATEWAY_SECRET_UNREADABLE');
  }
}

/** Carries a code and never the number: what is thrown here reaches logs. */
function trouble(code: string): Error {
  return Object.assign(new Error('the telephone gateway did not take it'), { code });
}
