import type { Room } from '#kernel/actions/room.ts';
import type { Route } from '#kernel/http/route.ts';
import { retentionRoom } from '#kernel/retention/retention.ts';
import { directoryRoom } from '#modules/directory/room.ts';
import { identityRoom } from '#modules/identity/room.ts';
import { coordinationRoom } from '#modules/coordination/room.ts';
import { dutyRoom } from '#modules/duty/room.ts';
import { repliesRoom } from '#modules/replies/room.ts';
import { hotlineApiRoutes } from '#modules/intake/api.ts';
import { intakeRoom } from '#modules/intake/room.ts';
import { privacyPublicRoutes } from '#modules/privacy/pages/public/routes.ts';
import { privacyRoom } from '#modules/privacy/room.ts';
import { careRoom } from '#modules/care/room.ts';
import { monitoringRoom } from '#modules/monitoring/room.ts';
import { removalPublicRoutes } from '#modules/removals/pages/public/routes.ts';
import { kernelRoom } from './kernel-room.ts';
import { openApiRoute } from './openapi.ts';
import { removalsRoom } from '#modules/removals/room.ts';
import { reportApiRoutes } from '#modules/reports/api.ts';
import { childRoutes } from '#modules/reports/pages/child/routes.ts';
import { reportPublicRoutes } from '#modules/reports/pages/public/routes.ts';
import { reportsRoom } from '#modules/reports/room.ts';

/** The composition root: every room of the platform and every route, in one place. Adding a room is adding it here. */
export const rooms: readonly Room[] = [
  kernelRoom,
  retentionRoom,
  directoryRoom,
  identityRoom,
  reportsRoom,
  removalsRoom,
  coordinationRoom,
  dutyRoom,
  repliesRoom,
  intakeRoom,
  privacyRoom,
  careRoom,
  monitoringRoom,
];

export const routes: readonly Route[] = [
  ...reportPublicRoutes,
  ...childRoutes,
  ...reportApiRoutes,
  ...removalPublicRoutes,
  ...privacyPublicRoutes,
  ...hotlineApiRoutes,
  openApiRoute,
];
