import type { Actor } from '#kernel/permissions/actor.ts';

/** Who is signed in on this request, or null. Given by the identity room. */
export type SessionReader = (request: Request) => Promise<Actor | null>;
