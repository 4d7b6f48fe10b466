import type { KeyStore } from '#kernel/keys/key-store.ts';
import { seal, unseal } from '#kernel/keys/sealing.ts';

/** An incident gathers several files and so has no file's key: its title is sealed by the key of this purpose. */
const purpose = 'reports-incident';
const contextOf = (incidentId: string) => `${incidentId}|title|1`;

export function sealTitle(keys: KeyStore, incidentId: string, title: string): Buffer {
  return seal(keys.purpose(purpose), contextOf(incidentId), title);
}

export function unsealTitle(keys: KeyStore, incidentId: string, sealed: Uint8Array): string {
  return unseal(keys.purpose(purpose), contextOf(incidentId), sealed).toString('utf8');
}
