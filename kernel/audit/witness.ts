import { isSignedBy, type NoteKey, parseCheckpoint, parseNote, parseSignatures } from './checkpoint.ts';
import { witnessAway, witnessRefused } from './errors.ts';
import type { Digest } from './merkle.ts';
import { consistencyProof } from './proofs.ts';
import { type Connection, findLastCheckpoint, tileReader } from './tree-store.ts';
import { considerCheckpoint, type WitnessFile } from './witness-file.ts';

/**
 * Somebody outside the database who remembers the newest checkpoint and takes only what continues it.
 * @source C2SP tlog-witness
 */
export type Witness = {
  name: string;
  /**
   * Hands a signed checkpoint over.
   * @param proofFrom makes the proof that the checkpoint continues the tree of `oldSize` entries.
   * @returns signature lines of the witness; empty when it only keeps.
   * @throws AnNhiError `AUDIT_WITNESS_REFUSED` (the log does not continue what it has seen) or `AUDIT_WITNESS_AWAY`
   */
  submit(note: string, proofFrom: (oldSize: number) => Promise<Digest[]>): Promise<string>;
};

/** A witness that keeps notes in a file, which belongs on another disk or host. Its file is what `--witness` reads. */
export function fileWitness(name: string, file: WitnessFile, now: () => Date): Witness {
  return {
    name,
    async submit(note, proofFrom) {
      const next = parseCheckpoint(parseNote(note).text);
      const last = file.last();
      const oldSize = last?.size ?? 0;
      const proof = oldSize <= next.size ? await proofFrom(oldSize) : [];
      if (considerCheckpoint(last, oldSize, proof, next) !== 'ACCEPTED') throw witnessRefused(name);
      if (oldSize < next.size) file.append(note, now());
      return '';
    },
  };
}

const longestAnswer = 16_384;

/**
 * A witness behind HTTP (`POST <url>/add-checkpoint`).
 * @param key the witness's public key: an answer without its valid cosignature counts for nothing.
 */
export function httpWitness(url: string, key: NoteKey, timeoutMs = 5_000): Witness {
  async function post(body: string): Promise<{ status: number; text: string }> {
    try {
      const response = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
        method: 'POST',
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, text: await readBounded(response) };
    } catch (cause) {
      throw witnessAway(key.name, cause);
    }
  }
  return {
    name: key.name,
    async submit(note, proofFrom) {
      const { size } = parseCheckpoint(parseNote(note).text);
      let answer = await post(await requestBody(0, note, proofFrom));
      // 409 tells which size the witness has seen last; a larger one than ours means that the log went back.
      if (answer.status === 409 && /^\d{1,15}\n$/.test(answer.text) && Number(answer.text) <= size) {
        answer = await post(await requestBody(Number(answer.text), note, proofFrom));
      }
      if (answer.status === 409 || answer.status === 422) throw witnessRefused(key.name);
      if (answer.status !== 200) throw witnessAway(key.name, new Error(`HTTP ${answer.status}`));
      const { text } = parseNote(note);
      if (!isSignedBy({ text, signatures: parseSignatures(answer.text) }, key))
        throw witnessAway(key.name, new Error('cosignature'));
      return answer.text;
    },
  };
}

/**
 * Hands the newest checkpoint to a witness that does not have it yet, and keeps its answer.
 * @returns the size handed over, or null when there was nothing new.
 */
export async function witnessLatest(
  db: Connection,
  witness: Witness,
  now: () => Date,
): Promise<number | null> {
  const last = await findLastCheckpoint(db);
  if (!last) return null;
  const known = await db.query('select 1 as one from audit.witness where name = $1 and size = $2', [
    witness.name,
    last.size,
  ]);
  if (known.rows.length > 0) return null;
  const read = tileReader(db, last.size);
  const cosignature = await witness.submit(last.note, (oldSize) =>
    consistencyProof(oldSize, last.size, read),
  );
  await db.query(
    'insert into audit.witness (name, size, cosignature, received_at) values ($1, $2, $3, $4) on conflict do nothing',
    [witness.name, last.size, cosignature, now()],
  );
  return last.size;
}

async function requestBody(
  oldSize: number,
  note: string,
  proofFrom: (oldSize: number) => Promise<Digest[]>,
): Promise<string> {
  const proof = await proofFrom(oldSize);
  return [`old ${oldSize}`, ...proof.map((digest) => Buffer.from(digest).toString('base64')), '', note].join(
    '\n',
  );
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > longestAnswer) throw new Error('The answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
