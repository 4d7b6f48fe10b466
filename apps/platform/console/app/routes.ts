import { index, route, type RouteConfig } from '@react-router/dev/routes';
import { consolePages } from '../pages.ts';

const root = '../../../..';

/** React Router's table of routes, from what the rooms say. */
export default [
  index('start.tsx'),
  route('settings', `${root}/ui/console/pages/settings.ts`),
  ...consolePages.flatMap(({ room, pages }) =>
    pages.map(({ path, file }) =>
      route(path, `${root}/modules/${room}/pages/console/${file}`, { id: `${room}/${path}` }),
    ),
  ),
  route('*', `${root}/ui/console/pages/nowhere.tsx`),
] satisfies RouteConfig;
