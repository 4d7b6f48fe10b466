import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { NoteSigner } from './checkpoint.ts';
import { keyInvalid, keyMissing, keyReadable } from './errors.ts';

/**
 * The signing key of the log from a file (Ed25519, PKCS#8 PEM, mode 0600), which lies outside database and data folder.
 * @param keyName the log's origin: a name without scheme such as `annhi.longan.example/log`.
 * @throws AnNhiError `AUDIT_KEY_MISSING`, `AUDIT_KEY_READABLE` (others may read it), `AUDIT_KEY_INVALID`
 */
export function openFileSigner(keyName: string, file: string): NoteSigner {
  const pem = readPrivate(file);
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    throw keyInvalid(file, cause);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw keyInvalid(file);
  const publicKey = Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { keyName, publicKey, sign: (bytes) => sign(null, bytes, key) };
}

/** Makes a signing key file; never overwrites one. @returns true when it was made, false when it was there. */
export function createSigningKey(file: string): boolean {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = fs.openSync(file, 'wx', 0o600);
    fs.writeSync(handle, pem.toString());
    fs.fsyncSync(handle);
    fs.closeSync(handle);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readPrivate(file: string): string {
  if (!fs.existsSync(file)) throw keyMissing(file);
  const handle = fs.openSync(file, 'r');
  try {
    if ((fs.fstatSync(handle).mode & 0o077) !== 0) throw keyReadable(file);
    return fs.readFileSync(handle, 'utf8');
  } finally {
    fs.closeSync(handle);
  }
}
