import { type FileHash, refusedFile, videoFile } from '../file-hash.ts';
import { parseHash } from '../hash-text.ts';
import { PdqError } from '../pdq-error.ts';
import type { FrameHash } from '../video-hash.ts';
import type { WorkerAnswer, WorkerQuestion } from './hash-worker.ts';
import { sampleVideo } from './video-sampler.ts';

/** A picture that takes longer than this on a device is given up. */
const PATIENCE_MS = 30_000;

/**
 * Hashes pictures and videos on the device of the person who holds them. Decoding and hashing run in a Web Worker, so the
 * page stays alive; nothing is shown, stored or sent. `close` it when done.
 */
export class DeviceHasher {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Hashes one file; calls queue up. Never rejects for what a file holds: there is a result or a named reason.
   * `onProgress` hears how many seconds of a video are done, of how many; pictures are done in one.
   */
  hash(file: File, onProgress: (done: number, all: number) => void = () => undefined): Promise<FileHash> {
    const result = this.#last.then(() => this.#hashNow(file, onProgress));
    this.#last = result.catch(() => undefined);
    return result;
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  async #hashNow(file: File, onProgress: (done: number, all: number) => void): Promise<FileHash> {
    const answer = await this.#ask({ kind: 'file', file }, []);
    if (answer.kind === 'refused') return refusedFile(file.name, answer.reason);
    if (answer.kind === 'picture') {
      const { pdq, quality, reason } = answer;
      return { file: file.name, pdq, quality, usable: reason === null, reason };
    }
    const frames: (FrameHash & { usable: boolean })[] = [];
    try {
      await sampleVideo(file, async (frame, second, seconds) => {
        const hashed = await this.#ask({ kind: 'frame', frame }, [frame]);
        if (hashed.kind === 'refused') throw new PdqError(hashed.reason);
        if (hashed.kind !== 'picture') throw new PdqError('video_undecodable');
        const { pdq, quality, reason } = hashed;
        frames.push({ hash: parseHash(pdq), quality, second, usable: reason === null });
        onProgress(second + 1, seconds);
      });
      return videoFile(file.name, frames);
    } catch (error) {
      if (error instanceof PdqError) return refusedFile(file.name, error.code);
      throw error;
    }
  }

  #ask(question: WorkerQuestion, transfer: Transferable[]): Promise<WorkerAnswer> {
    this.#worker ??= new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });
    const worker = this.#worker;
    const { promise, resolve } = Promise.withResolvers<WorkerAnswer>();
    const giveUp = (reason: 'time_limit' | 'decoder_died') => {
      worker.terminate();
      if (this.#worker === worker) this.#worker = null;
      resolve({ kind: 'refused', reason });
    };
    const timer = setTimeout(() => giveUp('time_limit'), PATIENCE_MS);
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => resolve(data);
    worker.onerror = () => giveUp('decoder_died');
    worker.postMessage(question, transfer);
    return promise.finally(() => clearTimeout(timer));
  }
}
