import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { destroyFile, holdFile, releaseHold } from './contract.ts';
import { retentionRoom } from './retention.ts';

const test = useTestPlatform([retentionRoom]);
const office = randomUUID();
const sweep = retentionRoom.jobs.find((one) => one.name === 'retention.sweep');
let superuser: pg.Client;

type Case = {
  closedMonthsAgo: number | null;
  isRead: boolean;
  isHeld: boolean;
  kind: 'REPORT' | 'CHILD_CASE' | 'NEVER_HEARD_OF';
  runsClock: boolean;
};
const due: Case = { closedMonthsAgo: 61, isRead: true, isHeld: false, kind: 'REPORT', runsClock: false };

beforeAll(async () => {
  superuser = await test.client('superuser');
});

async function addFile({
  closedMonthsAgo,
  isRead,
  isHeld,
  kind,
  runsClock,
}: Case): Promise<{ id: FileId; key: number }> {
  const id = asId<FileId>(randomUUID());
  const { id: key } = test.keys.take();
  await superuser.query(
    `insert into files.file (id, kind, key_id, holder_organization_id, holder_person_id, opened_at, closed_at, retention_class, legal_hold)
     values ($1, 'REPORT', $2, $3, $4, $5::timestamptz - interval '200 months', $5::timestamptz - make_interval(months => $6), $7, $8)`,
    [id, key, office, isRead ? randomUUID() : null, test.clock.now(), closedMonthsAgo, kind, isHeld],
  );
  await superuser.query(
    "insert into files.access (file_id, organization_id, valid_from, why) values ($1, $2, '2000-01-01', 'RECEIVED')",
    [id, office],
  );
  if (runsClock) {
    await superuser.query(
      `insert into deadlines.clock (id, subject_kind, subject_id, organization_id, time_limit_key, time_limit_valid_from, started_at, due_at, earliest_due_at, warn_at)
       select gen_random_uuid(), 'REPORT', $1, $2, key, valid_from, now(), now(), now(), now() from deadlines.time_limit limit 1`,
      [id, office],
    );
  }
  return { id, key };
}

async function runSweep(): Promise<void> {
  if (!sweep) throw new Error('no sweep');
  await test.platform.runJob(sweep, {});
  await test.runWaitingJobs();
}

const isGone = (key: number) => test.keys.isDestroyed(key);

