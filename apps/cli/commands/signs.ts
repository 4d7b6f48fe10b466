import { findSignsOfDanger } from '#packages/vietnamese-text/index.ts';
import type { Io } from '../command.ts';
import { readOptions } from '../options.ts';

/**
 * `annhi signs [TEXT|-] [--json]`: the signs of danger in a text, each with its rule, what it asks for at least, and the words with their
 * places (UTF-16 units). `-` or nothing: the text comes on stdin and stays out of the shell's history. Reads nothing else and keeps nothing.
 * Exit code 0 with and without signs: finding none means nothing but that no rule spoke.
 */
export async function signs(args: readonly string[], io: Io): Promise<number> {
  const { words, json } = readOptions(args, 'signs [TEXT|-] [--json]', {}, [0, 1000]);
  const typed = words.join(' ');
  const text = typed === '' || typed === '-' ? await readAll(io.stdin) : typed;
  const found = findSignsOfDanger(text);
  if (json) {
    io.stdout.write(`${JSON.stringify({ signs: found })}\n`);
    return 0;
  }
  for (const { ruleId, atLeast, reason, matches } of found) {
    io.stdout.write(`${atLeast}  ${ruleId}: ${reason}\n`);
    for (const { start, end, text: matched } of matches)
      io.stdout.write(`    ${start}–${end}  ${JSON.stringify(matched)}\n`);
  }
  if (found.length === 0)
    io.stdout.write(
      'Không quy tắc nào nhận ra dấu hiệu; vẫn phải có người đọc. / No rule found a sign; a person still reads it.\n',
    );
  return 0;
}

async function readAll(stream: Io['stdin']): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
