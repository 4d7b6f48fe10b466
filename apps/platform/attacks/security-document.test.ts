import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mutants } from '../../../launcher/mutants/mutants.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
const rows = read('docs/security.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| Threat'))
  .map((line) => {
    const [, threat = '', against = '', attacked = ''] = line.split('|').map((cell) => cell.trim());
    return { threat, against, tests: [...attacked.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file) };
  });
const named = new Set(rows.flatMap((row) => row.tests));

describe('docs/security.md', () => {
  it('has a row for every threat, with what stands against it and at least one test that attacks it', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => !row.threat || !row.against || row.tests.length === 0)).toEqual([]);
  });

  it('names only test files that are there and that test something', () => {
    const bad = [...named].filter(
      (file) =>
        !/\.(test|e2e)\.ts$/.test(file) ||
        !fs.existsSync(path.join(root, file)) ||
        !/\b(it|test)(\.\w+\([^)]*\))?\(/.test(read(file)),
    );
    expect(bad).toEqual([]);
  });

  it('leaves out none of the attacks', () => {
    const attacks = fs
      .readdirSync(path.join(root, 'apps/platform/attacks'))
      .filter((name) => name.endsWith('.test.ts') && name !== 'security-document.test.ts');
    expect(attacks.filter((name) => !named.has(`apps/platform/attacks/${name}`))).toEqual([]);
  });

  it('every guard that is taken away by a mutant is caught by a test that a row names', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(10);
    expect(new Set(mutants.map((mutant) => mutant.name)).size).toBe(mutants.length);
    expect(mutants.filter((mutant) => !named.has(mutant.caughtBy.file)).map((mutant) => mutant.name)).toEqual(
      [],
    );
  });
});

describe('SECURITY.md', () => {
  it('says in both languages where to write, and that the address is for the operator to set', () => {
    const text = read('SECURITY.md');
    expect(text.match(/`[^`@\s]+@[^`\s]+\.example`/g)).toHaveLength(2);
    expect(text).toContain('Đơn vị vận hành phải thay địa chỉ này');
    expect(text).toContain('must replace this address');
  });
});
