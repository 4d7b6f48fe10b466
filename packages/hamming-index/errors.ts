import { messages as english } from './messages.en.ts';
import { messages as vietnamese, type ErrorCode } from './messages.vi.ts';

/**
 * What every refusal of this package is. `code` is for programs, `message` is the Vietnamese sentence for a person,
 * `english` the same in English. A refusal never changes the index.
 */
export class HammingIndexError extends Error {
  override readonly name: string = 'HammingIndexError';
  readonly code: ErrorCode;
  readonly english: string;

  constructor(code: ErrorCode, options?: ErrorOptions) {
    super(vietnamese[code], options);
    this.code = code;
    this.english = english[code];
  }
}

/** The hash given is not a usable 256-bit hash. */
export class InvalidHashError extends HammingIndexError {
  override readonly name = 'InvalidHashError';
}

/** A radius, limit, capacity, memory limit, engine or slot is out of its range. */
export class InvalidSettingError extends HammingIndexError {
  override readonly name = 'InvalidSettingError';
}

/** No room for another hash. */
export class IndexFullError extends HammingIndexError {
  override readonly name = 'IndexFullError';
  constructor() {
    super('index.full');
  }
}

/** A snapshot cannot be read or written. The file that was there before is untouched. */
export class SnapshotError extends HammingIndexError {
  override readonly name = 'SnapshotError';
}
