import type { Language } from './frame.ts';

/** Addresses of the public side, in the words that people would type. */
export const publicPaths = {
  home: '/',
  report: '/bao-tin',
  professional: '/bao-tin/chuyen-mon',
  picture: '/anh-nhay-cam',
  /** The child's door: one short address for the whole journey, which says nothing in a history. */
  child: '/em',
  helpCard: '/the-111',
  lookUp: '/tra-cuu',
  exit: '/thoat',
  privacy: '/chung-toi-giu-gi',
  dataRequest: '/du-lieu-cua-ban',
  accessibility: '/de-moi-nguoi-dung-duoc',
  about: '/gioi-thieu',
} as const;

/** The address of a page in a language. The language travels in the address because we set no cookie. */
export function pathIn(language: Language, path: string): string {
  return language === 'vi' ? path : `${path}?lang=${language}`;
}
