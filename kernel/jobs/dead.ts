import type pg from 'pg';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { deadLetterQueue } from './runner.ts';
import { jobsSchema } from './schema.ts';

/** A job that failed for the last time. `payload` holds ids only; of the failure, its name and code, never its text. */
export type DeadJob = {
  readonly id: string;
  readonly queue: string;
  readonly diedAt: Date;
  readonly payload: Readonly<Record<string, string>>;
  readonly failure: string;
};

/** Dead jobs, oldest first; at most 500. `client` is the jobs login. */
export async function listDeadJobs(client: pg.ClientBase): Promise<DeadJob[]> {
  const { rows } = await client.query<DeadJob>(
    `select id, coalesce(source_name, '?') as queue, created_on as "diedAt", coalesce(data, '{}') as payload,
       coalesce(source_output->>'reason', source_output->>'code', source_output->>'name', 'FAULT') as failure
     from ${jobsSchema}.job where name = $1 and state = 'created' order by created_on, id limit 500`,
    [deadLetterQueue],
  );
  return rows;
}

/**
 * Sends a dead job on its way again: it leaves the list and joins its own queue in one transaction.
 * @throws AnNhiError `NOT_FOUND` when it is not on the list (somebody else was first), `QUEUE_GONE`
 */
export async function retryDeadJob(client: pg.ClientBase, id: string): Promise<void> {
  await client.query('begin');
  try {
    const taken = await client.query<{ queue: string | null; data: unknown }>(
      `delete from ${jobsSchema}.job where name = $1 and state = 'created' and id = $2::uuid returning source_name as queue, data`,
      [deadLetterQueue, id],
    );
    const job = taken.rows[0];
    if (!job) throw notDead(id);
    const sent = await client.query<{ id: string | null }>(
      `select ${jobsSchema}.enqueue($1, $2::jsonb, null, null) as id`,
      [job.queue, JSON.stringify(job.data ?? {})],
    );
    if (!sent.rows[0]?.id) throw queueGone(String(job.queue));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function notDead(id: string): AnNhiError {
  return new AnNhiError('NOT_FOUND', 'NOT_FOUND', {
    vi: `Không có việc nào đang chờ xử lý với số ${id}. Có thể đã có người gửi lại.`,
    en: `No dead job has the number ${id}. Somebody may have sent it on its way already.`,
  });
}

function queueGone(queue: string): AnNhiError {
  return new AnNhiError('CONFLICT', 'QUEUE_GONE', {
    vi: `Hàng đợi "${queue}" không nhận việc này (không còn, hoặc đã có một việc như vậy đang chờ). Việc vẫn nằm trong danh sách.`,
    en: `The queue "${queue}" does not take it (it is gone, or one such job waits already). The job stays on the list.`,
  });
}
