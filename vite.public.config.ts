import { defineConfig } from 'vite';

/** Public pages as one server bundle; `#kernel` and `#modules` logic inside it is types and words only, so the module graph stays one. */
export default defineConfig({
  build: {
    ssr: 'apps/platform/public/entry.tsx',
    outDir: 'build/public',
    emptyOutDir: true,
    target: 'node24',
    rollupOptions: { output: { entryFileNames: 'entry.js' } },
  },
  ssr: { noExternal: [/^#/] },
  publicDir: false,
});
