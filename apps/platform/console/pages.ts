import type { ConsolePages } from '#ui/console/pages.ts';
import { directoryConsolePages } from '#modules/directory/pages/console/routes.ts';
import { identityConsolePages } from '#modules/identity/pages/console/routes.ts';
import { removalConsolePages } from '#modules/removals/pages/console/routes.ts';
import { reportConsolePages } from '#modules/reports/pages/console/routes.ts';

/** Every room with pages in the console. Adding a room's pages is adding them here. */
export const consolePages: readonly ConsolePages[] = [
  identityConsolePages,
  reportConsolePages,
  removalConsolePages,
  directoryConsolePages,
];
