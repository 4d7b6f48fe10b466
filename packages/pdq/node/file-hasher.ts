import { type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type FileHash, refusedFile, videoFile } from '../file-hash.ts';
import { PdqError } from '../pdq-error.ts';
import type { WorkerAnswer, WorkerRequest } from './hash-worker.ts';
import { killGroup, spawnLimited } from './limited-process.ts';
import { hashVideo } from './video-frames.ts';

export type FileLimits = {
  /** Bytes of a picture file; videos are streamed and have no such limit. */
  pictureBytes: number;
  /** Bytes of memory that decoding one picture or video may take, beside what the decoder itself needs to run. */
  memoryBytes: number;
  pictureSeconds: number;
  videoSeconds: number;
  /** The ffmpeg to run: a name on PATH or a path. */
  ffmpeg: string;
};

export const DEFAULT_LIMITS: FileLimits = {
  pictureBytes: 200 * 2 ** 20,
  memoryBytes: 2 ** 30,
  pictureSeconds: 20,
  videoSeconds: 600,
  ffmpeg: 'ffmpeg',
};

/** Node maps about this much before it does anything, most of it room for code that is never filled. */
const NODE_OWN_BYTES = 640 * 2 ** 20;

/**
 * Hashes files one after the other, each opened in a child process under limits of memory and time. A file that kills
 * the child costs that file alone. `close` it (or `await using`) to end the child.
 */
export class FileHasher {
  readonly #limits: FileLimits;
  #worker: ChildProcess | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(limits: Partial<FileLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** Never rejects for what a file holds: every file has a result or a named reason. Calls queue up. */
  hash(file: string): Promise<FileHash> {
    const result = this.#last.then(() => this.#hashNow(file));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.#last;
    if (this.#worker) killGroup(this.#worker);
    this.#worker = null;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #hashNow(file: string): Promise<FileHash> {
    const answer = await this.#ask(file);
    if (answer.kind === 'refused') return refusedFile(file, answer.reason);
    if (answer.kind === 'picture') {
      const { pdq, quality, reason } = answer;
      return { file, pdq, quality, usable: reason === null, reason };
    }
    const { memoryBytes, videoSeconds, ffmpeg } = this.#limits;
    try {
      const frames = await hashVideo(file, answer.container, {
        memoryBytes,
        cpuSeconds: videoSeconds,
        timeMs: videoSeconds * 1000,
        ffmpeg,
      });
      return videoFile(file, frames);
    } catch (error) {
      if (error instanceof PdqError) return refusedFile(file, error.code);
      throw error;
    }
  }

  #ask(file: string): Promise<WorkerAnswer> {
    const { pictureBytes, pictureSeconds } = this.#limits;
    const worker = this.#liveWorker();
    const { promise, resolve } = Promise.withResolvers<WorkerAnswer>();
    let late = false;
    let complaint = '';
    // The decoder's own limit comes first; this one is for a decoder that no longer listens.
    const timer = setTimeout(
      () => {
        late = true;
        killGroup(worker);
      },
      pictureSeconds * 1000 + 2000,
    );
    const onStderr = (text: Buffer) => {
      complaint = (complaint + text.toString()).slice(-4000);
    };
    const onClose = () => {
      this.#worker = null;
      const starved = /out of memory|allocat/i.test(complaint);
      resolve({ kind: 'refused', reason: late ? 'time_limit' : starved ? 'memory_limit' : 'decoder_died' });
    };
    worker.stderr!.on('data', onStderr);
    worker.once('close', onClose);
    worker.once('error', onClose);
    worker.once('message', (answer) => resolve(answer as WorkerAnswer));
    const request: WorkerRequest = { file, maxBytes: pictureBytes, seconds: pictureSeconds };
    // A child that is already gone is heard by `close`; the callback keeps the failed send from being thrown.
    worker.send(request, () => undefined);
    return promise.finally(() => {
      clearTimeout(timer);
      worker.stderr!.off('data', onStderr);
      worker.off('close', onClose);
      worker.off('error', onClose);
    });
  }

  #liveWorker(): ChildProcess {
    if (this.#worker?.connected) return this.#worker;
    const memoryBytes = this.#limits.memoryBytes + NODE_OWN_BYTES;
    const script = fileURLToPath(new URL('./hash-worker.ts', import.meta.url));
    this.#worker = spawnLimited(
      process.execPath,
      ['--max-old-space-size=256', script],
      { memoryBytes, cpuSeconds: null },
      ['ignore', 'ignore', 'pipe', 'ipc'],
    );
    return this.#worker;
  }
}
