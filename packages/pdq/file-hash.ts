import type { ReasonCode } from './pdq-error.ts';
import { type FrameHash, formatFrames } from './video-hash.ts';

/**
 * What became of one file. `pdq` is 64 hex digits or null where nothing was computed (and for videos); `quality` is 0 to
 * 100, for a video that of its best frame; `reason` is null exactly where `usable` is true. `vpdq` is there for videos
 * only: `"<hex>,<quality>,<seconds>"` for each second.
 */
export type FileHash = {
  file: string;
  pdq: string | null;
  quality: number | null;
  usable: boolean;
  reason: ReasonCode | null;
  vpdq?: string[];
};

/** A file of which nothing could be computed. */
export function refusedFile(file: string, reason: ReasonCode): FileHash {
  return { file, pdq: null, quality: null, usable: false, reason };
}

/** A video by its sampled frames: usable where any frame is. */
export function videoFile(file: string, frames: readonly (FrameHash & { usable: boolean })[]): FileHash {
  const usable = frames.some((frame) => frame.usable);
  const quality = frames.reduce((best, frame) => Math.max(best, frame.quality), 0);
  return {
    file,
    pdq: null,
    quality,
    usable,
    reason: usable ? null : 'low_quality',
    vpdq: formatFrames(frames),
  };
}
