import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkpointText, isSignedBy, noteKey, parseNote, parseSignatures, signNote } from './checkpoint.ts';
import { type Digest, leafHash, openTileWidth, TileTree } from './merkle.ts';
import { consistencyProof, type TileReader } from './proofs.ts';
import { memorySigner } from './sample-log.ts';
import { fileWitness, httpWitness, type Witness } from './witness.ts';
import { readWitnessNotes, WitnessFile } from './witness-file.ts';
import { answerAddCheckpoint } from './witness-server.ts';

const now = () => new Date('2026-11-21T08:00:00Z');
const log = memorySigner('annhi.example/log');
const logKey = noteKey(log.keyName, log.publicKey, 'ED25519');
const witnessSigner = memorySigner('witness.example/w1');
const witnessKey = noteKey(witnessSigner.keyName, witnessSigner.publicKey, 'COSIGNATURE');

type History = { note(size: number): string; proof(size: number): (oldSize: number) => Promise<Digest[]> };

/** Trees of up to 200 entries; `salt` makes another history. */
function history(salt: string, signer = log): History {
  const leaves = Array.from({ length: 200 }, (_, n) => leafHash(Buffer.from(`${n < 10 ? '' : salt}${n}`)));
  const treeOf = (size: number) => {
    const tree = new TileTree();
    for (const leaf of leaves.slice(0, size)) tree.append(leaf);
    return tree;
  };
  return {
    note: (size) =>
      signNote(checkpointText({ origin: signer.keyName, size, root: treeOf(size).root() }), signer),
    proof: (size) => {
      const read: TileReader = async (level) => Buffer.concat(leaves.slice(0, openTileWidth(size, level)));
      return (oldSize) => consistencyProof(oldSize, size, read);
    },
  };
}

const submit = (witness: Witness, from: History, size: number) =>
  witness.submit(from.note(size), from.proof(size));

let folder = '';
let close = async () => {};
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-witness-'));
});
afterEach(async () => {
  await close();
  close = async () => {};
  fs.rmSync(folder, { recursive: true, force: true });
});

