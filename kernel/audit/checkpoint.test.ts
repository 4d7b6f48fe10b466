import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  checkpointText,
  cosign,
  formatKey,
  isSignedBy,
  type NoteSigner,
  noteKey,
  parseCheckpoint,
  parseKey,
  parseNote,
  parseSignatures,
  signNote,
} from './checkpoint.ts';

function makeSigner(keyName: string): NoteSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { keyName, publicKey: raw, sign: (bytes) => sign(null, bytes, privateKey) };
}

const log = makeSigner('annhi.example/log');
const key = noteKey(log.keyName, log.publicKey, 'ED25519');
const text = checkpointText({ origin: log.keyName, size: 7, root: Buffer.alloc(32, 9) });

describe('checkpoints (C2SP)', () => {
  it('accept a note signed by another implementation', () => {
    // @source the example of golang.org/x/mod/sumdb/note
    const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const note =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    expect(isSignedBy(parseNote(note), parseKey(vkey))).toBe(true);
    expect(isSignedBy(parseNote(note.replace('problem,', 'problems,')), parseKey(vkey))).toBe(false);
    expect(formatKey(parseKey(vkey))).toBe(vkey);
  });

  it('come back as they were written, and only with the right key', () => {
    const note = parseNote(signNote(text, log));
    expect(isSignedBy(note, key)).toBe(true);
    expect(parseCheckpoint(note.text)).toEqual({ origin: log.keyName, size: 7, root: Buffer.alloc(32, 9) });
    const stranger = makeSigner(log.keyName);
    expect(isSignedBy(parseNote(signNote(text, stranger)), key)).toBe(false);
    expect(isSignedBy(note, noteKey('annhi.example/other', log.publicKey, 'ED25519'))).toBe(false);
  });

  it('fail with any byte of the text changed', () => {
    const note = signNote(text, log);
    for (let at = 0; at < text.length; at++) {
      if (text[at] === '\n') continue;
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}\n${note.slice(text.length + 1)}`;
      expect(isSignedBy(parseNote(changed), key)).toBe(false);
    }
  });

  it('carry a witness’s cosignature that names its instant', () => {
    const witness = makeSigner('witness.example/w1');
    const witnessKey = noteKey(witness.keyName, witness.publicKey, 'COSIGNATURE');
    const line = cosign(text, witness, new Date('2026-11-21T08:00:00Z'));
    const note = parseNote(signNote(text, log) + line);
    expect(isSignedBy(note, key)).toBe(true);
    expect(isSignedBy(note, witnessKey)).toBe(true);
    const [signature] = parseSignatures(line);
    const later = Buffer.from(signature?.signature ?? []);
    later.writeBigUInt64BE(1_900_000_000n);
    const forged = { ...note, signatures: [{ ...witnessKeyed(witnessKey), signature: later }] };
    expect(isSignedBy(forged, witnessKey)).toBe(false);
    // The same key as a plain signer is another key: a log cannot pass for a witness.
    expect(isSignedBy(note, noteKey(witness.keyName, witness.publicKey, 'ED25519'))).toBe(false);
  });

  it.each([
    ['no signature', text],
    ['a control character', `${text}\u0007\n— a AAAAAAAA\n`],
    ['a signature line without its end', signNote(text, log).slice(0, -1)],
    ['loose base64', signNote(text, log).replace(/=\n$/, '\n')],
    ['too much', `${'a\n'.repeat(40_000)}\n— a AAAAAAAA\n`],
  ])('refuse a note with %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(/AUDIT_NOTE_INVALID/);
  });

  it.each(['a\n01\nAAAA\n', 'a\n7\nAAAA\n', '\n7\nAAAA\n', 'a\n-1\nAAAA\n', 'a\n7\n'])(
    'refuse the text %j',
    (bad) => {
      expect(() => parseCheckpoint(bad)).toThrow(/AUDIT_NOTE_INVALID/);
    },
  );
});

function witnessKeyed({ name, keyId }: { name: string; keyId: string }) {
  return { keyName: name, keyId };
}
