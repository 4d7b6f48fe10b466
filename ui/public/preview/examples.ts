/// <reference types="vite/types/importMeta.d.ts" />
import type { PublicExample } from './example.ts';

type ExampleFile = { examples: PublicExample[] };

/** Every example of every room: a new room joins by having `pages/public/examples.tsx`. Vite resolves the pattern. */
const files = import.meta.glob<ExampleFile>(
  ['../pages/examples.tsx', '/modules/*/pages/{public,child}/examples.tsx'],
  {
    eager: true,
  },
);

export const publicExamples: PublicExample[] = Object.values(files).flatMap((file) => file.examples);
