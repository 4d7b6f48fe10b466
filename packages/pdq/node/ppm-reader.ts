import { PdqError } from '../pdq-error.ts';
import { assertSize, type Pixels } from '../pixels.ts';

/** A header of ours is under 30 bytes; more without an end is not PPM. */
const LONGEST_HEADER = 64;

/**
 * Cuts a stream of binary PPM pictures (P6, 8 bits) into pixels, holding one picture at a time. Pixels handed to
 * `onPicture` are only valid during the call.
 */
export class PpmReader {
  readonly #onPicture: (pixels: Pixels) => void;
  #header = '';
  #picture: Pixels | null = null;
  #filled = 0;

  constructor(onPicture: (pixels: Pixels) => void) {
    this.#onPicture = onPicture;
  }

  /** @throws PdqError `video_undecodable` where the stream is not PPM, or as `assertSize` */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      if (!this.#picture) {
        this.#header += String.fromCharCode(chunk[at++]!);
        this.#readHeader();
        continue;
      }
      const { data } = this.#picture;
      const part = chunk.subarray(at, at + data.length - this.#filled);
      data.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === data.length) {
        this.#onPicture(this.#picture);
        this.#picture = null;
      }
    }
  }

  #readHeader(): void {
    const match = /^P6\s(\d{1,6})\s(\d{1,6})\s255\s$/.exec(this.#header);
    if (!match) {
      if (this.#header.length > LONGEST_HEADER) throw new PdqError('video_undecodable', 'not a PPM stream');
      return;
    }
    const width = Number(match[1]);
    const height = Number(match[2]);
    assertSize(width, height);
    this.#picture = { data: new Uint8Array(width * height * 3), width, height, channels: 3 };
    this.#filled = 0;
    this.#header = '';
  }
}
