import { describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import {
  claimReport,
  confirmProposal,
  decideUnsafe,
  getReport,
  getRouting,
  markUnsafe,
  recordParentsDecision,
  triageReport,
} from '../contract.ts';
import { useReports } from '../testing/reports-fixture.ts';

const { test, send, sendRead, call, asSystem, intake, office, giveAccess } = useReports();
const emergencies = (fileId: string) =>
  test.database.run(systemActor('test'), async (tx) => {
    const row = await tx
      .selectFrom('reports.report')
      .select('emergency_at')
      .where('file_id', '=', fileId)
      .executeTakeFirst();
    return row?.emergency_at ?? null;
  });

describe('confirming what is proposed', () => {
  it('is one call: category, priority and the focal point at once', async () => {
    const { fileId } = await sendRead({ text: 'có kẻ doạ tung ảnh riêng tư của cháu, đòi 5 triệu' });
    const officer = await intake();
    expect((await call(officer, confirmProposal, { fileId })).state).toBe('COLLECTING');
    expect(await call(officer, getReport, { fileId })).toMatchObject({
      category: 'SEXTORTION',
      isMine: true,
      proposal: { state: 'CONFIRMED' },
    });
  });

  it('with another category is a change, and keeps both on record', async () => {
    const { fileId } = await sendRead({ text: 'có kẻ doạ tung ảnh riêng tư của cháu, đòi 5 triệu' });
    const officer = await intake();
    await call(officer, confirmProposal, { fileId, category: 'DEEPFAKE' });
    expect(await call(officer, getReport, { fileId })).toMatchObject({
      category: 'DEEPFAKE',
      proposal: { state: 'CHANGED', category: 'SEXTORTION' },
    });
  });

  it('does not overrule what a person decided before, and waits while nobody has read it', async () => {
    const { fileId } = await send({ text: 'có người nhắn tin lạ cho cháu' });
    const officer = await intake();
    await expect(call(officer, confirmProposal, { fileId })).rejects.toMatchObject({
      reason: 'NOT_READ_YET',
    });
    await call(officer, claimReport, { fileId });
    await call(officer, triageReport, { fileId, category: 'GROOMING', priority: 'EMERGENCY' });
    const read = await sendRead({ text: 'x' });
    expect(read.fileId).not.toBe(fileId);
    await call(officer, confirmProposal, { fileId });
    expect(await call(officer, getReport, { fileId })).toMatchObject({
      category: 'GROOMING',
      priority: 'EMERGENCY',
    });
  });

  it('is not done over the head of whoever has claimed it', async () => {
    const { fileId } = await sendRead({ text: 'chuyện' });
    await call(await intake(), claimReport, { fileId });
    await expect(call(await intake(), confirmProposal, { fileId })).rejects.toMatchObject({
      reason: 'CLAIMED_BY_ANOTHER',
    });
  });

  it('tells an emergency once, whoever makes it one and however often', async () => {
    const { fileId } = await sendRead({ text: 'chuyện chưa rõ' });
    const officer = await intake();
    expect(await emergencies(fileId)).toBeNull();
    await call(officer, confirmProposal, { fileId, priority: 'EMERGENCY' });
    const first = await emergencies(fileId);
    expect(first).not.toBeNull();
    test.clock.advance(60_000);
    await call(officer, triageReport, { fileId, priority: 'LOW' });
    await call(officer, triageReport, { fileId, priority: 'EMERGENCY' });
    expect(await emergencies(fileId)).toEqual(first);
  });
});

describe('whom a report must not reach', () => {
  it('is marked by whoever sees the danger and decided by a supervisor alone, with a reason on record', async () => {
    const { fileId } = await sendRead({ text: 'chuyện' });
    const [officer, school] = [await intake('INTAKE_OFFICER'), await office('DEPARTMENT')];
    const { unsafeId } = await call(officer, markUnsafe, {
      fileId,
      kind: 'OFFICE',
      organizationId: school,
      words: 'người bị nêu tên làm ở đây',
    });
    const mark = async () =>
      (await asSystem(getRouting, { fileId })).unsafe.find((one) => one.unsafeId === unsafeId);
    expect(await mark()).toMatchObject({ state: 'UNDECIDED', source: 'OFFICER', organizationId: school });
    const decision = { fileId, unsafeId, decision: 'CLEARED', reason: 'đã hỏi lại' };
    await expect(call(officer, decideUnsafe, decision)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const supervisor = await intake('SUPERVISOR');
    await expect(call(supervisor, decideUnsafe, { ...decision, reason: ' ' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await call(supervisor, decideUnsafe, decision);
    expect((await mark())?.state).toBe('CLEARED');
    const { events } = await call(supervisor, getReport, { fileId });
    expect(events.at(-1)).toMatchObject({
      kind: 'UNSAFE_DECIDED',
      note: 'đã hỏi lại',
      personId: supervisor.personId,
    });
  });

  it('cannot be decided through another file, nor by a supervisor of an office that does not hold it', async () => {
    const [one, two] = [await sendRead({ text: 'một' }), await sendRead({ text: 'hai' })];
    const supervisor = await intake('SUPERVISOR');
    const { unsafeId } = await call(supervisor, markUnsafe, {
      fileId: one.fileId,
      kind: 'WORDS',
      words: 'ba dượng',
    });
    const decision = { unsafeId, decision: 'CLEARED', reason: 'x' };
    await expect(call(supervisor, decideUnsafe, { ...decision, fileId: two.fileId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const other = await office('DEPARTMENT');
    await giveAccess(one.fileId, other, null);
    const stranger = official(other, ['SUPERVISOR']);
    await expect(call(stranger, decideUnsafe, { ...decision, fileId: one.fileId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('names exactly one office or one person, or says it in words', async () => {
    const { fileId } = await sendRead({ text: 'x' });
    const officer = await intake();
    for (const input of [
      { kind: 'OFFICE', words: 'x' },
      { kind: 'PERSON', organizationId: await office('POLICE'), words: 'x' },
      { kind: 'WORDS', organizationId: await office('POLICE'), words: 'x' },
    ])
      await expect(call(officer, markUnsafe, { fileId, ...input })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
  });
});

describe('telling the parents', () => {
  it('is a decision on record: wishes, safety, who decided, why; the latest one holds', async () => {
    const { fileId } = await sendRead({ text: 'em không muốn mẹ biết' });
    const officer = await intake('SUPERVISOR');
    const words = {
      wishes: 'em không muốn',
      safety: 'ba hay đánh',
      who: 'chị Phụ Trách Thử',
      why: 'chưa an toàn',
    };
    await call(officer, recordParentsDecision, { fileId, decision: 'DO_NOT_TELL', ...words });
    test.clock.advance(1_000);
    await call(officer, recordParentsDecision, { fileId, decision: 'LATER', ...words, why: 'dì sẽ nói' });
    const { parentsDecision, events } = await call(officer, getReport, { fileId });
    expect(parentsDecision).toMatchObject({ decision: 'LATER', ...words, why: 'dì sẽ nói' });
    expect(events.filter((event) => event.kind === 'PARENTS_DECIDED')).toHaveLength(2);
    const superuser = await test.client('superuser');
    const { rows } = await superuser.query('select * from reports.parents_decision');
    expect(JSON.stringify(rows)).not.toContain('đánh');
  });
});
