import { PdqError } from '../pdq-error.ts';
import { MAX_FRAMES } from '../video-hash.ts';

/** A player that does not answer a seek within this is stuck. */
const PATIENCE_MS = 15_000;
/** A visible page presents a frame within a sixtieth of a second of having it, if its machine is not overburdened. */
const PRESENTATION_MS = 1000;

/**
 * Plays a video file in a player that is never put on the page and gives the frame shown at each whole second.
 * `onFrame` owns the frame. Film containers are decoded by the browser alone, so what it cannot play is refused.
 * @throws PdqError `video_undecodable`, `video_too_long`, `time_limit`
 */
export async function sampleVideo(
  file: Blob,
  onFrame: (frame: VideoFrame | ImageBitmap, second: number, seconds: number) => Promise<void>,
): Promise<void> {
  const video = document.createElement('video');
  const address = URL.createObjectURL(file);
  try {
    video.muted = true;
    video.playsInline = true;
    video.preload = 'auto';
    await until(video, 'loadedmetadata', () => {
      video.src = address;
    });
    const seconds = Math.ceil(await durationOf(video));
    if (seconds > MAX_FRAMES) throw new PdqError('video_too_long');
    let handled: Promise<void> = Promise.resolve();
    for (let second = 0; second < seconds; second++) {
      await seek(video, second);
      const frame = await takeFrame(video);
      await handled.catch((error) => {
        frame.close();
        throw error;
      });
      handled = onFrame(frame, second, seconds);
      // Awaited one round later; a failed seek in between must not leave it unheard.
      handled.catch(() => undefined);
    }
    await handled;
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(address);
  }
}

async function takeFrame(video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap> {
  try {
    return 'VideoFrame' in globalThis ? new VideoFrame(video) : await createImageBitmap(video);
  } catch (error) {
    throw new PdqError('video_undecodable', String(error));
  }
}

/** Recordings made by a browser say no length until someone has gone to their end. */
async function durationOf(video: HTMLVideoElement): Promise<number> {
  if (video.duration === Number.POSITIVE_INFINITY) await seek(video, Number.MAX_SAFE_INTEGER);
  const { duration } = video;
  if (!Number.isFinite(duration) || duration <= 0 || video.videoWidth === 0)
    throw new PdqError('video_undecodable');
  return duration;
}

/**
 * A player says `seeked` when it has the frame, and now and then shows it a moment later; taken at once, one frame in a
 * hundred would be that of the second before. Pages in the background present nothing, so the wait has an end.
 */
async function seek(video: HTMLVideoElement, second: number): Promise<void> {
  const { promise: presented, resolve } = Promise.withResolvers<void>();
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(() => resolve());
  await until(video, 'seeked', () => {
    video.currentTime = second;
  });
  const timer = setTimeout(resolve, PRESENTATION_MS);
  await presented;
  clearTimeout(timer);
}

function until(
  video: HTMLVideoElement,
  event: 'loadedmetadata' | 'seeked',
  start: () => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new PdqError('time_limit')), PATIENCE_MS);
  const fail = () => reject(new PdqError('video_undecodable'));
  const done = () => resolve();
  video.addEventListener(event, done);
  video.addEventListener('error', fail);
  start();
  return promise.finally(() => {
    clearTimeout(timer);
    video.removeEventListener(event, done);
    video.removeEventListener('error', fail);
  });
}
