import { job } from '#kernel/actions/room.ts';
import { readConfig } from '#kernel/config/config.ts';
import { withConnection } from '#kernel/db/connection.ts';
import { invalidInput } from '#kernel/errors/errors.ts';
import { uuidPattern } from '#kernel/ids/ids.ts';
import { listDeadJobs, retryDeadJob } from '#kernel/jobs/dead.ts';
import { listWaitingMail, retryMail } from '#kernel/mail/waiting.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { answer } from '../answer.ts';
import type { Io } from '../command.ts';
import { withInstalled, withPlatform } from '../installation.ts';
import { readOptions } from '../options.ts';

/** Jobs that failed for the last time. Exit code 1 while there are any, so that a watchdog can ask. */
export async function jobsDead(args: readonly string[], io: Io): Promise<number> {
  const { retry, json } = readOptions(args, 'jobs dead [--retry ID] [--json]', { retry: 'text' }, [0, 0]);
  return withInstalled(readConfig(io.env), (opened) =>
    withConnection(opened.connection('jobs'), async (client) => {
      if (retry !== null) {
        await retryDeadJob(client, assertId(retry));
        answer(io, json, { retried: retry }, `Đã gửi lại việc ${retry}.`);
        return 0;
      }
      const dead = await listDeadJobs(client);
      const lines = dead.map(
        (one) =>
          `${one.id}  ${one.diedAt.toISOString()}  ${one.queue}  ${one.failure}  ${JSON.stringify(one.payload)}`,
      );
      answer(
        io,
        json,
        { dead },
        dead.length === 0 ? 'Không có việc nào hỏng.' : `${dead.length} việc hỏng:`,
        ...lines,
      );
      return dead.length === 0 ? 0 : 1;
    }),
  );
}

/** Letters that have not left. Exit code 1 while any has failed for good. */
export async function mailWaiting(args: readonly string[], io: Io): Promise<number> {
  const { retry, json } = readOptions(args, 'mail waiting [--retry ID] [--json]', { retry: 'text' }, [0, 0]);
  return withPlatform(readConfig(io.env), async (platform) => {
    if (retry !== null) {
      const id = assertId(retry);
      await platform.runJob(
        job('cli.retry-mail', {}, (ctx) => retryMail(ctx, id)),
        {},
      );
      answer(io, json, { retried: id }, `Đã xếp lại thư ${id} để gửi.`);
      return 0;
    }
    const waiting = await platform.database.run(systemActor('cli'), listWaitingMail);
    const lines = waiting.map(
      (one) =>
        `${one.id}  ${one.createdAt.toISOString()}  ${one.purpose}  ${one.state}  ${one.attempts}  ${one.trouble ?? ''}`,
    );
    answer(
      io,
      json,
      { waiting },
      waiting.length === 0 ? 'Không có thư nào đang chờ.' : `${waiting.length} thư chưa đi:`,
      ...lines,
    );
    return waiting.some((one) => one.state === 'FAILED') ? 1 : 0;
  });
}

function assertId(typed: string): string {
  if (uuidPattern.test(typed)) return typed;
  throw invalidInput([
    { path: 'retry', sentence: { vi: 'Số hiệu không đúng dạng.', en: 'That is no identifier.' } },
  ]);
}
