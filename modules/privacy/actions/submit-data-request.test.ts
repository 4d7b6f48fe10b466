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
