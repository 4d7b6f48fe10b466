import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { startClock } from '#kernel/deadlines/engine.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import {
  claimReport,
  getReport,
  listQueue,
  type QueueFilter,
  submitReport,
  triageReport,
} from '../contract.ts';

const test = useTestPlatform(rooms);
const howMany = 11;
let intake = '';
const second = randomUUID();

beforeAll(async () => {
  for (let n = 0; n < howMany; n += 1) {
    await test.platform.call(publicActor, submitReport, {
      nonce: randomBytes(16).toString('base64url'),
      channel: n % 3 === 0 ? 'ZALO' : 'WEB',
      // Some arrive at the very same instant, so that only the identifier tells them apart.
      receivedAt: new Date(Date.UTC(2026, 10, 20, 0, Math.floor(n / 3))).toISOString(),
      report: { text: `tin thứ ${n}` },
    });
  }
  intake = await test.database.run(systemActor('test'), async (tx) => {
    const row = await tx.selectFrom('reports.report').select('organization_id').executeTakeFirstOrThrow();
    return row.organization_id;
  });
  // Three of them go to a second office, with the right to see them.
  const superuser = await test.client('superuser');
  await superuser.query(
    `with moved as (update reports.report set organization_id = $1 where reference % 4 = 0 returning file_id),
      held as (update files.file set holder_organization_id = $1 where id in (select file_id from moved))
     insert into files.access (file_id, organization_id, valid_from, why) select file_id, $1, '2026-01-01', 'HANDED_OVER' from moved`,
    [second],
  );
});

async function everyPage(actor: Actor, filter: Partial<QueueFilter>, limit: number) {
  const found: { reference: number; receivedAt: string; priority: string }[] = [];
  let after: string | undefined;
  do {
    const page = await test.platform.call(actor, listQueue, {
      ...filter,
      limit,
      ...(after ? { after } : {}),
    });
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after && found.length <= 100);
  return found;
}

describe('the queue', () => {
  it.each(['URGENCY', 'NEWEST', 'OLDEST'] as const)(
    'in the order %s shows every report once, however it is cut into pages',
    async (sort) => {
      const officer = official(intake, ['INTAKE_OFFICER']);
      const both: Actor = {
        ...officer,
        grants: [...officer.grants, ...official(second, ['INTAKE_OFFICER']).grants],
      };
      const whole = await everyPage(both, { sort }, 100);
      expect(new Set(whole.map((one) => one.reference)).size).toBe(howMany);
      const times = whole.map((one) => one.receivedAt);
      const sorted = [...times].sort();
      expect(times).toEqual(sort === 'NEWEST' ? sorted.reverse() : sorted);
      for (const limit of [1, 2, 4]) expect(await everyPage(both, { sort }, limit)).toEqual(whole);
    },
  );

  it('shows each office its own', async () => {
    const [first, other] = [intake, second].map((office) => official(office, ['INTAKE_OFFICER']));
    if (!first || !other) throw new Error('two officers');
    const [mine, theirs] = [await everyPage(first, {}, 3), await everyPage(other, {}, 3)];
    expect(mine.length + theirs.length).toBe(howMany);
    expect(theirs.length).toBeGreaterThan(0);
    expect((await test.platform.call(other, listQueue, {})).counts.open).toBe(theirs.length);
  });

  it('counts anew after every step, and finds by channel, category, urgency and whose it is', async () => {
    const officer = official(second, ['INTAKE_OFFICER']);
    const queue = await test.platform.call(officer, listQueue, {});
    const { open } = queue.counts;
    expect(queue.counts).toEqual({ open, unclaimed: open, mine: 0, emergency: 0, unread: open, overdue: 0 });
    const fileId = queue.items[0]?.fileId ?? '';
    await test.platform.call(officer, claimReport, { fileId });
    await test.platform.call(officer, triageReport, { fileId, category: 'GROOMING', priority: 'EMERGENCY' });
    const after = await test.platform.call(officer, listQueue, { mine: true });
    expect(after.counts).toMatchObject({ open, unclaimed: open - 1, mine: 1, emergency: 1 });
    expect(after.items.map((item) => item.fileId)).toEqual([fileId]);
    for (const filter of [
      { category: ['GROOMING'] },
      { priority: ['EMERGENCY'] },
      { state: ['COLLECTING'] },
    ] as const) {
      const { items } = await test.platform.call(officer, listQueue, filter);
      expect(items.map((item) => item.fileId)).toEqual([fileId]);
    }
    const channels = (await everyPage(officer, { channel: ['ZALO'] }, 1)).length;
    expect(channels).toBe(
      (await everyPage(officer, {}, 100)).length - (await everyPage(officer, { channel: ['WEB'] }, 1)).length,
    );
  });

  it('says which field is wrong when somebody has changed the place where the page before ended', async () => {
    const officer = official(intake, ['INTAKE_OFFICER']);
    for (const after of ['x', Buffer.from('[1,"never","no-id"]').toString('base64url')])
      await expect(test.platform.call(officer, listQueue, { after })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
  });

  it('puts what a clock has left behind first, on every page, and every row says where the next one comes', async () => {
    const officer = official(intake, ['INTAKE_OFFICER']);
    const before = await test.platform.call(officer, listQueue, {});
    const late = before.items.slice(-2).map((one) => one.fileId);
    await test.database.run(systemActor('test'), async (tx) => {
      for (const subjectId of late)
        await startClock(
          { tx, now: test.clock.now() },
          {
            subjectKind: 'REPORT',
            subjectId,
            organizationId: asId<OrganizationId>(intake),
            timeLimitKey: 'callBackPromise',
          },
        );
    });
    test.clock.advance(25 * 3_600_000);
    const whole = await test.platform.call(officer, listQueue, {});
    expect(whole.items.slice(0, 2).map((one) => one.fileId)).toEqual(late);
    expect(whole.counts.overdue).toBe(2);
    expect(new Set(whole.items.map((one) => one.fileId)).size).toBe(before.items.length);
    for (const limit of [1, 2, 3])
      expect(await everyPage(officer, {}, limit)).toMatchObject(
        whole.items.map(({ reference }) => ({ reference })),
      );
    for (const [index, item] of whole.items.entries()) {
      const next = await test.platform.call(officer, listQueue, { after: item.cursor, limit: 1 });
      expect(next.items[0]?.fileId).toBe(whole.items[index + 1]?.fileId);
    }
    const only = await test.platform.call(officer, listQueue, { overdue: true });
    expect(only.items.map((one) => one.fileId)).toEqual(late);
  });

  it('finds what nobody has opened', async () => {
    const officer = official(intake, ['INTAKE_OFFICER']);
    const { counts, items } = await test.platform.call(officer, listQueue, { unread: true });
    expect(items.length).toBe(counts.unread);
    await test.platform.call(officer, getReport, { fileId: items[0]?.fileId });
    const after = await test.platform.call(officer, listQueue, { unread: true });
    expect(after.counts.unread).toBe(counts.unread - 1);
    expect(after.items.map((one) => one.fileId)).not.toContain(items[0]?.fileId);
  });
});
