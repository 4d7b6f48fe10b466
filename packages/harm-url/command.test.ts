import { describe, expect, it } from 'vitest';
import { describeLinks } from './command.ts';

async function* linesOf(...lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

async function answers(...lines: string[]): Promise<string[]> {
  const output: string[] = [];
  for await (const line of describeLinks(linesOf(...lines))) output.push(line);
  return output;
}

describe('annhi url', () => {
  it('answers every line with one line of JSON, in order', async () => {
    const output = await answers('https://youtu.be/ViDu0000001?si=x\r', '', 'facebook');
    expect(output.map((line) => JSON.parse(line))).toEqual([
      {
        raw: 'https://youtu.be/ViDu0000001?si=x',
        canonical: 'https://youtube.com/watch?v=ViDu0000001',
        kind: 'YT_VIDEO',
        reason: null,
      },
      { raw: '', canonical: null, kind: 'INVALID', reason: 'EMPTY' },
      { raw: 'facebook', canonical: null, kind: 'INVALID', reason: 'NOT_A_LINK' },
    ]);
  });

  it('keeps tabs and odd bytes in the pasted text, without letting them out onto the terminal', async () => {
    const raw = 'https://vidu.example/\ta\u001b[31m\u2028\u202e\u0000\ud800\u009b\u200b';
    const [line = ''] = await answers(raw);
    expect(line).toMatch(/^[ -~]*$/);
    expect(JSON.parse(line)).toMatchObject({ raw, kind: 'INVALID', reason: 'CONTROL' });
    const [tabbed = ''] = await answers('https://vidu.example/\ta');
    expect(JSON.parse(tabbed)).toMatchObject({ canonical: 'https://vidu.example/a' });
  });
});
