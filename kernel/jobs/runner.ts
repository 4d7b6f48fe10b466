import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Platform } from '#kernel/actions/platform.ts';
import type { Job, JobOptions, Payload, Subscriber } from '#kernel/actions/room.ts';
import { jobsSchema } from './schema.ts';

/** Where a job goes that has failed for the last time; a person sees it there and may send it on its way again. */
export const deadLetterQueue = 'dead-letter';

export type JobsLog = { error(fields: object, message: string): void };

export type JobRunner = { stop(): Promise<void> };

/**
 * Makes the queues and works them: a worker re-enters the database wrapper as the job's own named system actor. Delivery is at least
 * once; every job bears repetition.
 */
export async function startJobs(
  connection: pg.ClientConfig,
  platform: Platform,
  log: JobsLog,
  pollSeconds = 1,
): Promise<JobRunner> {
  const boss = new PgBoss({
    host: String(connection.host),
    port: Number(connection.port),
    user: String(connection.user),
    password: String(connection.password),
    database: String(connection.database),
    max: 4,
    schema: jobsSchema,
    migrate: false,
    createSchema: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'jobs'));
  await boss.start();
  await boss.createQueue(deadLetterQueue, {
    retryLimit: 0,
    retentionSeconds: 365 * 86_400,
    deleteAfterSeconds: 365 * 86_400,
  });
  for (const one of jobsOf(platform)) {
    const options: JobOptions = one.options;
    const care = {
      retryLimit: options.retries ?? 5,
      retryDelay: 2,
      retryBackoff: true,
      deadLetter: deadLetterQueue,
    };
    await boss.createQueue(one.name, { policy: options.isExclusive ? 'short' : 'standard', ...care });
    // A queue that is there already keeps what an earlier version said of it.
    await boss.updateQueue(one.name, care);
    if (options.cron) await boss.schedule(one.name, options.cron, {}, { tz: 'Asia/Ho_Chi_Minh' });
    await boss.work<Payload>(
      one.name,
      options.isUrgent
        ? { batchSize: 20, pollingIntervalSeconds: Math.max(0.5, pollSeconds / 2) }
        : { batchSize: 5, pollingIntervalSeconds: pollSeconds },
      async (batch) => {
        for (const { id, data } of batch) {
          try {
            await platform.runJob(one, data ?? {});
          } catch (error) {
            // Only this one is tried again; what came with it in the batch is done.
            log.error({ err: error, queue: one.name }, 'jobs');
            await boss.fail(one.name, id, failureOf(error));
          }
        }
      },
    );
  }
  return {
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

/** Of a failure its names only: its message may hold words of a person. */
function failureOf(error: unknown): object {
  const { name, code, reason } = Object(error) as { name?: unknown; code?: unknown; reason?: unknown };
  const said = { name, code, reason };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => typeof value === 'string'));
}

function jobsOf(platform: Platform): readonly (Job | Subscriber)[] {
  return platform.rooms.flatMap((room) => [...room.jobs, ...room.subscribers]);
}
