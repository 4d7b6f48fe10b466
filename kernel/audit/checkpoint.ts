import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { noteInvalid } from './errors.ts';
import type { Digest } from './merkle.ts';

/** What a log says of itself at one size. @source C2SP tlog-checkpoint */
export type Checkpoint = { origin: string; size: number; root: Digest };

/** A note and its signatures; nothing of it may be believed before {@link isSignedBy}. @source C2SP signed-note */
export type SignedNote = { text: string; signatures: readonly NoteSignature[] };
export type NoteSignature = { keyName: string; keyId: string; signature: Uint8Array };

/** Ed25519 over the text, or a witness's timestamped Ed25519 cosignature (C2SP tlog-cosignature). */
export type SignatureType = 'ED25519' | 'COSIGNATURE';

/** A public key under a name; `keyId` is 8 hexadecimal digits. */
export type NoteKey = { name: string; type: SignatureType; keyId: string; raw: Uint8Array; key: KeyObject };

/** Makes signatures for notes. The private key stays with whoever implements this. */
export type NoteSigner = { keyName: string; publicKey: Uint8Array; sign(bytes: Uint8Array): Uint8Array };

const typeBytes: Record<SignatureType, number> = { ED25519: 1, COSIGNATURE: 4 };
const maxNoteBytes = 64 * 1024;
const maxSignatures = 32;

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

/** Reads the text of a checkpoint. @throws AnNhiError `AUDIT_NOTE_INVALID` */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root, ...rest] = text.split('\n');
  const isWhole =
    origin && size && root && rest.at(-1) === '' && rest.slice(0, -1).every((line) => line !== '');
  if (!isWhole || !/^(0|[1-9]\d{0,15})$/.test(size)) throw noteInvalid('checkpoint');
  const digest = decodeBase64(root);
  if (digest?.length !== 32 || !Number.isSafeInteger(Number(size))) throw noteInvalid('checkpoint');
  return { origin, size: Number(size), root: digest };
}

/** Splits a note into text and signatures without judging them. @throws AnNhiError `AUDIT_NOTE_INVALID` */
export function parseNote(note: string): SignedNote {
  if (note.length > maxNoteBytes || /[^\P{Cc}\n]/u.test(note)) throw noteInvalid('note');
  const end = note.lastIndexOf('\n\n');
  if (end < 0) throw noteInvalid('note');
  return { text: note.slice(0, end + 1), signatures: parseSignatures(note.slice(end + 2)) };
}

/** Reads signature lines, as a witness returns them. @throws AnNhiError `AUDIT_NOTE_INVALID` */
export function parseSignatures(lines: string): NoteSignature[] {
  const found = lines.split('\n');
  if (found.pop() !== '' || found.length === 0 || found.length > maxSignatures)
    throw noteInvalid('signature');
  return found.map((line) => {
    const [, keyName, encoded] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
    const bytes = encoded ? decodeBase64(encoded) : null;
    if (!keyName || !bytes || bytes.length < 5) throw noteInvalid('signature');
    return { keyName, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
  });
}

/** Signs a text and returns the whole note. */
export function signNote(text: string, signer: NoteSigner): string {
  const key = noteKey(signer.keyName, signer.publicKey, 'ED25519');
  return `${text}\n${signatureLine(key, signer.sign(Buffer.from(text)))}`;
}

/** A witness's signature line on a checkpoint's text, at an instant. @source C2SP tlog-cosignature */
export function cosign(text: string, signer: NoteSigner, at: Date): string {
  const key = noteKey(signer.keyName, signer.publicKey, 'COSIGNATURE');
  const seconds = Math.floor(at.getTime() / 1000);
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(seconds));
  return signatureLine(key, Buffer.concat([stamp, signer.sign(cosignedBytes(text, seconds))]));
}

/** True when the note carries a valid signature of this key. A signature that names the key and fails makes it false. */
export function isSignedBy(note: SignedNote, key: NoteKey): boolean {
  const own = note.signatures.filter((one) => one.keyName === key.name && one.keyId === key.keyId);
  return own.length > 0 && own.every((one) => isValid(note.text, one.signature, key));
}

/** Name and public key as one line, to be handed over by hand: `name+keyid+base64`. @source C2SP signed-note (verifier keys) */
export function formatKey(key: NoteKey): string {
  return `${key.name}+${key.keyId}+${Buffer.concat([Buffer.of(typeBytes[key.type]), key.raw]).toString('base64')}`;
}

/** Reads what {@link formatKey} writes. @throws AnNhiError `AUDIT_NOTE_INVALID` */
export function parseKey(line: string): NoteKey {
  const [, name, keyId, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(line.trim()) ?? [];
  const bytes = encoded ? decodeBase64(encoded) : null;
  const type = (['ED25519', 'COSIGNATURE'] as const).find((one) => typeBytes[one] === bytes?.[0]);
  if (!name || !type || bytes?.length !== 33) throw noteInvalid('key');
  const key = noteKey(name, bytes.subarray(1), type);
  if (key.keyId !== keyId) throw noteInvalid('key');
  return key;
}

export function noteKey(name: string, raw: Uint8Array, type: SignatureType): NoteKey {
  const identity = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(typeBytes[type]), raw]);
  const keyId = hash('sha256', identity, 'buffer').subarray(0, 4).toString('hex');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') };
  return { name, type, keyId, raw, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

function isValid(text: string, signature: Uint8Array, key: NoteKey): boolean {
  if (key.type === 'ED25519') return verify(null, Buffer.from(text), key.key, signature);
  if (signature.length !== 72) return false;
  const seconds = Number(Buffer.from(signature.subarray(0, 8)).readBigUInt64BE());
  return verify(null, cosignedBytes(text, seconds), key.key, signature.subarray(8));
}

function cosignedBytes(text: string, seconds: number): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
}

function signatureLine(key: NoteKey, signature: Uint8Array): string {
  const encoded = Buffer.concat([Buffer.from(key.keyId, 'hex'), signature]).toString('base64');
  return `— ${key.name} ${encoded}\n`;
}

/** Strict: only the one spelling that encodes back to itself. */
function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
