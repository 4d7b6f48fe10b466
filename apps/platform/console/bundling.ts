import path from 'node:path';
import type { Plugin } from 'vite';

const folders = 'apps|kernel|modules|packages|standards|ui';

/**
 * In the server bundle every `.ts` of the project stays outside, as the very module that Node already runs: one platform, one pool,
 * one class of each error. Only `.tsx`, which Node cannot run, is bundled.
 */
export function oneModuleGraph(root: string): Plugin {
  return {
    name: 'an-nhi:one-module-graph',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer, options) {
      if (this.environment.name !== 'ssr' || !importer) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const file = resolved && placeOf(root, resolved.id);
      return file?.endsWith('.ts') ? { id: subpathOf(file), external: true } : null;
    },
  };
}

/** What must never reach a browser: contracts with their permissions, actions, SQL, keys, anything of Node's. */
export function browserBoundary(root: string): Plugin {
  return {
    name: 'an-nhi:browser-boundary',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer, options) {
      if (this.environment.name !== 'client' || !importer) return null;
      const from = placeOf(root, importer) ?? importer;
      if (source.startsWith('node:')) this.error(`${from} takes ${source} into the browser`);
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const file = resolved && placeOf(root, resolved.id);
      if (file && isForServerOnly(file))
        this.error(`${from} takes ${file} into the browser; only its loader and action may import that`);
      return null;
    },
  };
}

const forBrowsers = /^kernel\/(clock|errors)\/|^kernel\/permissions\/roles\.ts$/;

/** Exported for its test. */
export function isForServerOnly(file: string): boolean {
  if (file.startsWith('kernel/')) return !forBrowsers.test(file);
  return /^modules\/[^/]+\/(actions|store)\/|^modules\/[^/]+\/(contract|room|api|jobs)\.ts$|\/pages\/console\/routes\.ts$/.test(
    file,
  );
}

/** A file of the project relative to its root, or null for everything else. */
function placeOf(root: string, id: string): string | null {
  const [file = ''] = id.split('?');
  const place = path.relative(root, file).split(path.sep).join('/');
  return new RegExp(`^(${folders})/`).test(place) ? place : null;
}

/** The name by which package.json's `imports` finds the file from anywhere in the project. */
function subpathOf(file: string): string {
  return `#${file.replace(/^apps\/platform\//, 'platform/')}`;
}
