import type { ConsolePages } from '#ui/console/pages.ts';
import { directoryConsolePages } from '#modules/directory/pages/console/routes.ts';
import { identityConsolePages } from '#modules/identity/pages/console/routes.ts';
import { removalConsolePages } from '#modules/removals/pages/console/routes.ts';
import { reportConsolePages } from '#modules/reports/pages/console/routes.ts';
import { coordinationConsolePages } from '#modules/coordination/pages/console/routes.ts';
import { dutyConsolePages } from '#modules/duty/pages/console/routes.ts';
import { repliesConsolePages } from '#modules/replies/pages/console/routes.ts';
import { intakeConsolePages } from '#modules/intake/pages/console/routes.ts';
import { privacyConsolePages } from '#modules/privacy/pages/console/routes.ts';
import { careConsolePages } from '#modules/care/pages/console/routes.ts';
import { monitoringConsolePages } from '#modules/monitoring/pages/console/routes.ts';

/** Every room with pages in the console. Adding a room's pages is adding them here. */
export const consolePages: readonly ConsolePages[] = [
  identityConsolePages,
  reportConsolePages,
  removalConsolePages,
  directoryConsolePages,
  coordinationConsolePages,
  dutyConsolePages,
  repliesConsolePages,
  intakeConsolePages,
  privacyConsolePages,
  careConsolePages,
  monitoringConsolePages,
];
