import { randomBytes, randomUUID } from 'node:crypto';

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** Published identifiers. A bare string is never an id: `asId` is the one door, at the edges (database rows, zod schemas). */
export type OrganizationId = Id<'Organization'>;
export type PersonId = Id<'Person'>;
export type PostId = Id<'Post'>;
export type AccountId = Id<'Account'>;
export type AreaId = Id<'Area'>;
export type FileId = Id<'File'>;
export type RemovalRequestId = Id<'RemovalRequest'>;
export type DocumentId = Id<'Document'>;
export type ClockId = Id<'Clock'>;

/** Brands a string that is known to be an identifier of kind T. */
export function asId<T extends string>(value: string): T {
  return value as T;
}

/**
 * A new identifier: UUID version 7 (RFC 9562), so that rows arrive in index order. `now` is the clock's instant in milliseconds.
 */
export function newId<T extends string>(now: number = Date.now()): T {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as T;
}

/** A random identifier (version 4) where the time of making must not show. */
export function newOpaqueId<T extends string>(): T {
  return randomUUID() as string as T;
}

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
