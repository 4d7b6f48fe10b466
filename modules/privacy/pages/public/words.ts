import type { Language } from '#ui/public/frame.ts';
import { privacyPagesEn } from './messages.en.ts';
import { type PrivacyPagesWords, privacyPagesVi } from './messages.vi.ts';

export function privacyPagesWords(language: Language): PrivacyPagesWords {
  return language === 'vi' ? privacyPagesVi : privacyPagesEn;
}
