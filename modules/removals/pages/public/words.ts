import type { Language } from '#ui/public/frame.ts';
import { removalPagesEn } from './messages.en.ts';
import { type RemovalPagesWords, removalPagesVi } from './messages.vi.ts';

/** The words of these pages in the page's language; routes take the sentences of problems from here. */
export function removalPagesWords(language: Language): RemovalPagesWords {
  return language === 'vi' ? removalPagesVi : removalPagesEn;
}
