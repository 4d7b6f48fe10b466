import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSignedBy, noteKey, parseNote, signNote } from './checkpoint.ts';
import { createSigningKey, openFileSigner } from './signer.ts';

let folder = '';
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-signer-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('the signing key in a file', () => {
  it('is made once, readable by its owner only, and signs', () => {
    const file = path.join(folder, 'keys', 'audit.pem');
    expect(createSigningKey(file)).toBe(true);
    const before = fs.readFileSync(file);
    expect(createSigningKey(file)).toBe(false);
    expect(fs.readFileSync(file).equals(before)).toBe(true);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const signer = openFileSigner('annhi.example/log', file);
    const key = noteKey(signer.keyName, signer.publicKey, 'ED25519');
    expect(isSignedBy(parseNote(signNote('a\n0\nb\n', signer)), key)).toBe(true);
  });

  it('is refused when it is missing, readable by others, or no such key', () => {
    expect(() => openFileSigner('x', path.join(folder, 'none.pem'))).toThrow(/AUDIT_KEY_MISSING/);
    const open = path.join(folder, 'open.pem');
    createSigningKey(open);
    fs.chmodSync(open, 0o640);
    expect(() => openFileSigner('x', open)).toThrow(/AUDIT_KEY_READABLE/);
    const text = path.join(folder, 'text.pem');
    fs.writeFileSync(text, 'not a key', { mode: 0o600 });
    expect(() => openFileSigner('x', text)).toThrow(/AUDIT_KEY_INVALID/);
    const other = path.join(folder, 'other.pem');
    const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    fs.writeFileSync(other, pem, { mode: 0o600 });
    expect(() => openFileSigner('x', other)).toThrow(/AUDIT_KEY_INVALID/);
  });
});
