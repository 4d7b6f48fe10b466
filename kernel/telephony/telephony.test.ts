import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineRoom, job, on } from '#kernel/actions/room.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { findPhoneNumber, isUnreadableNumber } from './number.ts';
import { phoneSentences, sayOnPhone } from './sentences.ts';
import { queueCall, queueText, telephonyRoom, withdrawPhoneMessages } from './telephony.ts';
import type { PhoneMessage } from './transport.ts';

const office = asId<OrganizationId>(randomUUID());
const subjectId = randomUUID();
const gateway = { isDown: false, taken: [] as { id: string; message: PhoneMessage }[] };
const told: string[] = [];
const listener = defineRoom('nghe', {
  subscribers: ['phone.sent', 'phone.waits', 'phone.failed'].map((event) =>
    on(
      event,
      `test.hears-${event.slice(6)}`,
      async (_ctx, payload) => void told.push(`${event} ${payload['trouble'] ?? ''}`.trim()),
    ),
  ),
});
const room = telephonyRoom({
  send(id, message) {
    if (gateway.isDown)
      return Promise.reject(Object.assign(new Error(`no ${message.to}`), { code: 'GATEWAY_DOWN' }));
    gateway.taken.push({ id, message });
    return Promise.resolve({ proof: '202 X' });
  },
});
const test = useTestPlatform([room, listener]);
const about = {
  organizationId: office,
  purpose: 'test.ring',
  subject: { kind: 'ALARM', id: subjectId },
  number: '0900 000.001',
};
const ring = job('test.ring', {}, async (ctx) => {
  await queueCall(ctx, { ...about, sentence: 'URGENT_ONE', numbers: { reference: 7 } });
  await queueText(ctx, { ...about, sentence: 'NEW_MESSAGE' });
});

beforeEach(async () => {
  Object.assign(gateway, { isDown: false, taken: [] });
  told.length = 0;
  const superuser = await test.client('superuser');
  await superuser.query('delete from telephony.message; delete from pgboss.job');
});

async function hurry(): Promise<void> {
  const client = await test.client('jobs');
  await client.query("update pgboss.job set start_after = now() where state = 'created'");
  await test.runWaitingJobs();
}

describe('what a telephone may say', () => {
  it('is a closed list: nothing but whole numbers goes in', () => {
    expect(sayOnPhone('URGENT_ONE', { reference: 12 })).toBe('Có việc khẩn số 12. Mở An Nhi.');
    expect(sayOnPhone('NEW_MESSAGE', {})).toBe('Bạn có một tin mới');
    for (const reference of [Number.NaN, 1.5, -1, Number.POSITIVE_INFINITY])
      expect(() => sayOnPhone('URGENT_ONE', { reference })).toThrow(RangeError);
    expect(() => sayOnPhone('URGENT_MANY', { reference: 3 })).toThrow(RangeError);
  });

  it('names neither us nor the matter to the public', () => {
    for (const word of ['An Nhi', 'trẻ', 'phản ánh', 'khẩn', '111', 'công an'])
      expect(phoneSentences.NEW_MESSAGE).not.toContain(word);
  });
});

describe('a number', () => {
  it.each([
    ['0901234567', '+84901234567'],
    ['090 123 45 67', '+84901234567'],
    ['+84 (0)90', null],
    ['0084901234567', '+84901234567'],
    ['84901234567', '+84901234567'],
    ['(0272) 382.6789', '+842723826789'],
    ['+33 1 23 45 67 89', '+33123456789'],
    ['０９０１２３４５６７', '+84901234567'],
  ])('%j is %j', (typed, number) => expect(findPhoneNumber(typed)).toBe(number));

  it.each([
    '111',
    '113',
    '115',
    '',
    'gọi em nhé',
    '0901234567; 0907654321',
    '090123456',
    '+84 90',
    '1900 1234',
    '0901234567x',
  ])('%j is never rung', (typed) => expect(findPhoneNumber(typed)).toBeNull());

  it.each(['0530000', '+84 90 00', '0900 000 00', '１２３', '111'])(
    '%j stands for a number and cannot be rung',
    (typed) => expect(isUnreadableNumber(typed)).toBe(true),
  );

  it.each([
    '',
    '  ',
    '0900 000 000',
    '+84.900.000.000',
    '0900 000 000 / 053',
    'Zalo mèo con',
    'gọi 0530000',
    '?',
  ])('%j is left as it is, without a word', (typed) => expect(isUnreadableNumber(typed)).toBe(false));
});

