/** Exact radius search on 256-bit hashes. See README.md. */
export { HammingIndex, type IndexOptions, type SearchOptions } from './hamming-index.ts';
export type { Match, SearchResult } from './search.ts';
export type { Engine } from './kernels.ts';
export type { HashInput } from './hash.ts';
export {
  HammingIndexError,
  IndexFullError,
  InvalidHashError,
  InvalidSettingError,
  SnapshotError,
} from './errors.ts';
export type { ErrorCode } from './messages.vi.ts';
