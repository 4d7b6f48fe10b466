import { once } from 'node:events';
import { resolve } from 'node:path';
import { hashPixels } from '../hash-pixels.ts';
import type { VideoContainer } from '../media-signature.ts';
import { PdqError } from '../pdq-error.ts';
import { MAX_PIXELS } from '../pixels.ts';
import { type FrameHash, MAX_FRAMES } from '../video-hash.ts';
import { killGroup, type ProcessLimits, spawnLimited } from './limited-process.ts';
import { PpmReader } from './ppm-reader.ts';

/** One sampled frame, with the gate's word on it. */
export type SampledFrame = FrameHash & { usable: boolean };

export type VideoLimits = ProcessLimits & {
  /** Milliseconds for the whole video, by the wall clock. */
  timeMs: number;
  /** The ffmpeg to run: a name on PATH or a path. */
  ffmpeg: string;
};

/**
 * Hashes the frame shown at each whole second of a video. ffmpeg decodes in a limited process, may open this one file
 * and no other address, and is told the container, so that it never takes a file for a playlist. Rotation written in
 * the container is applied, as every player does.
 * @throws PdqError `ffmpeg_missing`, `video_undecodable`, `video_too_long`, `memory_limit`, `time_limit`
 */
export async function hashVideo(
  file: string,
  container: VideoContainer,
  limits: VideoLimits,
): Promise<SampledFrame[]> {
  const child = spawnLimited(limits.ffmpeg, ffmpegArguments(file, container), limits, [
    'ignore',
    'pipe',
    'pipe',
  ]);
  const stdout = child.stdout!;
  let complaint = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    killGroup(child);
  }, limits.timeMs);
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;

  const frames: SampledFrame[] = [];
  const reader = new PpmReader((pixels) => {
    const { hash, quality, usable } = hashPixels(pixels);
    frames.push({ hash, quality, usable, second: frames.length });
  });
  try {
    for await (const chunk of stdout) reader.push(chunk as Uint8Array);
  } finally {
    killGroup(child);
    clearTimeout(timer);
  }
  const [code, signal] = await closed;
  if (late || signal === 'SIGXCPU') throw new PdqError('time_limit');
  if (code === 127 || code === 126) throw new PdqError('ffmpeg_missing', complaint);
  if (/cannot allocate memory/i.test(complaint)) throw new PdqError('memory_limit', complaint);
  if (frames.length > MAX_FRAMES) throw new PdqError('video_too_long');
  if (frames.length === 0) throw new PdqError('video_undecodable', complaint);
  return frames;
}

function ffmpegArguments(file: string, container: VideoContainer): string[] {
  const before = `-nostdin -hide_banner -loglevel error -threads 1 -max_pixels ${MAX_PIXELS} -protocol_whitelist file`;
  const after = `-map 0:v:0 -filter_threads 1 -vf fps=fps=1:start_time=0:round=up -frames:v ${MAX_FRAMES + 1}`;
  const output = '-pix_fmt rgb24 -c:v ppm -f image2pipe pipe:1';
  const input = ['-f', container, '-i', `file:${resolve(file)}`];
  return [...before.split(' '), ...input, ...after.split(' '), ...output.split(' ')];
}
