/** `npm exec annhi -- <command>`: finds the command, runs it, says what is wrong in one sentence, ends with its exit code. */
import { AnNhiError } from '#kernel/errors/errors.ts';
import type { Command, Io } from './command.ts';
import { commands } from './commands.ts';

const io: Io = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env };
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const wantsJson = args.includes('--json');
  if (args.length === 0 || args[0] === 'help' || args[0] === '--help') return help(wantsJson);
  const command = findCommand(args);
  if (!command) {
    io.stderr.write(`Không có lệnh "${args[0]}". Xem: npm exec annhi -- help\nNo such command: ${args[0]}\n`);
    return 2;
  }
  try {
    return await command.run(args.slice(command.name.split(' ').length), io);
  } catch (error) {
    complain(error, wantsJson);
    return command.failure ?? 2;
  }
}

/** The longest name that the words begin with: `audit verify` before `audit`. */
function findCommand(args: readonly string[]): Command | undefined {
  return commands
    .filter((command) => command.name.split(' ').every((word, index) => args[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

function help(asJson: boolean): number {
  if (asJson) {
    io.stdout.write(
      `${JSON.stringify(commands.map(({ name, usage, vi, en }) => ({ name, usage, vi, en })))}\n`,
    );
    return 0;
  }
  io.stdout.write("An Nhi: công cụ của người vận hành / the operators' tool\n\n");
  for (const command of commands)
    io.stdout.write(`  annhi ${command.usage}\n      ${command.vi}\n      ${command.en}\n\n`);
  io.stdout.write('Mọi lệnh đều có --json. / Every command takes --json.\n');
  return 0;
}

function complain(error: unknown, asJson: boolean): void {
  if (error instanceof AnNhiError) {
    const { reason, sentence } = error;
    const fields = error.fields.map((field) => ({ field: field.path, ...field.sentence }));
    const lines = fields.map((one) => `  ${one.field}: ${one.vi} / ${one.en}\n`).join('');
    if (asJson)
      io.stdout.write(
        `${JSON.stringify({ error: reason, ...sentence, ...(fields.length > 0 ? { fields } : {}) })}\n`,
      );
    else io.stderr.write(`${sentence.vi}\n${sentence.en}\n${lines}`);
    return;
  }
  if (asJson)
    io.stdout.write(
      `${JSON.stringify({ error: 'FAULT', en: error instanceof Error ? error.message : String(error) })}\n`,
    );
  else io.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
