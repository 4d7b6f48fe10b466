/**
 * PDQ and vPDQ perceptual hashing: the same code in Node and in the browser, without dependencies. The Node side
 * (files, limits, ffmpeg) is `node/file-hasher.ts`, the browser side (a Web Worker) `browser/device-hasher.ts`.
 */
export type { FileHash } from './file-hash.ts';
export {
  assertHash,
  countOnes,
  formatHash,
  HASH_BYTES,
  hammingDistance,
  MATCH_DISTANCE,
  parseHash,
} from './hash-text.ts';
export {
  type Assessment,
  DIHEDRALS,
  type Dihedral,
  type DihedralHash,
  hashDihedral,
  hashPixels,
  type PictureHash,
} from './hash-pixels.ts';
export {
  type MediaSignature,
  readSignature,
  SIGNATURE_BYTES,
  type VideoContainer,
} from './media-signature.ts';
export { PdqError, type ReasonCode } from './pdq-error.ts';
export { assertPixels, MAX_PIXELS, MAX_SIDE, type Pixels } from './pixels.ts';
export { judgeHash, MIN_QUALITY, ONES_TOLERANCE, type UnusableReason } from './tie-gate.ts';
export {
  compareVideos,
  type FrameHash,
  formatFrames,
  isVideoMatch,
  MAX_FRAMES,
  parseFrames,
  type VideoMatch,
  type VideoMatchOptions,
} from './video-hash.ts';
