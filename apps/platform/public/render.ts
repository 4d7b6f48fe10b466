import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RouteContext, Tools } from '#kernel/http/route.ts';
import { loadPublicAssets, type PublicAsset } from '#ui/public/assets.ts';
import type { Frame } from '#ui/public/frame.ts';
import { packedFor } from '../http/gzip.ts';
import { drawnOnce } from './drawn-once.ts';

type Pages = ReadonlyMap<string, (props: object) => string>;

export type PublicSide = { readonly page: Tools['page']; readonly assets: readonly PublicAsset[] };

/** Loads the bundle of public pages and gives the one function that answers with a page. */
export async function loadPublicSide(isDemo: boolean): Promise<PublicSide> {
  const bundle = path.join(fileURLToPath(new URL('../../..', import.meta.url)), 'build/public/entry.js');
  const { pages } = (await import(pathToFileURL(bundle).href)) as { pages: Pages };
  const { stylesheet, icon } = loadPublicAssets();
  const assets = { stylesheet: stylesheet.path, icon: icon.path };
  const untouched = drawnOnce();
  return {
    assets: [stylesheet, icon],
    page(c: RouteContext, handle, props, options = {}) {
      const render = pages.get(handle.name);
      if (!render) throw new Error(`the page ${handle.name} is bound to no component`);
      const language = options.locale ?? c.var.locale;
      const frame: Frame = { language, isDemo, assets };
      if (options.otherLanguageHref !== undefined) frame.otherLanguageHref = options.otherLanguageHref;
      const { hole } = options;
      const html =
        hole === undefined
          ? render({ ...props, frame })
          : untouched(
              JSON.stringify([handle.name, language, { ...props, [hole]: '' }, frame.otherLanguageHref]),
              String((props as Record<string, unknown>)[hole]),
              (text) => render({ ...props, [hole]: text, frame }),
            );
      const { body, headers } = packedFor(c, html);
      return new Response(body, {
        status: leavesNoTrace(c, html, options.status ?? 200),
        headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-language': language },
      });
    },
  };
}

/**
 * A browser may keep a page whole when one leaves it, `no-store` or not, and show it again on Back with every letter that was typed. It
 * keeps only what was fetched by GET and answered 200 (Chromium's back/forward cache), so a browser that opens a page to type into
 * (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/) is answered 203, which says the same. Answers to a POST are never kept.
 */
function leavesNoTrace(c: RouteContext, html: string, status: number): number {
  const isKept = status === 200 && c.req.method === 'GET' && c.req.header('sec-fetch-dest') === 'document';
  return isKept && /<textarea|<select|<input(?![^>]*type="hidden")/.test(html) ? 203 : status;
}
