import type { Io } from './command.ts';

/** Writes the answer: one JSON object, or sentences for people, Vietnamese first. */
export function answer(io: Io, json: boolean, fields: object, ...sentences: readonly string[]): void {
  io.stdout.write(json ? `${JSON.stringify(fields)}\n` : `${sentences.join('\n')}\n`);
}

/** Progress of long work, on stderr: at most ten lines a second on a terminal, every tenth part elsewhere. */
export function progress(io: Io, what: string): (done: number, total: number) => void {
  let told = -1;
  return (done, total) => {
    const tenth = Math.floor((done / Math.max(1, total)) * 10);
    if (tenth === told) return;
    told = tenth;
    io.stderr.write(`${what}: ${done}/${total}\n`);
  };
}
