import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { defineRoom, job } from '#kernel/actions/room.ts';
import { useTestPlatform } from '#kernel/testing/platform.ts';
import { listDeadJobs, retryDeadJob } from './dead.ts';
import { startJobs } from './runner.ts';

let runs = 0;
let isBroken = true;
const seen: string[] = [];
const mixed: string[] = [];
const room = defineRoom('thử', {
  jobs: [
    job('test.note', {}, async (_ctx, payload) => void seen.push(payload['id'] ?? '')),
    job('test.mixed', { retries: 0 }, async (_ctx, payload) => {
      mixed.push(payload['id'] ?? '');
      if (payload['id'] === 'broken') throw new Error('số điện thoại 0900 000 001');
    }),
    job('test.breaks', { retries: 0 }, async () => {
      runs += 1;
      if (isBroken)
        throw Object.assign(new Error('số điện thoại 0900 000 000'), { reason: 'BROKEN_ON_PURPOSE' });
    }),
  ],
});
const test = useTestPlatform([room]);
const noLog = { error: () => undefined };

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    if (await done()) return;
    await sleep(50);
  }
  throw new Error('did not happen');
}

describe('jobs', () => {
  it('are written in the transaction that causes them, and gone with it', async () => {
    const enqueuing = job('x', {}, async (ctx, payload) => {
      await ctx.enqueue('test.note', { id: payload['id'] ?? '' });
      if (payload['fail']) throw new Error('on second thoughts');
    });
    await test.platform.runJob(enqueuing, { id: 'kept' });
    await expect(test.platform.runJob(enqueuing, { id: 'lost', fail: 'yes' })).rejects.toThrow();
    expect(await test.runWaitingJobs()).toEqual(['test.note']);
    expect(seen).toEqual(['kept']);
  });

  it('that fail for the last time wait on a list, without the words of their error, and go on their way once, when somebody says so', async () => {
    const jobs = await startJobs(test.connection('jobs'), test.platform, noLog, 0.5);
    const client = await test.client('jobs');
    try {
      await test.platform.runJob(
        job('y', {}, (ctx) => ctx.enqueue('test.breaks', { fileId: 'an id' })),
        {},
      );
      await until(async () => (await listDeadJobs(client)).length === 1);
      const [dead] = await listDeadJobs(client);
      expect(dead).toMatchObject({
        queue: 'test.breaks',
        payload: { fileId: 'an id' },
        failure: 'BROKEN_ON_PURPOSE',
      });
      expect(JSON.stringify(dead)).not.toContain('0900');
      isBroken = false;
      await retryDeadJob(client, dead?.id ?? '');
      await expect(retryDeadJob(client, dead?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await listDeadJobs(client)).toEqual([]);
      await until(() => runs === 2);
      expect(await listDeadJobs(client)).toEqual([]);
    } finally {
      await jobs.stop();
    }
  });

  it('that fail hold back nobody who came with them in one batch', async () => {
    await test.platform.runJob(
      job('z', {}, async (ctx) => {
        for (const id of ['one', 'broken', 'two']) await ctx.enqueue('test.mixed', { id });
      }),
      {},
    );
    const jobs = await startJobs(test.connection('jobs'), test.platform, noLog, 0.5);
    const client = await test.client('jobs');
    try {
      await until(async () => (await listDeadJobs(client)).some((one) => one.queue === 'test.mixed'));
      await until(() => mixed.length >= 3);
      expect(mixed.toSorted()).toEqual(['broken', 'one', 'two']);
      const left = async () =>
        (
          await client.query<{ state: string }>(
            "select state from pgboss.job where name = 'test.mixed' and state <> 'completed'",
          )
        ).rows.map((row) => row.state);
      await until(async () => (await left()).length === 1);
      expect(await left()).toEqual(['failed']);
      // What is kept of a failure is its names; the words of its message are in no row.
      const kept = await client.query('select output from pgboss.job where output is not null');
      expect(JSON.stringify(kept.rows)).not.toContain('0900');
    } finally {
      await client.query('delete from pgboss.job where name = $1', ['dead-letter']);
      await jobs.stop();
    }
  });

  it('stay on the list when their queue is gone', async () => {
    const client = await test.client('jobs');
    const { rows } = await client.query(
      "insert into pgboss.job (name, data, source_name) values ('dead-letter', '{\"id\":\"1\"}', 'no.such-queue') returning id",
    );
    await expect(retryDeadJob(client, rows[0].id)).rejects.toMatchObject({ reason: 'QUEUE_GONE' });
    expect((await listDeadJobs(client)).map((one) => one.id)).toEqual([rows[0].id]);
  });
});
