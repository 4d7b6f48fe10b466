import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'docs/evidence');
const documents = fs.readdirSync(folder).filter((name) => name.endsWith('.md'));

/** Rows of the tables with the files that they name as proof. */
function rowsOf(name: string) {
  return fs
    .readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (---|Promise\b)/.test(line))
    .map((line) => ({
      line,
      files: [...line.matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.tsx?)`/g)].map(([, file = '']) => file),
    }));
}

describe('what is promised', () => {
  it('stands in at least one document', () => expect(documents).not.toEqual([]));

  it.each(documents)('%s: every row names a proof, and every proof is there and checks something', (name) => {
    const rows = rowsOf(name);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ files }) => files.length === 0).map(({ line }) => line)).toEqual([]);
    const isProof = (file: string) =>
      fs.existsSync(path.join(root, file)) &&
      (file.startsWith('bench/') ||
        (/\.(test|e2e)\.tsx?$/.test(file) &&
          /\bexpect\b/.test(fs.readFileSync(path.join(root, file), 'utf8'))));
    expect(rows.flatMap(({ files }) => files).filter((file) => !isProof(file))).toEqual([]);
  });
});
