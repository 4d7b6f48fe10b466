import { defineConsolePages } from '#ui/console/pages.ts';

export const repliesConsolePages = defineConsolePages('replies', {
  pages: [{ path: 'tin/:fileId/trao-doi', file: 'talk-page.tsx' }],
});
