import type { Room } from '#kernel/actions/room.ts';
import type { Route } from '#kernel/http/route.ts';

/** The composition root: every room of the platform and every route, in one place. Adding a room is adding it here. */
export const rooms: readonly Room[] = [];

export const routes: readonly Route[] = [];
