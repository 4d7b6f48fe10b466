import type { Sentence } from '#kernel/errors/errors.ts';

/** What the room's rules say to people. */
export const sentences = {
  nothingWritten: {
    vi: 'Viết giúp một câu, hoặc dán một đường dẫn. Ngắn cũng được.',
    en: 'Please write a sentence or paste a link. Short is fine.',
  },
} satisfies Record<string, Sentence>;
