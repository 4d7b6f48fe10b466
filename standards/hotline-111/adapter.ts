import {
  type Hotline111,
  HotlineTrouble,
  type HotlineReceipt,
  zHotlineCase,
  zHotlineReceipt,
  zHotlineStatus,
} from './contract.ts';

const patienceMs = 15_000;
const longestAnswer = 64 * 1024;

/**
 * The bridge over HTTPS. `address` is 111's end, without a final slash; `secret` what proves us there.
 * @throws RangeError for a plain HTTP address that is not this machine
 */
export function httpHotline(address: string, secret: string, waitMs = patienceMs): Hotline111 {
  const base = new URL(address);
  if (base.protocol !== 'https:' && !['127.0.0.1', '[::1]', 'localhost'].includes(base.hostname))
    throw new RangeError('111 is reached over HTTPS only');
  const post = (path: string, key: string, body: unknown) =>
    send(`${address.replace(/\/$/, '')}${path}`, secret, key, JSON.stringify(body), waitMs);
  return {
    async sendCase(one) {
      const answer = await post('/cases', one.handoverId, zHotlineCase.parse(one));
      return answer.status === 202 && answer.body.trim() === '' ? null : receiptIn(answer);
    },
    async tellStatus(status) {
      await post('/statuses', `${status.reference}-${status.status}`, zHotlineStatus.parse(status));
    },
  };
}

type Answer = { readonly status: number; readonly body: string };

async function send(url: string, secret: string, key: string, body: string, waitMs: number): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(waitMs),
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/json',
        accept: 'application/json',
        'idempotency-key': key,
      },
      body,
    });
    const text = await readWithin(response);
    if (response.ok) return { status: response.status, body: text };
  } catch (error) {
    if (error instanceof HotlineTrouble) throw error;
    throw new HotlineTrouble(
      error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'NO_LINE',
      false,
    );
  }
  const { status } = response;
  const mayHelpLater = status >= 500 || status === 408 || status === 425 || status === 429;
  throw new HotlineTrouble(`STATUS_${status}`, !mayHelpLater);
}

/** Reads no more than is allowed, whatever the header claims. */
async function readWithin(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > longestAnswer) throw new HotlineTrouble('ANSWER_TOO_LONG', false);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** An answer that is no receipt is trouble: what nobody acknowledged has not arrived. */
function receiptIn({ status, body }: Answer): HotlineReceipt | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new HotlineTrouble('NO_RECEIPT', false);
  }
  if (status === 202 && typeof json === 'object' && json !== null && !('caseNumber' in json)) return null;
  const receipt = zHotlineReceipt.safeParse(json);
  if (!receipt.success) throw new HotlineTrouble('NO_RECEIPT', false);
  return receipt.data;
}