async function serve(answer: (request: Request) => Promise<Response>): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const request = new Request(`http://127.0.0.1${incoming.url}`, {
        method: incoming.method ?? 'GET',
        headers: { 'content-length': String(body.length) },
        body: body.length > 0 ? body : null,
      });
      void answer(request).then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        outgoing.end(Buffer.from(await response.arrayBuffer()));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => new Promise((resolve) => server.close(() => resolve()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const makers: Record<string, (file: string) => Promise<Witness>> = {
  'a file': async (file) => fileWitness('disk', WitnessFile.open(file), now),
  'another installation over HTTP': async (file) => {
    const logs = [{ key: logKey, file: WitnessFile.open(file) }];
    return httpWitness(
      await serve((request) => answerAddCheckpoint(request, logs, witnessSigner, now)),
      witnessKey,
    );
  },
};

describe.each(Object.keys(makers))('a witness that is %s', (kind) => {
  const make = makers[kind] as (typeof makers)[string];
  const honest = history('a');
  const other = history('b');
  const file = () => path.join(folder, 'notes.jsonl');

  it('takes a first checkpoint and everything that continues it', async () => {
    const witness = await make(file());
    for (const size of [1, 7, 7, 64, 65, 200]) await submit(witness, honest, size);
    expect(readWitnessNotes(file())).toEqual([1, 7, 64, 65, 200].map((size) => honest.note(size)));
  });

  it('refuses another history, a shorter log, and another tree of the same size', async () => {
    const witness = await make(file());
    await submit(witness, honest, 64);
    await expect(submit(witness, other, 100)).rejects.toThrow(/AUDIT_WITNESS_REFUSED/);
    await expect(submit(witness, other, 64)).rejects.toThrow(/AUDIT_WITNESS_REFUSED/);
    await expect(submit(witness, honest, 63)).rejects.toThrow(/AUDIT_WITNESS_REFUSED/);
    await submit(witness, honest, 100);
    expect(readWitnessNotes(file())).toHaveLength(2);
  });

  it('remembers over a restart, even one in the middle of a line', async () => {
    await submit(await make(file()), honest, 64);
    await close();
    close = async () => {};
    fs.appendFileSync(file(), '{"at":"2026-11-');
    const again = await make(file());
    await expect(submit(again, other, 100)).rejects.toThrow(/AUDIT_WITNESS_REFUSED/);
    await submit(again, honest, 100);
    expect(readWitnessNotes(file())).toEqual([honest.note(64), honest.note(100)]);
  });
});

describe('a witness’s file', () => {
  it('that is absent or damaged is never taken for an empty one', () => {
    const file = path.join(folder, 'notes.jsonl');
    expect(() => readWitnessNotes(file)).toThrow(/AUDIT_EXPORT_UNREADABLE/);
    fs.writeFileSync(file, '{"at":"2026-11-21T08:00:00Z"}\n');
    expect(() => readWitnessNotes(file)).toThrow(/AUDIT_EXPORT_UNREADABLE.*notes\.jsonl:1/);
    expect(() => WitnessFile.open(file)).toThrow(/AUDIT_EXPORT_UNREADABLE/);
  });
});

describe('a witness over HTTP', () => {
  const honest = history('a');

  it('answers with a cosignature that verifies under its own key', async () => {
    const witness = await (makers['another installation over HTTP'] as (typeof makers)[string])(
      path.join(folder, 'n'),
    );
    const lines = await submit(witness, honest, 5);
    const note = parseNote(honest.note(5));
    expect(isSignedBy({ text: note.text, signatures: parseSignatures(lines) }, witnessKey)).toBe(true);
  });

  it.each([
    ['404 for an unknown log', history('a', memorySigner('other.example/log')), 404],
    ['403 for a checkpoint that the log did not sign', history('a', memorySigner(log.keyName)), 403],
  ] as const)('answers %s', async (_, from, status) => {
    const logs = [{ key: logKey, file: WitnessFile.open(path.join(folder, 'n')) }];
    const request = new Request('http://127.0.0.1/add-checkpoint', {
      method: 'POST',
      body: `old 0\n\n${from.note(5)}`,
      headers: { 'content-length': '500' },
    });
    expect((await answerAddCheckpoint(request, logs, witnessSigner, now)).status).toBe(status);
    expect(fs.existsSync(path.join(folder, 'n'))).toBe(false);
  });

  it.each(['', 'old 0', 'old -1\n\nx', `old 0\n${'A\n'.repeat(64)}\nx`, 'old 0\n\nnot a note'])(
    'answers 400 for %j',
    async (body) => {
      const logs = [{ key: logKey, file: WitnessFile.open(path.join(folder, 'n')) }];
      const request = new Request('http://127.0.0.1/add-checkpoint', {
        method: 'POST',
        body,
        headers: { 'content-length': String(body.length) },
      });
      expect((await answerAddCheckpoint(request, logs, witnessSigner, now)).status).toBe(400);
    },
  );

  it.each([
    ['is silent about who it is', async () => new Response('— stranger.example AAAAAAAA\n')],
    ['answers without end', async () => new Response('x'.repeat(100_000))],
    [
      'sends us elsewhere',
      async () => new Response(null, { status: 307, headers: { location: 'http://127.0.0.1:1/' } }),
    ],
    ['is broken', async () => new Response(null, { status: 500 })],
  ] as const)('that %s counts as away', async (_, answer) => {
    const witness = httpWitness(await serve(answer), witnessKey);
    await expect(submit(witness, honest, 5)).rejects.toThrow(/AUDIT_WITNESS_AWAY/);
  });

  it('that cannot be reached counts as away', async () => {
    const url = await serve(async () => new Response());
    await close();
    close = async () => {};
    await expect(submit(httpWitness(url, witnessKey), honest, 5)).rejects.toThrow(/AUDIT_WITNESS_AWAY/);
  });
});
