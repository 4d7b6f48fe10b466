import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashCommand } from './command.ts';

const vectors = join(import.meta.dirname, 'vectors');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'annhi-hash-'));
  await mkdir(join(folder, 'con'));
  await cp(join(vectors, 'plasma_64.png'), join(folder, 'b.png'));
  await cp(join(vectors, 'shapes_128x128.png'), join(folder, 'con', 'a.png'));
  await symlink(folder, join(folder, 'con', 'loop'));
  await symlink(join(vectors, 'plasma_20.png'), join(folder, 'con', 'elsewhere.png'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await hashCommand(args, {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  });
  return { code, out, err };
}

describe('annhi hash', () => {
  test('walks folders without following links and ends well when all is usable', async () => {
    const { code, out, err } = await run(folder, '--json');
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['file'])).toEqual([join(folder, 'b.png'), join(folder, 'con', 'a.png')]);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['file', 'pdq', 'quality', 'usable', 'reason']);
      expect(line).toMatchObject({
        pdq: expect.stringMatching(/^[0-9a-f]{64}$/),
        usable: true,
        reason: null,
      });
    }
    expect(err).toContain('2/2');
  });

  test('says what is wrong with each file, goes on, and ends with 1', async () => {
    const note = join(folder, '..', `note-${Date.now()}.txt`);
    await writeFile(note, 'xin chào');
    const { code, out } = await run(
      note,
      join(folder, 'nowhere.jpg'),
      join(vectors, 'stripes_512x256.png'),
      join(folder, 'b.png'),
    );
    await rm(note);
    expect(code).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('không phải ảnh hay video');
    expect(lines[1]).toContain('Không tìm thấy tệp');
    expect(lines[2]).toMatch(/^[0-9a-f]{64} {2}chất lượng 100 .*KHÔNG DÙNG ĐƯỢC/);
    expect(lines[3]).not.toContain('KHÔNG');
  });

  test('speaks English when asked', async () => {
    expect((await run('--lang=en', join(folder, 'nowhere.jpg'))).out).toContain('File not found');
  });

  test.each([[[]], [['--json']], [['--wrong', 'x.png']], [['--lang=fr', 'x.png']]])(
    '%j is wrong usage',
    async (args) => {
      const { code, out, err } = await run(...args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toContain('Cách dùng: annhi hash');
    },
  );

  test('an empty folder is wrong usage, help is not', async () => {
    const empty = join(folder, 'trống');
    await mkdir(empty);
    expect((await run(empty)).code).toBe(2);
    await rm(empty, { recursive: true });
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('annhi hash') });
  });

  test('takes names that look like options after --, and shows no control characters', async () => {
    expect((await run('--', '--json')).out).toContain('Không tìm thấy tệp');
    const { out } = await run(`${folder}/\u001b[2Jx\u202e\n.png`);
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('\u202e');
    expect(out.trimEnd().split('\n')).toHaveLength(1);
  });
});