describe('retention', () => {
  it('destroys exactly what is closed, read, unheld, without a running deadline and past its time; never anything else', async () => {
    const anyCase = fc.record({
      closedMonthsAgo: fc.option(fc.constantFrom(0, 1, 59, 60, 61, 190)),
      isRead: fc.boolean(),
      isHeld: fc.boolean(),
      kind: fc.constantFrom('REPORT' as const, 'CHILD_CASE' as const, 'NEVER_HEARD_OF' as const),
      runsClock: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyCase, { minLength: 10, maxLength: 40 }), async (drawn) => {
        const cases = [...drawn, due];
        const files: Awaited<ReturnType<typeof addFile>>[] = [];
        for (const one of cases) files.push(await addFile(one));
        await runSweep();
        for (const [index, one] of cases.entries()) {
          const mayGo =
            one.closedMonthsAgo !== null &&
            one.closedMonthsAgo >= 60 &&
            one.isRead &&
            !one.isHeld &&
            one.kind === 'REPORT' &&
            !one.runsClock;
          expect(isGone(files[index]?.key ?? -1), JSON.stringify(one)).toBe(mayGo);
        }
      }),
      { numRuns: 12, seed: 20261121 },
    );
  });

  it('leaves a certificate, in the audit log too, that says when the erasure is complete', async () => {
    const { id, key } = await addFile(due);
    await runSweep();
    const certificate = await superuser.query('select * from retention.destruction where file_id = $1', [id]);
    expect(certificate.rows[0]).toMatchObject({ reason: 'RETENTION_OVER', retention_class: 'REPORT' });
    const days = (certificate.rows[0].complete_at - certificate.rows[0].destroyed_at) / 86_400_000;
    expect(days).toBe(35);
    const leaves = await superuser.query(
      "select convert_from(body, 'UTF8') as body from audit.leaf where body like $1",
      [`%${id}%`],
    );
    expect(leaves.rows.map((row) => row.body).join()).toContain(`"keyId":${key}`);
    expect(() => test.keys.read(key)).toThrow(expect.objectContaining({ reason: 'KEY_DESTROYED' }));
  });

  it('obeys a hold that comes between the sweep and the destruction, and a reopening too', async () => {
    const held = await addFile(due);
    const reopened = await addFile(due);
    if (sweep) await test.platform.runJob(sweep, {});
    await test.platform.call(official(office, ['LEGAL_OFFICER']), holdFile, {
      fileId: held.id,
      reason: 'COURT',
    });
    await superuser.query('update files.file set closed_at = null where id = $1', [reopened.id]);
    await test.runWaitingJobs();
    expect(isGone(held.key)).toBe(false);
    expect(isGone(reopened.key)).toBe(false);
    await test.platform.call(official(office, ['LEGAL_OFFICER']), releaseHold, { fileId: held.id });
    await runSweep();
    expect(isGone(held.key)).toBe(true);
  });

  it('finishes a destruction that was cut off between key and record', async () => {
    const { id, key } = await addFile(due);
    test.keys.destroy(key, 'RETENTION_OVER', test.clock.now());
    await runSweep();
    const found = await superuser.query(
      'select record_digest from retention.destruction where file_id = $1',
      [id],
    );
    expect(found.rows).toEqual([{ record_digest: null }]);
  });

  it.each([
    ['open', { ...due, closedMonthsAgo: null }],
    ['unread', { ...due, isRead: false }],
    ['held', { ...due, isHeld: true }],
    ['under a deadline', { ...due, runsClock: true }],
  ] as const)('refuses an erasure by name while the file is %s', async (_name, one) => {
    const { id, key } = await addFile(one);
    const asked = test.platform.call(systemActor('test'), destroyFile, {
      fileId: id,
      reason: 'ERASURE_REQUESTED',
    });
    await expect(asked).rejects.toMatchObject({ reason: 'FILE_NOT_DESTRUCTIBLE' });
    expect(isGone(key)).toBe(false);
  });

  it('grants an erasure before the time is over, once', async () => {
    const { id, key } = await addFile({ ...due, closedMonthsAgo: 1 });
    const certificate = await test.platform.call(systemActor('test'), destroyFile, {
      fileId: id,
      reason: 'ERASURE_REQUESTED',
    });
    expect(certificate.recordDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(isGone(key)).toBe(true);
    await expect(
      test.platform.call(systemActor('test'), destroyFile, { fileId: id, reason: 'ERASURE_REQUESTED' }),
    ).rejects.toMatchObject({ code: 'REFUSED' });
  });

  it('is nothing that people can call, and a hold is nothing for other offices', async () => {
    const { id, key } = await addFile(due);
    for (const actor of [publicActor, official(office, ['LEGAL_OFFICER', 'SYSTEM_ADMIN'])]) {
      await expect(
        test.platform.call(actor, destroyFile, { fileId: id, reason: 'ERASURE_REQUESTED' }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(
      test.platform.call(official(randomUUID(), ['LEGAL_OFFICER']), holdFile, {
        fileId: id,
        reason: 'COURT',
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(isGone(key)).toBe(false);
  });

  it('has the database refuse it as well, should the code above be wrong', async () => {
    for (const one of [
      { ...due, closedMonthsAgo: null },
      { ...due, isRead: false },
      { ...due, isHeld: true },
    ]) {
      const { id } = await addFile(one);
      const marked = test.database.run(systemActor('test'), async (tx) =>
        sql`update files.file set destroyed_at = now() where id = ${id}`.execute(tx),
      );
      await expect(marked).rejects.toMatchObject({ code: 'RT001' });
    }
    const { id } = await addFile(due);
    await runSweep();
    await expect(
      superuser.query('update files.file set closed_at = null where id = $1', [id]),
    ).rejects.toMatchObject({ code: 'RT001' });
  });
});
