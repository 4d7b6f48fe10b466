import type pg from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { withConnection } from '#kernel/db/connection.ts';

export const jobsSchema = 'pgboss';

/**
 * Makes pg-boss's schema as the jobs login, and the one door into it: `kernel`'s app login may call `pgboss.enqueue` and nothing
 * else, so that a job is written in the transaction that causes it.
 */
export async function ensureJobsSchema(connection: pg.ClientConfig): Promise<void> {
  await withConnection(connection, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('annhi-jobs-schema'))");
    const found = await client.query(
      "select 1 from pg_tables where schemaname = $1 and tablename = 'version'",
      [jobsSchema],
    );
    if (!found.rowCount) await client.query(getConstructionPlans(jobsSchema));
    await client.query(enqueueFunction);
  });
}

/** Payloads hold ids only (design 3). `singleton_key` makes a job unique among those waiting when the queue's policy says so. */
const enqueueFunction = `
  create or replace function ${jobsSchema}.enqueue(queue_name text, payload jsonb, run_at timestamptz, only_one_key text)
  returns uuid
  language sql security definer set search_path = pg_catalog, ${jobsSchema} as $$
    insert into ${jobsSchema}.job (name, data, start_after, keep_until, singleton_key, expire_seconds, deletion_seconds,
      retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    select q.name, payload, coalesce(run_at, now()), coalesce(run_at, now()) + q.retention_seconds * interval '1 second', only_one_key,
      q.expire_seconds, q.deletion_seconds, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max,
      q.policy, q.dead_letter, q.heartbeat_seconds
    from ${jobsSchema}.queue q
    where q.name = queue_name
    on conflict do nothing
    returning id
  $$;
  revoke all on function ${jobsSchema}.enqueue(text, jsonb, timestamptz, text) from public;
  grant usage on schema ${jobsSchema} to annhi_app;
  grant execute on function ${jobsSchema}.enqueue(text, jsonb, timestamptz, text) to annhi_app;
`;
