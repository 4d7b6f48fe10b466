import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineRoom, job, on } from '#kernel/actions/room.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { mailRoom, queueMail } from './mail.ts';
import type { Letter } from './transport.ts';
import { listWaitingMail, retryMail } from './waiting.ts';

const office = asId<OrganizationId>(randomUUID());
const subjectId = randomUUID();
const letter: Letter = {
  to: 'ai-do@vidu.vn',
  subject: 'Thử',
  text: 'Thư bịa, không có thật.',
  attachments: [{ name: 'a.txt', type: 'text/plain', bytes: Buffer.from([0, 255, 10]) }],
};

/** A mail server that a test breaks by hand. */
const server = { isDown: false, diesAfterTaking: false, taken: [] as { id: string; letter: Letter }[] };
const told: string[] = [];
const listener = defineRoom('nghe', {
  subscribers: [
    on('mail.sent', 'test.hears-sent', async (_ctx, payload) => void told.push(`sent ${payload['purpose']}`)),
    on(
      'mail.failed',
      'test.hears-failed',
      async (_ctx, payload) => void told.push(`failed ${payload['purpose']}`),
    ),
  ],
});
const transport = {
  async send(id: string, taken: Letter) {
    if (server.isDown) throw Object.assign(new Error(`550 ${taken.to} unknown`), { code: 'EENVELOPE' });
    server.taken.push({ id, letter: taken });
    return { proof: '250 2.0.0 Ok: queued as X' };
  },
};
const test = useTestPlatform([mailRoom(transport), listener]);
const queue = job('test.queue', {}, (ctx) =>
  queueMail(ctx, {
    organizationId: office,
    purpose: 'test.letter',
    subject: { kind: 'REPORT', id: subjectId },
    letter,
  }),
);

beforeEach(async () => {
  Object.assign(server, { isDown: false, diesAfterTaking: false, taken: [] });
  told.length = 0;
  const superuser = await test.client('superuser');
  await superuser.query('delete from mail.message; delete from pgboss.job');
});

async function states(): Promise<{ state: string; attempts: number; trouble: string | null }[]> {
  const superuser = await test.client('superuser');
  return (await superuser.query('select state, attempts, last_trouble as trouble from mail.message')).rows;
}

/** Lets every delayed try become due. @returns in how many minutes it would have come */
async function hurry(): Promise<number[]> {
  const client = await test.client('jobs');
  const { rows } = await client.query<{ minutes: number }>(
    "select round(extract(epoch from start_after - $1::timestamptz) / 60)::int as minutes from pgboss.job where state = 'created'",
    [test.clock.now()],
  );
  await client.query("update pgboss.job set start_after = now() where state = 'created'");
  return rows.map((row) => row.minutes);
}

describe('outgoing mail', () => {
  it("leaves once, as it was written, with the server's own word as the proof, and whoever caused it hears", async () => {
    await test.platform.runJob(queue, {});
    await test.runWaitingJobs();
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]?.letter).toEqual({
      ...letter,
      attachments: [{ ...letter.attachments[0], bytes: Buffer.from([0, 255, 10]) }],
    });
    expect(await states()).toEqual([{ state: 'SENT', attempts: 1, trouble: null }]);
    expect(told).toEqual(['sent test.letter']);
  });

  it('is not written when its transaction fails', async () => {
    const failing = job('test.fails', {}, async (ctx) => {
      await queueMail(ctx, {
        organizationId: office,
        purpose: 'test.letter',
        subject: { kind: 'REPORT', id: subjectId },
        letter,
      });
      throw new Error('on second thoughts');
    });
    await expect(test.platform.runJob(failing, {})).rejects.toThrow();
    expect(await states()).toEqual([]);
    expect(await test.runWaitingJobs()).toEqual([]);
  });

  it('is tried again more and more rarely, then given to a person, who can send it on its way again', async () => {
    server.isDown = true;
    await test.platform.runJob(queue, {});
    await test.runWaitingJobs();
    const ladder: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const minutes = await hurry();
      if (minutes.length === 0) break;
      ladder.push(...minutes);
      await test.runWaitingJobs();
    }
    expect(ladder.slice(0, 7)).toEqual([1, 2, 5, 15, 60, 240, 720]);
    expect(await states()).toEqual([{ state: 'FAILED', attempts: 8, trouble: 'EENVELOPE' }]);
    expect(told).toEqual(['failed test.letter']);
    const [waiting] = await test.database.run(systemActor('test'), listWaitingMail);
    expect(waiting).toMatchObject({ state: 'FAILED', purpose: 'test.letter', trouble: 'EENVELOPE' });
    // Neither the list nor the audit says to whom: the server's complaint names the addressee and is not kept.
    const superuser = await test.client('superuser');
    const kept = await superuser.query(
      "select string_agg(convert_from(body, 'UTF8'), '') as leaves from audit.leaf",
    );
    expect(JSON.stringify(waiting) + String(kept.rows[0].leaves)).not.toContain('vidu.vn');
    server.isDown = false;
    await test.platform.runJob(
      job('test.retry', {}, (ctx) => retryMail(ctx, waiting?.id ?? '')),
      {},
    );
    await test.runWaitingJobs();
    expect(server.taken).toHaveLength(1);
    expect(await states()).toMatchObject([{ state: 'SENT' }]);
    await expect(
      test.platform.runJob(
        job('test.retry', {}, (ctx) => retryMail(ctx, waiting?.id ?? '')),
        {},
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('sent twice, because the first sending was cut off before it was recorded, carries the same identity', async () => {
    await test.platform.runJob(queue, {});
    const superuser = await test.client('superuser');
    await superuser.query(
      "create function mail.fails() returns trigger language plpgsql as $$ begin raise exception 'cut'; end $$; create trigger fails before update on mail.message for each row execute function mail.fails()",
    );
    const send = test.platform.rooms.flatMap((room) => room.jobs).find((one) => one.name === 'mail.send');
    const id = (await superuser.query('select id from mail.message')).rows[0].id as string;
    if (!send) throw new Error('no job');
    await expect(test.platform.runJob(send, { messageId: id })).rejects.toThrow();
    await superuser.query('drop trigger fails on mail.message');
    await test.runWaitingJobs();
    expect(server.taken.map((one) => one.id)).toEqual([id, id]);
    expect(await states()).toMatchObject([{ state: 'SENT' }]);
    // And a job that is delivered twice sends nothing a third time.
    await test.platform.runJob(send, { messageId: id });
    expect(server.taken).toHaveLength(2);
  });

  it('is sealed in the database and seen by its own office alone', async () => {
    await test.platform.runJob(queue, {});
    const superuser = await test.client('superuser');
    const { rows } = await superuser.query<{ sealed: Buffer; line: string }>(
      'select sealed, to_jsonb(m)::text as line from mail.message m',
    );
    for (const secret of [letter.to, letter.subject, letter.text]) {
      expect(rows[0]?.sealed.includes(secret)).toBe(false);
      expect(rows[0]?.line).not.toContain(secret);
    }
    expect(await test.database.run(official(office, ['INTAKE_OFFICER']), listWaitingMail)).toHaveLength(1);
    expect(await test.database.run(official(randomUUID(), ['INTAKE_OFFICER']), listWaitingMail)).toEqual([]);
    expect(await test.database.run(publicActor, listWaitingMail)).toEqual([]);
  });
});
