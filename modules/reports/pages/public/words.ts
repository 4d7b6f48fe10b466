import type { Language } from '#ui/public/frame.ts';
import { reportPagesEn } from './messages.en.ts';
import { type ReportPagesWords, reportPagesVi } from './messages.vi.ts';

/** The words of these pages in the page's language; routes take the sentences of problems from here. */
export function reportPagesWords(language: Language): ReportPagesWords {
  return language === 'vi' ? reportPagesVi : reportPagesEn;
}
