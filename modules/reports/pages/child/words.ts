import type { Language } from '#ui/public/frame.ts';
import { childEn } from './messages.en.ts';
import { childVi, type ChildWords } from './messages.vi.ts';

/** The words of the child's door in the page's language. */
export function childWords(language: Language): ChildWords {
  return language === 'vi' ? childVi : childEn;
}
