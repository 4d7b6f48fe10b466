/** `npm start` ends here: configuration, installation, platform, jobs, audit sequencer, web server; and all of it down again. */
import { AnNhiError } from '#kernel/errors/errors.ts';
import { startPlatform } from './start.ts';

try {
  const running = await startPlatform(process.env, (line) => process.stdout.write(`${line}\n`));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
} catch (error) {
  const lines =
    error instanceof AnNhiError
      ? [error.sentence.vi, error.sentence.en]
      : [error instanceof Error ? error.stack : String(error)];
  process.stderr.write(`\n${lines.join('\n\n')}\n`);
  process.exitCode = 1;
}