describe('a call', () => {
  it('leaves once, sealed until then, and whoever caused it hears', async () => {
    await test.platform.runJob(ring, {});
    const superuser = await test.client('superuser');
    const kept = await superuser.query('select to_jsonb(m)::text as line, sealed from telephony.message m');
    for (const row of kept.rows)
      for (const secret of ['900000001', 'khẩn số 7']) {
        expect(row.line).not.toContain(secret);
        expect(row.sealed.includes(secret)).toBe(false);
      }
    await test.runWaitingJobs();
    expect(gateway.taken.map((one) => one.message)).toEqual([
      { kind: 'CALL', to: '+84900000001', words: 'Có việc khẩn số 7. Mở An Nhi.' },
      { kind: 'TEXT', to: '+84900000001', words: 'Bạn có một tin mới' },
    ]);
    expect(told).toEqual(['phone.sent', 'phone.sent']);
    const leaves = await superuser.query(
      "select string_agg(convert_from(body, 'UTF8'), '') as all from audit.leaf",
    );
    expect(leaves.rows[0].all).not.toContain('900000001');
    const send = test.platform.rooms.flatMap((one) => one.jobs).find((one) => one.name === 'phone.send');
    if (!send) throw new Error('no job');
    await test.platform.runJob(send, { messageId: gateway.taken[0]?.id ?? '' });
    expect(gateway.taken).toHaveLength(2);
  });

  it('that wakes somebody is tried again within seconds and given up within a minute; a calm one has hours', async () => {
    gateway.isDown = true;
    await test.platform.runJob(ring, {});
    for (let round = 0; round < 8; round += 1) await hurry();
    const superuser = await test.client('superuser');
    const states = await superuser.query(
      'select kind, state, attempts, last_trouble as trouble from telephony.message order by kind',
    );
    expect(states.rows).toEqual([
      { kind: 'CALL', state: 'FAILED', attempts: 4, trouble: 'GATEWAY_DOWN' },
      { kind: 'TEXT', state: 'FAILED', attempts: 5, trouble: 'GATEWAY_DOWN' },
    ]);
    expect(told.filter((one) => one === 'phone.failed GATEWAY_DOWN')).toHaveLength(2);
    expect(told.filter((one) => one === 'phone.waits GATEWAY_DOWN')).toHaveLength(7);
  });

  it('that is withdrawn does not leave any more', async () => {
    await test.platform.runJob(ring, {});
    await test.platform.runJob(
      job('test.withdraw', {}, (ctx) => withdrawPhoneMessages(ctx, 'test.ring', [subjectId])),
      {},
    );
    await test.runWaitingJobs();
    expect(gateway.taken).toEqual([]);
  });

  it('to what is no number is not written', async () => {
    await test.platform.runJob(
      job('test.none', {}, async (ctx) => {
        expect(await queueText(ctx, { ...about, number: '111', sentence: 'NEW_MESSAGE' })).toBeNull();
      }),
      {},
    );
    await test.runWaitingJobs();
    expect(gateway.taken).toEqual([]);
  });

  it('is seen by its own office alone', async () => {
    await test.platform.runJob(ring, {});
    const seen = (actor: Parameters<typeof test.database.run>[0]) =>
      test.database.run(
        actor,
        async (tx) => (await tx.selectFrom('telephony.message').select('id').execute()).length,
      );
    expect(await seen(official(office, ['INTAKE_OFFICER']))).toBe(2);
    expect(await seen(official(randomUUID(), ['INTAKE_OFFICER']))).toBe(0);
    expect(await seen(publicActor)).toBe(0);
  });
});
