import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { consolePages } from '#platform/console/pages.ts';
import { shiftEn } from './shift-messages.en.ts';
import { shiftVi } from './shift-messages.vi.ts';
import { listOfSubject } from './shift-subjects.ts';

const modules = fileURLToPath(new URL('../../..', import.meta.url));

/** Whatever any room lets a clock run for, but a report itself, whose number the page shows. */
function subjectKinds(): string[] {
  const sources = fs
    .globSync('*/{actions,store}/**/*.ts', { cwd: modules })
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => fs.readFileSync(path.join(modules, name), 'utf8'));
  const kinds = sources.flatMap((source) =>
    [...source.matchAll(/subjectKind: '([A-Z0-9_]+)'/g)].map(([, kind = '']) => kind),
  );
  return [...new Set(kinds)].filter((kind) => kind !== 'REPORT').sort();
}

it('every clock that may run out has a name that a person understands, and a list only where there is one', () => {
  const kinds = subjectKinds();
  expect(kinds).toEqual(expect.arrayContaining(['STEP', 'HANDOVER_111', 'PICTURE_CUSTODY']));
  for (const { subjects } of [shiftVi, shiftEn]) expect(Object.keys(subjects).sort()).toEqual(kinds);
  const pages = new Set(consolePages.flatMap((room) => room.pages.map((page) => `/${page.path}`)));
  for (const [kind, list] of Object.entries(listOfSubject)) {
    expect(kinds).toContain(kind);
    expect(pages).toContain(list);
  }
});
