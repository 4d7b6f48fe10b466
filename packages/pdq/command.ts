import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { en as wordsEn } from './command.messages.en.ts';
import { vi as wordsVi } from './command.messages.vi.ts';
import { en as reasonsEn } from './messages.en.ts';
import { vi as reasonsVi } from './messages.vi.ts';
import type { FileHash } from './file-hash.ts';
import { FileHasher } from './node/file-hasher.ts';

/** Where a command writes; Node's streams fit. Progress is rewritten in place where `isTTY` is true. */
export type CommandIo = {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
};

const SPEECH = {
  vi: { words: wordsVi, reasons: reasonsVi },
  en: { words: wordsEn, reasons: reasonsEn },
};
type Speech = (typeof SPEECH)[keyof typeof SPEECH];

/**
 * `annhi hash FILE|DIR... [--json] [--lang=vi|en]`: results on stdout as they come, progress on stderr.
 * Folders are walked whole, in order of name; links in them are not followed.
 * @returns the exit code: 0 every file is usable, 1 some file is not, 2 wrong usage
 */
export async function hashCommand(args: string[], io: CommandIo): Promise<number> {
  const end = args.indexOf('--');
  const options = (end < 0 ? args : args.slice(0, end)).filter((arg) => arg.startsWith('-') && arg !== '-');
  const names = args.filter((arg, i) => i !== end && ((end >= 0 && i > end) || !options.includes(arg)));
  const speech = options.includes('--lang=en') ? SPEECH.en : SPEECH.vi;
  const { words } = speech;
  if (options.includes('--help') || options.includes('-h')) {
    io.stdout.write(`${words.usage}\n`);
    return 0;
  }
  const unknown = options.find((option) => !['--json', '--lang=vi', '--lang=en'].includes(option));
  if (unknown !== undefined || names.length === 0) {
    const fault = unknown === undefined ? words.noFiles : words.unknownOption(plain(unknown));
    io.stderr.write(`${fault}\n\n${words.usage}\n`);
    return 2;
  }

  const files = (await Promise.all(names.map(listFiles))).flat();
  if (files.length === 0) {
    io.stderr.write(`${words.nothingFound}\n`);
    return 2;
  }
  const hasher = new FileHasher();
  let usable = 0;
  try {
    for (const [done, file] of files.entries()) {
      showProgress(io, words.progress(done, files.length), done);
      const result = await hasher.hash(file);
      if (result.usable) usable++;
      io.stdout.write(
        options.includes('--json') ? `${JSON.stringify(result)}\n` : `${inWords(result, speech)}\n`,
      );
    }
  } finally {
    await hasher.close();
  }
  io.stderr.write(`${io.stderr.isTTY ? '\r\x1b[K' : ''}${words.summary(usable, files.length)}\n`);
  return usable === files.length ? 0 : 1;
}

/** A file stands for itself, even where it does not exist, and so does a folder that may not be read: both are results. */
async function listFiles(name: string): Promise<string[]> {
  const info = await stat(name).catch(() => null);
  if (!info?.isDirectory()) return [name];
  const entries = await readdir(name, { withFileTypes: true }).catch(() => null);
  if (!entries) return [name];
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) files.push(...(await listFiles(join(name, entry.name))));
    else if (entry.isFile()) files.push(join(name, entry.name));
  }
  return files;
}

const LINES_BETWEEN_PROGRESS = 100;

function showProgress(io: CommandIo, text: string, done: number): void {
  if (io.stderr.isTTY) io.stderr.write(`\r\x1b[K${text}\r`);
  else if (done > 0 && done % LINES_BETWEEN_PROGRESS === 0) io.stderr.write(`${text}\n`);
}

function inWords({ file, pdq, quality, reason, vpdq }: FileHash, { words, reasons }: Speech): string {
  const parts = [
    pdq,
    vpdq && words.video(vpdq.length),
    quality !== null && words.quality(quality),
    plain(file),
  ];
  const line = parts.filter(Boolean).join('  ');
  return reason === null ? line : `${line}  ${words.unusable}: ${reasons[reason]}`;
}

/** File names may hold anything, also what moves a terminal's cursor. */
function plain(text: string): string {
  return text.replaceAll(/\p{C}/gu, '\u{fffd}');
}
