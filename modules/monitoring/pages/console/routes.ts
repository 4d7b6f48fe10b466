import { defineConsolePages } from '#ui/console/pages.ts';

export const monitoringConsolePages = defineConsolePages('monitoring', { pages: [] });
