import type { Language } from '../frame.ts';
import { sitePagesEn } from './messages.en.ts';
import { type SitePagesWords, sitePagesVi } from './messages.vi.ts';

export function sitePagesWords(language: Language): SitePagesWords {
  return language === 'vi' ? sitePagesVi : sitePagesEn;
}
