import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** The HTML document of a public page, ready to send. Nothing is hydrated, so it carries no marks of React. */
export function renderPublicPage(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
