import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds of one step and digits of a code; what every authenticator app does (RFC 6238 with SHA-1). */
const period = 30;
const digits = 6;
/** Clocks of telephones are off by a little: one step before and one after are taken. */
const window = 1;

/** The 30-second step in which an instant lies. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / period);
}

/** The code of one step (RFC 4226 section 5.3). */
export function codeOfStep(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

/** The step whose code this is, or null. Blanks that apps show between the digits are taken out. */
export function findStep(secret: Uint8Array, typed: string, now: Date): number | null {
  const code = typed.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  const present = stepAt(now);
  let found: number | null = null;
  for (let step = present - window; step <= present + window; step += 1) {
    if (timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(code))) found = step;
  }
  return found;
}

/** RFC 4648 without padding: how an authenticator app takes a secret by hand. */
export function base32(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      text += alphabet[(value >>> (bits - 5)) & 31];
      bits -= 5;
    }
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text;
}

/** The address that a QR code carries to the app. */
export function enrolmentAddress(secret: Uint8Array, issuer: string, name: string): string {
  const parameters = new URLSearchParams({
    secret: base32(secret),
    issuer,
    algorithm: 'SHA1',
    digits: String(digits),
    period: String(period),
  });
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(name)}?${parameters}`;
}
