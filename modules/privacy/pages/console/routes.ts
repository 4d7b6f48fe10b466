import { defineConsolePages } from '#ui/console/pages.ts';

export const privacyConsolePages = defineConsolePages('privacy', { pages: [] });
