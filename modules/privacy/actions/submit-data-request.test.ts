import { describe, expect, it } from 'vitest';
import { publicActor } from '#kernel/permissions/actor.ts';
import { useTestPlatform } from '#kernel/testing/platform.ts';
import { directoryRoom } from '#modules/directory/room.ts';
import { reportsRoom } from '#modules/reports/room.ts';
import { submitDataRequest } from '../contract.ts';
import { pressOf } from '../rules/request-number.ts';
import { privacyRoom } from '../room.ts';

// Tuesday, nine in the morning in Việt Nam.
const test = useTestPlatform([reportsRoom, directoryRoom, privacyRoom], '2026-12-01T02:00:00Z');
const submit = (more: object = {}) =>
  test.platform.call(publicActor, submitDataRequest, {
    nonce: 'mot-lan-bam-thu-1',
    kind: 'ACCESS',
    relation: 'CHILD',
    name: '',
    contact: 'em sẽ tự gọi',
    words: 'em muốn xem',
    ...more,
  });

describe('a child who asks from the public page', () => {
  it('reads by which days the law wants an answer, and which office has it', async () => {
    expect(await submit()).toEqual({
      reference: expect.any(Number),
      receivedAt: '2026-12-01T02:00:00.000Z',
      officeName: expect.stringMatching(/\S/),
      // Two working days are over on Thursday, fifteen days on the 16th.
      acknowledge: { dueAt: '2026-12-03T16:59:59.999Z', earliestAt: '2026-12-03T16:59:59.999Z' },
      act: { dueAt: '2026-12-16T16:59:59.999Z', earliestAt: '2026-12-16T16:59:59.999Z' },
      tellsOfDanger: false,
    });
  });

  it('pressing again after the office has moved on reads the same', async () => {
    const first = await submit();
    test.clock.advance(60_000);
    expect(await submit()).toEqual(first);
  });

  it('is told honestly that no day can be named while the holidays are undecided', async () => {
    test.clock.advance(800 * 86_400_000);
    const { acknowledge } = await submit({ nonce: 'mot-lan-bam-thu-2' });
    expect(acknowledge.dueAt).toBeNull();
    expect(Date.parse(acknowledge.earliestAt)).toBeGreaterThan(test.clock.now().getTime());
  });

  it('gets a number even when the first that the press stands for is another’s', async () => {
    const said = {
      nonce: 'mot-lan-bam-thu-3',
      kind: 'ACCESS',
      relation: 'CHILD',
      name: '',
      contact: 'em sẽ tự gọi',
      words: 'em muốn xem',
      trackingCode: '',
    };
    const [best, second] = pressOf(test.keys, said).numbers;
    const { reference } = await submit();
    const superuser = await test.client('superuser');
    await superuser.query('update privacy.request set reference = $1 where reference = $2', [
      best,
      reference,
    ]);
    expect((await submit(said)).reference).toBe(second);
  });
});

const danger = 'em không muốn sống nữa, em vừa uống nhiều thuốc lắm';
const reports = async () => {
  const superuser = await test.client('superuser');
  const { rows } = await superuser.query<{ file_id: string; channel: string; informant_kind: string }>(
    'select file_id, channel, informant_kind from reports.report order by received_at, file_id',
  );
  return rows;
};

describe('a frightened child at the wrong door', () => {
  it('is heard as by a report, once a press, and reads where help is', async () => {
    const before = (await reports()).length;
    const said = { nonce: 'mot-lan-bam-nguy-1', words: danger };
    const [first, again] = [await submit(said), await submit(said)];
    expect(first.tellsOfDanger).toBe(true);
    expect(again).toEqual(first);
    const opened = (await reports()).slice(before);
    expect(opened).toHaveLength(1);
    expect(opened[0]).toMatchObject({ channel: 'WEB', informant_kind: 'CHILD' });
    const superuser = await test.client('superuser');
    const { rows } = await superuser.query(
      'select danger_file_id, about_file_id from privacy.request where reference = $1',
      [first.reference],
    );
    // The report that was opened is never the one that an erasure would destroy.
    expect(rows).toEqual([{ danger_file_id: opened[0]?.file_id, about_file_id: null }]);
    const jobs = await superuser.query("select 1 from pgboss.job where data::text like '%' || $1 || '%'", [
      opened[0]?.file_id,
    ]);
    expect(jobs.rowCount).toBeGreaterThan(0);
  });

  it('is heard also where it was written beside the question', async () => {
    const before = (await reports()).length;
    const said = await submit({ nonce: 'mot-lan-bam-nguy-2', words: '', contact: danger });
    expect(said.tellsOfDanger).toBe(true);
    expect(await reports()).toHaveLength(before + 1);
  });

  it('decides by the words alone: a right code, a wrong one and none read the same', async () => {
    const said = await Promise.all(
      ['', '0000 0000 0000 0000'].map((trackingCode, n) =>
        submit({ nonce: `mot-lan-bam-nguy-3${n}`, words: danger, trackingCode }),
      ),
    );
    expect(said.map(({ tellsOfDanger }) => tellsOfDanger)).toEqual([true, true]);
  });

  it('who asks for something else opens no report', async () => {
    const before = (await reports()).length;
    for (const [n, words] of ['xin xóa số điện thoại của tôi', '', 'tên con tôi ghi sai, xin sửa'].entries())
      expect((await submit({ nonce: `mot-lan-bam-thuong-${n}`, words })).tellsOfDanger).toBe(false);
    expect(await reports()).toHaveLength(before);
  });
});
