/** The yardstick of the page bench: node:http and the page's own `renderToString`, nothing else. Prints its address. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadPublicAssets } from '#ui/public/assets.ts';

const bundle = new URL('../build/public/entry.js', import.meta.url).href;
const { pages } = (await import(bundle)) as { pages: ReadonlyMap<string, (props: object) => string> };
const { stylesheet, icon } = loadPublicAssets();
const [name, propsOf] = process.argv.slice(2);
const render = pages.get(name ?? '');
if (!render) throw new Error(`no page is called ${name}`);
const frame = { language: 'vi', isDemo: true, assets: { stylesheet: stylesheet.path, icon: icon.path } };
const props = { ...(JSON.parse(propsOf ?? '{}') as object), frame };
const server = http.createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(render(props));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
