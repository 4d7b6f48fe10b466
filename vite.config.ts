import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';
import { browserBoundary, oneModuleGraph } from './apps/platform/console/bundling.ts';

/** The console's two bundles: for the browser and for the server. The public pages have vite.public.config.ts. */
export default defineConfig({
  base: '/console/',
  publicDir: false,
  plugins: [oneModuleGraph(import.meta.dirname), browserBoundary(import.meta.dirname), reactRouter()],
  build: { assetsInlineLimit: 0, target: 'es2022', cssTarget: ['chrome123', 'firefox121', 'safari17.5'] },
});
