import { defineConsolePages } from '#ui/console/pages.ts';

export const repliesConsolePages = defineConsolePages('replies', { pages: [] });
