import { describe, expect, it } from 'vitest';
import { official } from '#kernel/testing/platform.ts';
import { clearNamed, getReport, getRouting, markUnsafe } from '../contract.ts';
import { useReports } from '../testing/reports-fixture.ts';

const { test, sendRead, call, asSystem, intake, office, giveAccess } = useReports();

describe('an office that the rules read out of the text and that is not meant', () => {
  it('is cleared by a supervisor in one action: by name, with reason and decision on the timeline, and for routing', async () => {
    const { fileId } = await sendRead({ text: 'Nhà em gần công an xã' });
    const [supervisor, police] = [await intake('SUPERVISOR'), await office('POLICE')];
    const { unsafeId } = await call(supervisor, clearNamed, {
      fileId,
      kind: 'OFFICE',
      id: police,
      reason: 'chỉ là chỗ mốc',
    });
    const { unsafe, events } = await call(supervisor, getReport, { fileId });
    expect(unsafe).toMatchObject([
      { unsafeId, kind: 'OFFICE', organizationId: police, state: 'CLEARED', source: 'RULE', words: '' },
    ]);
    expect(unsafe[0]?.name).toMatch(/Công an/);
    expect(events.at(-1)).toMatchObject({
      kind: 'UNSAFE_DECIDED',
      facts: { unsafeId, decision: 'CLEARED', who: 'OFFICE', organizationId: police },
      note: 'chỉ là chỗ mốc',
      officeName: expect.anything(),
    });
    expect((await asSystem(getRouting, { fileId })).unsafe).toEqual(unsafe);
    test.clock.advance(1);
    const person = { fileId, kind: 'PERSON', id: supervisor.personId, reason: 'trùng tên' };
    await call(supervisor, clearNamed, person);
    expect((await call(supervisor, getReport, { fileId })).unsafe[1]).toMatchObject({
      kind: 'PERSON',
      personId: supervisor.personId,
      organizationId: null,
      state: 'CLEARED',
    });
  });

  it('leaves what somebody marked as it is', async () => {
    const { fileId } = await sendRead({ text: 'x' });
    const [supervisor, police] = [await intake('SUPERVISOR'), await office('POLICE')];
    const mark = { fileId, kind: 'OFFICE', organizationId: police, words: 'bạn của người bị nêu tên' };
    await call(supervisor, markUnsafe, mark);
    test.clock.advance(1);
    await call(supervisor, clearNamed, { fileId, kind: 'OFFICE', id: police, reason: 'x' });
    const { unsafe } = await call(supervisor, getReport, { fileId });
    expect(unsafe.map((one) => [one.source, one.state])).toEqual([
      ['OFFICER', 'UNDECIDED'],
      ['RULE', 'CLEARED'],
    ]);
  });

  it('is cleared by nobody else: no officer, no supervisor of another office, and never without a reason', async () => {
    const { fileId } = await sendRead({ text: 'x' });
    const [police, other] = [await office('POLICE'), await office('DEPARTMENT')];
    await giveAccess(fileId, other, null);
    const input = { fileId, kind: 'OFFICE', id: police, reason: 'x' };
    for (const who of [await intake('INTAKE_OFFICER', 'COORDINATOR'), official(other, ['SUPERVISOR'])])
      await expect(call(who, clearNamed, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      call(await intake('SUPERVISOR'), clearNamed, { ...input, reason: ' ' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const seen = await test.client('superuser');
    expect((await seen.query('select 1 from reports.unsafe where file_id = $1', [fileId])).rows).toEqual([]);
  });
});
