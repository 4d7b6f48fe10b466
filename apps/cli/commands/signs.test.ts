import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { signs } from './signs.ts';

async function run(args: readonly string[], stdin = '') {
  const written: string[] = [];
  const stdout = new Writable({
    write(part, _encoding, done) {
      written.push(String(part));
      done();
    },
  });
  const code = await signs(args, { stdin: Readable.from([stdin]), stdout, stderr: stdout, env: {} });
  return { code, out: written.join('') };
}

const text = 'mai mn khỏi thấy e nữa';

describe('annhi signs', () => {
  it('tells rule, urgency and the very words with their places, the same from an argument and from stdin', async () => {
    const typed = await run([text, '--json']);
    const found = JSON.parse(typed.out) as {
      signs: { ruleId: string; atLeast: string; matches: { start: number; end: number; text: string }[] }[];
    };
    expect(found.signs[0]).toMatchObject({ ruleId: 'farewell', atLeast: 'EMERGENCY' });
    for (const { start, end, text: words } of found.signs[0]?.matches ?? [])
      expect(text.slice(start, end)).toBe(words);
    for (const args of [['-', '--json'], ['--json']]) expect(await run(args, `${text}\n`)).toEqual(typed);
  });

  it('says for people that finding nothing means nothing', async () => {
    const { code, out } = await run(['hôm nay trời đẹp']);
    expect([code, out]).toEqual([0, expect.stringContaining('vẫn phải có người đọc')]);
    expect((await run([text])).out).toContain('farewell');
  });

  it('takes any bytes', async () => {
    expect((await run(['-'], '\u0000\ud800 </script> 💥')).code).toBe(0);
  });
});
