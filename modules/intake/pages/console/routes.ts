import { defineConsolePages } from '#ui/console/pages.ts';

export const intakeConsolePages = defineConsolePages('intake', { pages: [] });
