import { defineConsolePages } from '#ui/console/pages.ts';

export const dutyConsolePages = defineConsolePages('duty', { pages: [] });
