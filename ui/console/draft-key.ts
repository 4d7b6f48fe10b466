import type { KeyStore } from '#kernel/keys/key-store.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';

/**
 * The key under which one person's drafts about one thing lie on a device. The device keeps only what AES-256-GCM makes of them; the
 * key comes with the page, to this person alone. So a phone that several people use, or that is lost, holds noise: a draft can be
 * read where its writer is signed in and nowhere else.
 */
export function draftKeyFor(keys: Pick<KeyStore, 'purpose'>, personId: string, subject: string): string {
  return keyedHash(keys.purpose('console:device-draft'), personId, subject).toString('base64url');
}

/** Stands in the name of a person's drafts on a device: the same for all of theirs, nobody else's, and of no use for finding who it is. */
export function draftOwnerOf(keys: Pick<KeyStore, 'purpose'>, personId: string): string {
  return keyedHash(keys.purpose('console:device-draft-owner'), personId).toString('base64url').slice(0, 12);
}
