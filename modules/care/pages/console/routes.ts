import { defineConsolePages } from '#ui/console/pages.ts';

export const careConsolePages = defineConsolePages('care', { pages: [] });
