import { definePage } from '#kernel/http/page.ts';
import type { ErrorPageProps, HomePageProps } from '#ui/public/pages/props.ts';
import type { Frame } from '#ui/public/frame.ts';

/** Pages that belong to no room. */
export const homePage = definePage<HomePageProps>('home');
export const errorPage = definePage<ErrorPageProps>('error');
export const aboutPage = definePage<{ frame: Frame }>('about');
export const picturePage = definePage<{ frame: Frame }>('picture');
export const privacyPage = definePage<{ frame: Frame }>('privacy');
export const accessibilityPage = definePage<{ frame: Frame }>('accessibility');
