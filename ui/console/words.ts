import { useRouteLoaderData } from 'react-router';
import { shellEn } from './messages.en.ts';
import { shellVi } from './messages.vi.ts';
import type { ShellData } from './shell-data.ts';

export type ConsoleLocale = 'vi' | 'en';

/** The words of this language. */
export function inLocale<Words>(locale: ConsoleLocale, vi: Words, en: Words): Words {
  return locale === 'en' ? en : vi;
}

/** What the shell knows, or null where the page stands without it because something broke. */
export function useShellData(): ShellData | null {
  return useRouteLoaderData<ShellData>('root') ?? null;
}

export function useLocale(): ConsoleLocale {
  return useShellData()?.locale ?? 'vi';
}

/** The words of the person's language: `useWords(queueVi, queueEn)`. */
export function useWords<Words>(vi: Words, en: Words): Words {
  return inLocale(useLocale(), vi, en);
}

export function useShellWords() {
  return useWords(shellVi, shellEn);
}
