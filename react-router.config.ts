import type { Config } from '@react-router/dev/config';

/** The staff console: drawn on the server, one manifest for all routes, so that a page never asks which routes there are. */
export default {
  appDirectory: 'apps/platform/console/app',
  basename: '/console/',
  buildDirectory: 'build/console',
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
