import type { Frame } from '../frame.ts';
import { renderPublicPage } from '../render.tsx';
import { publicExamples } from './examples.ts';

/** A page drawn for looking at or testing: `name` says which example, in which language, demonstration or not. */
export type DrawnPage = { name: string; html: string };

const variants: { suffix: string; frame: Pick<Frame, 'language' | 'isDemo'> }[] = [
  { suffix: 'vi', frame: { language: 'vi', isDemo: false } },
  { suffix: 'vi-demo', frame: { language: 'vi', isDemo: true } },
  { suffix: 'en', frame: { language: 'en', isDemo: false } },
];

/** Every example in Vietnamese, in Vietnamese as a demonstration, and in English. */
export function drawExamples(assets: Frame['assets']): DrawnPage[] {
  return publicExamples.flatMap(({ name, page }) =>
    variants.map(({ suffix, frame }) => ({
      name: `${name}.${suffix}`,
      html: renderPublicPage(
        page({ ...frame, assets, otherLanguageHref: frame.language === 'vi' ? '?lang=en' : '?' }),
      ),
    })),
  );
}
