import type { AccountId, OrganizationId, PersonId } from '#kernel/ids/ids.ts';
import type { Role } from './roles.ts';

/** One right of an official: this role, in this office. Ends with the post, that day. */
export type Grant = { readonly role: Role; readonly organizationId: OrganizationId };

/** Who acts. Every transaction has exactly one actor; the audit names it. */
export type Actor =
  /** Anybody on the public site or its API; no identity, no address is kept. */
  | { readonly kind: 'PUBLIC' }
  | {
      readonly kind: 'OFFICIAL';
      readonly accountId: AccountId;
      readonly personId: PersonId;
      readonly grants: readonly Grant[];
    }
  /** A platform provider on the page of one request, proved by the sealed address that was served to it. */
  | { readonly kind: 'PROVIDER'; readonly providerId: string; readonly removalRequestId: string }
  /** A job, the command line, the sequencer: named parts of the platform. */
  | { readonly kind: 'SYSTEM'; readonly name: string };

export const publicActor: Actor = { kind: 'PUBLIC' };

export function systemActor(name: string): Actor {
  return { kind: 'SYSTEM', name };
}

/** The official who acts; null for the public, a provider and the platform itself. */
export function personIdOf(actor: Actor): PersonId | null {
  return actor.kind === 'OFFICIAL' ? actor.personId : null;
}

/** Offices for which the actor acts, each once. */
export function officesOf(actor: Actor): OrganizationId[] {
  return actor.kind === 'OFFICIAL' ? [...new Set(actor.grants.map((grant) => grant.organizationId))] : [];
}

export function holdsRole(actor: Actor, role: Role, organizationId?: OrganizationId): boolean {
  return (
    actor.kind === 'OFFICIAL' &&
    actor.grants.some(
      (grant) =>
        grant.role === role && (organizationId === undefined || grant.organizationId === organizationId),
    )
  );
}

/** Stable name of the actor for audit leaves and the database session: no person's name in it. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'PUBLIC':
      return 'public';
    case 'OFFICIAL':
      return `official:${actor.accountId}`;
    case 'PROVIDER':
      return `provider:${actor.providerId}`;
    case 'SYSTEM':
      return `system:${actor.name}`;
  }
}
