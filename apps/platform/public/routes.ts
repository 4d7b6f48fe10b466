import { pathIn, publicPaths } from '#ui/public/paths.ts';
import type { PageHandle } from '#kernel/http/page.ts';
import type { Route } from '#kernel/http/route.ts';
import type { Frame } from '#ui/public/frame.ts';
import type { PublicAsset } from '#ui/public/assets.ts';
import { packOnce } from '../http/gzip.ts';
import { civilDate } from '#kernel/clock/civil-date.ts';
import type { Clock } from '#kernel/clock/clock.ts';
import { attendance } from '#modules/reports/pages/public/attendance.ts';
import { neutralPage } from './neutral-page.ts';
import { aboutPage, accessibilityPage, homePage, picturePage, privacyPage } from './page-handles.ts';

/** Pages that belong to no room: home, the pages about us, the way out, the two assets. */
export function publicRoutes(assets: readonly PublicAsset[]): Route[] {
  return [
    {
      method: 'GET',
      path: publicPaths.home,
      access: 'PUBLIC',
      handle: async (c, tools) =>
        tools.page(c, homePage, await attendance(tools), {
          otherLanguageHref: pathIn(c.var.locale === 'vi' ? 'en' : 'vi', publicPaths.home),
        }),
    },
    plainPage(publicPaths.picture, picturePage),
    plainPage(publicPaths.about, aboutPage),
    plainPage(publicPaths.privacy, privacyPage),
    plainPage(publicPaths.accessibility, accessibilityPage),
    {
      method: 'GET',
      path: publicPaths.exit,
      access: 'PUBLIC',
      handle(_c, { config, platform }) {
        // Public pages keep nothing on a device but their cache. "storage" would throw away the sealed drafts of an officer on the same phone.
        const headers = {
          'clear-site-data': '"cache"',
          'content-type': 'text/html; charset=utf-8',
        };
        if (!config.ANNHI_EXIT_URL) return new Response(neutralPage(findToday(platform.clock)), { headers });
        return new Response(null, { status: 303, headers: { ...headers, location: config.ANNHI_EXIT_URL } });
      },
    },
    ...assets.map(assetRoute),
  ];
}

/** The way out is open whatever the clock says: null on a day when it cannot be told. */
function findToday(clock: Clock) {
  try {
    return civilDate(clock.now());
  } catch {
    return null;
  }
}

function assetRoute({ path, contentType, body }: PublicAsset): Route {
  const answer = packOnce(body);
  return {
    method: 'GET',
    path,
    access: 'PUBLIC',
    handle(c) {
      const { body, headers } = answer(c);
      return new Response(body, {
        headers: {
          ...headers,
          'content-type': contentType,
          'cache-control': 'public, max-age=31536000, immutable',
        },
      });
    },
  };
}

function plainPage(path: string, page: PageHandle<{ frame: Frame }>): Route {
  return {
    method: 'GET',
    path,
    access: 'PUBLIC',
    handle: (c, tools) =>
      tools.page(c, page, {}, { otherLanguageHref: pathIn(c.var.locale === 'vi' ? 'en' : 'vi', path) }),
  };
}
