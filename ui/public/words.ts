import type { Language } from './frame.ts';
import { frameEn } from './messages.en.ts';
import { type FrameWords, frameVi } from './messages.vi.ts';

/** The frame's words in the page's language. */
export function frameWords(language: Language): FrameWords {
  return language === 'vi' ? frameVi : frameEn;
}
