import {
  cosign,
  isSignedBy,
  type NoteKey,
  type NoteSigner,
  parseCheckpoint,
  parseNote,
} from './checkpoint.ts';
import type { Digest } from './merkle.ts';
import { considerCheckpoint, type WitnessFile } from './witness-file.ts';

/** One log for which this installation stands as a witness. */
export type WitnessedLog = { key: NoteKey; file: WitnessFile };

const longestRequest = 128 * 1024;

/**
 * Answers `POST /add-checkpoint` of other logs: two installations can stand as witnesses for each other. The signing key
 * of a witness is its own, never that of a log.
 * @source C2SP tlog-witness
 */
export async function answerAddCheckpoint(
  request: Request,
  logs: readonly WitnessedLog[],
  signer: NoteSigner,
  now: () => Date,
): Promise<Response> {
  const length = Number(request.headers.get('content-length') ?? longestRequest + 1);
  if (request.method !== 'POST' || length > longestRequest) return new Response(null, { status: 400 });
  const asked = parseRequest(await request.text());
  if (!asked) return new Response(null, { status: 400 });
  const log = logs.find((one) => one.key.name === asked.next.origin);
  if (!log) return new Response(null, { status: 404 });
  if (!isSignedBy(asked.note, log.key)) return new Response(null, { status: 403 });
  if (asked.oldSize > asked.next.size) return new Response(null, { status: 400 });
  // From here to the append nothing waits, so two requests cannot pass each other.
  const last = log.file.last();
  const answer = considerCheckpoint(last, asked.oldSize, asked.proof, asked.next);
  if (answer === 'INCONSISTENT') return new Response(null, { status: 422 });
  if (answer === 'WRONG_OLD_SIZE') {
    return new Response(`${last?.size ?? 0}\n`, {
      status: 409,
      headers: { 'content-type': 'text/x.tlog.size' },
    });
  }
  if (asked.next.size !== last?.size) log.file.append(asked.text, now());
  return new Response(cosign(asked.note.text, signer, now()));
}

function parseRequest(body: string) {
  const end = body.indexOf('\n\n');
  const [old, ...lines] = body.slice(0, Math.max(0, end)).split('\n');
  const [, oldSize] = /^old (0|[1-9]\d{0,14})$/.exec(old ?? '') ?? [];
  if (end < 0 || oldSize === undefined || lines.length > 63) return null;
  const proof: Digest[] = lines.map((line) => Buffer.from(line, 'base64'));
  if (proof.some((digest) => digest.length !== 32)) return null;
  try {
    const text = body.slice(end + 2);
    const note = parseNote(text);
    return { oldSize: Number(oldSize), proof, text, note, next: parseCheckpoint(note.text) };
  } catch {
    return null;
  }
}
