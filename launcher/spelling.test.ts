import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withToneInPlace } from '#packages/vietnamese-text/index.ts';

/**
 * One spelling in everything that we write: the tone on the first vowel of an open pair, as the glossary has it (xóa, hóa, ủy, khỏe).
 * Left out: what others write (examples, names of places as the state spells them) and the rules that compare both spellings.
 */
const notOurs =
  /^(packages\/vietnamese-text\/|modules\/directory\/(data|rules)\/|modules\/directory\/actions\/import|.*\.test\.tsx?$)/;
const folders = ['apps', 'docs', 'e2e', 'kernel', 'modules', 'packages', 'standards', 'ui'];

function texts(): string[] {
  const inFolders = folders.flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((name) => /\.(tsx?|md|typ|json)$/.test(name) && !notOurs.test(name)),
  );
  return [...inFolders, 'README.md', 'CONTRIBUTING.md', 'SECURITY.md'];
}

const syllable = /[\p{L}\p{M}]+/gu;
const misspelt = (text: string) =>
  (text.normalize('NFC').match(syllable) ?? []).filter(
    (word) => /[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ]$/u.test(word) && withToneInPlace(word) !== word,
  );

describe('what people read', () => {
  it('puts the tone mark in one place', () => {
    const files = texts();
    expect(files.filter((name) => name.endsWith('messages.vi.ts')).length).toBeGreaterThan(15);
    const wrong = files.flatMap((name) =>
      misspelt(fs.readFileSync(name, 'utf8')).map((word) => `${name}: ${word} → ${withToneInPlace(word)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('sees the other spelling, and leaves a consonant qu in peace', () => {
    expect(misspelt('xoá, hoá, thoả, uỷ, khoẻ, TUỲ')).toEqual(['xoá', 'hoá', 'thoả', 'uỷ', 'khoẻ', 'TUỲ']);
    expect(misspelt('xóa, hóa, thỏa, ủy, khỏe, tùy, quý, quỹ, quá, toán, thuyền')).toEqual([]);
  });

  it('calls an officer one thing: bạn', () => {
    const pages = texts().filter((name) => name.includes('console') && name.includes('vi.ts'));
    expect(pages.length).toBeGreaterThan(15);
    expect(pages.filter((name) => /anh[ /]chị/i.test(fs.readFileSync(name, 'utf8')))).toEqual([]);
  });
});
