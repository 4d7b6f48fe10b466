import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AnNhiError } from '#kernel/errors/errors.ts';

type Shape = { readonly [name: string]: 'text' | 'flag' };
type Values<S extends Shape> = { readonly [K in keyof S]: S[K] extends 'flag' ? boolean : string | null };

export type Options<S extends Shape> = {
  readonly words: readonly string[];
  readonly json: boolean;
} & Values<S>;

/**
 * Reads a command's arguments strictly; `--json` is understood everywhere.
 * @throws AnNhiError `USAGE` naming the right form
 */
export function readOptions<const S extends Shape>(
  args: readonly string[],
  usage: string,
  shape: S,
  words: readonly [least: number, most: number],
): Options<S> {
  const options: NonNullable<ParseArgsConfig['options']> = { json: { type: 'boolean' } };
  for (const [name, kind] of Object.entries(shape))
    options[name] = { type: kind === 'flag' ? 'boolean' : 'string' };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      strict: true,
      allowPositionals: true,
    });
    if (positionals.length < words[0] || positionals.length > words[1])
      throw new Error(`${positionals.length}`);
    const read = Object.entries(shape).map(([name, kind]) => [
      name,
      kind === 'flag' ? values[name] === true : (values[name] ?? null),
    ]);
    return { ...(Object.fromEntries(read) as Values<S>), words: positionals, json: values['json'] === true };
  } catch (cause) {
    throw new AnNhiError(
      'INVALID_INPUT',
      'USAGE',
      { vi: `Cách dùng: annhi ${usage}`, en: `Usage: annhi ${usage}` },
      { cause },
    );
  }
}
