import fs from 'node:fs';
import { readConfig } from '#kernel/config/config.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { importReports } from '#modules/reports/import/import-reports.ts';
import { progress } from '../answer.ts';
import type { Io } from '../command.ts';
import { withPlatform } from '../installation.ts';
import { readOptions } from '../options.ts';

/**
 * `annhi reports import FILE.jsonl [--json]`: one line out for each line in, code or refusal. Cut off in the middle it is simply run again:
 * what is here already answers its code again. Exit code 1 when something was refused.
 */
export async function reportsImport(args: readonly string[], io: Io): Promise<number> {
  const { words, json } = readOptions(args, 'reports import FILE.jsonl [--json]', {}, [1, 1]);
  const file = words[0] ?? '';
  if (!fs.existsSync(file)) throw noFile(file);
  const total = await countLines(file);
  return withPlatform(readConfig(io.env), async (platform) => {
    const tell = progress(io, 'reports');
    const counts = { ACCEPTED: 0, ALREADY_HERE: 0, REFUSED: 0 };
    for await (const result of importReports(platform, file)) {
      counts[result.outcome] += 1;
      tell(result.line, total);
      if (json) io.stdout.write(`${JSON.stringify(result)}\n`);
      else
        io.stdout.write(
          `${String(result.line).padStart(5)}  ${(result.id ?? '').padEnd(12)} ${result.trackingCode ?? `${result.reason}: ${result.vi}`}\n`,
        );
    }
    io.stderr.write(
      `${counts.ACCEPTED} tin mới, ${counts.ALREADY_HERE} đã có từ trước, ${counts.REFUSED} không nhận được. / ${counts.ACCEPTED} new, ${counts.ALREADY_HERE} here already, ${counts.REFUSED} refused.\n`,
    );
    return counts.REFUSED > 0 ? 1 : 0;
  });
}

async function countLines(file: string): Promise<number> {
  let lines = 0;
  for await (const part of fs.createReadStream(file))
    for (const byte of part as Buffer) if (byte === 10) lines += 1;
  return lines;
}

function noFile(file: string): AnNhiError {
  return new AnNhiError('NOT_FOUND', 'NO_FILE', {
    vi: `Không có tệp ${file}.`,
    en: `There is no file ${file}.`,
  });
}
