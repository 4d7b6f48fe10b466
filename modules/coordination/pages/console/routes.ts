import { defineConsolePages } from '#ui/console/pages.ts';

export const coordinationConsolePages = defineConsolePages('coordination', { pages: [] });
