import { describe, expect, it } from 'vitest';
import { job } from '#kernel/actions/room.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { confirmProposal, getReport, getRouting, listQueue, triageReport, claimReport } from '../contract.ts';
import { useReports } from '../testing/reports-fixture.ts';
import { readMissedJob } from './read-report.ts';

const { test, send, sendRead, read, call, asSystem, intake, waiting } = useReports();
const inDanger = { text: 'em đang cầm dao rạch tay, em không muốn sống nữa, mai mn khỏi thấy e nữa' };
const sweep = () => test.platform.runJob(job('reports.read-missed', {}, readMissedJob), {});

describe('reading at intake', () => {
  it('writes its job in the same transaction, and a double press writes none more', async () => {
    const before = await waiting('reports.read-report');
    const { fileId } = await send({ text: 'có người nhắn tin lạ cho cháu' });
    expect(await waiting('reports.read-report')).toBe(before + 1);
    const officer = await intake();
    expect((await call(officer, getReport, { fileId })).proposal).toBeNull();
    await read(fileId);
    const { proposal } = await call(officer, getReport, { fileId });
    expect(proposal).toMatchObject({ state: 'PENDING' });
    expect(proposal?.reasons.category).not.toBe('');
  });

  it('says which words made it think so, at their places in the text as it was sent', async () => {
    const { fileId } = await sendRead(inDanger);
    const { proposal, text } = await call(await intake(), getReport, { fileId });
    expect(proposal?.signs.length).toBeGreaterThan(0);
    for (const { matches } of proposal?.signs ?? [])
      for (const { start, end, text: words } of matches) expect(text.slice(start, end)).toBe(words);
  });

  it('raises an emergency and tells it once, however often the job runs', async () => {
    const { fileId } = await send(inDanger);
    await read(fileId);
    await read(fileId);
    const report = await call(await intake(), getReport, { fileId });
    expect(report.priority).toBe('EMERGENCY');
    expect(report.events.filter((event) => event.kind === 'RAISED_BY_RULE')).toHaveLength(1);
    const told = await test.database.run(systemActor('test'), (tx) =>
      tx.selectFrom('reports.report').select('emergency_at').where('file_id', '=', fileId).executeTakeFirst(),
    );
    expect(told?.emergency_at).not.toBeNull();
  });

  it('does not touch a priority on which a person has decided, and never lowers one', async () => {
    const { fileId } = await send(inDanger);
    const officer = await intake();
    await call(officer, claimReport, { fileId });
    await call(officer, triageReport, { fileId, priority: 'NORMAL' });
    await read(fileId);
    expect((await call(officer, getReport, { fileId })).priority).toBe('NORMAL');
    const calm = await send({ text: 'quảng cáo nước uống' });
    await call(officer, claimReport, { fileId: calm.fileId });
    await call(officer, triageReport, { fileId: calm.fileId, priority: 'EMERGENCY' });
    await read(calm.fileId);
    expect((await call(officer, getReport, { fileId: calm.fileId })).priority).toBe('EMERGENCY');
  });

  it('finds the commune and the office that answers for it, and keeps an unknown place to the province', async () => {
    const { fileId } = await sendRead({
      text: 'ba đánh con 9 tuổi bầm hết người, con sợ lắm',
      place: 'xã Đức Hòa',
      informant: { kind: 'CHILD' },
    });
    const officer = await intake();
    const known = (await call(officer, getReport, { fileId })).proposal;
    expect(known).toMatchObject({ category: 'VIOLENCE', role: 'LOCAL_PC', areaName: 'Xã Đức Hòa' });
    expect(known?.officeName).toContain('Đức Hòa');
    const far = await sendRead({ text: 'có người gạ cháu gửi ảnh riêng tư', place: 'nhà em' });
    const unknown = (await call(officer, getReport, { fileId: far.fileId })).proposal;
    expect(unknown).toMatchObject({ role: 'POLICE', areaName: null });
    expect(unknown?.organizationId).not.toBeNull();
    expect(unknown?.reasons.place).toContain('Chưa nhận ra');
  });

  it('turns each person who must not know into a mark that blocks until a supervisor decides', async () => {
    const { fileId } = await sendRead({
      text: 'thầy nhắn tin lạ cho em',
      mustNotKnow: { people: ['MOTHER', 'SCHOOL'], words: 'cô Ví Dụ chủ nhiệm' },
    });
    const { unsafe, mustNotKnow } = await asSystem(getRouting, { fileId });
    expect(mustNotKnow.people).toEqual(['MOTHER', 'SCHOOL']);
    const marks = unsafe.filter((mark) => mark.source === 'INFORMANT');
    expect(marks.map(({ words, state }) => [words, state]).sort()).toEqual([
      ['MOTHER', 'UNDECIDED'],
      ['SCHOOL', 'UNDECIDED'],
      ['cô Ví Dụ chủ nhiệm', 'UNDECIDED'],
    ]);
  });

  it('knows the wishes even when somebody routes faster than the job reads', async () => {
    const { fileId } = await send({ text: 'em sợ', mustNotKnow: { people: ['FATHER'] } });
    expect((await asSystem(getRouting, { fileId })).unsafe).toHaveLength(1);
    await read(fileId);
    expect((await asSystem(getRouting, { fileId })).unsafe).toHaveLength(1);
  });

  it('is made up for by the sweep when the job is lost, and one that cannot be read holds up no other', async () => {
    const broken = await send({ text: 'tin thứ nhất' });
    const fine = await send({ text: 'tin thứ hai' });
    const superuser = await test.client('superuser');
    await superuser.query('update reports.report set read_at = now() where file_id <> all ($1)', [
      [broken.fileId, fine.fileId],
    ]);
    await superuser.query("delete from pgboss.job where name = 'reports.read-report'");
    await superuser.query(
      `update reports.report set text_sealed = '\\x00'::bytea || text_sealed where file_id = $1`,
      [broken.fileId],
    );
    test.clock.advance(29_000);
    await sweep();
    const proposal = async (fileId: string) =>
      (await superuser.query('select 1 from reports.proposal where file_id = $1', [fileId])).rowCount;
    expect(await proposal(fine.fileId)).toBe(0);
    test.clock.advance(2_000);
    await sweep();
    expect(await proposal(fine.fileId)).toBe(1);
    expect(await proposal(broken.fileId)).toBe(0);
    // It has a job of its own again, whose failure a person will see.
    expect(await waiting('reports.read-report')).toBe(1);
    await expect(read(broken.fileId)).rejects.toThrow();
    await superuser.query("delete from pgboss.job where name = 'reports.read-report'");
    await superuser.query(
      'update reports.report set text_sealed = substr(text_sealed, 2) where file_id = $1',
      [broken.fileId],
    );
    await read(broken.fileId);
  });

  it('shows in the queue what is proposed and what nobody has opened', async () => {
    const { fileId } = await sendRead({ text: 'có kẻ doạ tung ảnh riêng tư của cháu, đòi 5 triệu' });
    const officer = await intake();
    const item = async () =>
      (await call(officer, listQueue, { sort: 'NEWEST' })).items.find((one) => one.fileId === fileId);
    expect(await item()).toMatchObject({
      proposedCategory: 'SEXTORTION',
      proposalState: 'PENDING',
      category: null,
      isUnread: true,
    });
    await call(officer, getReport, { fileId });
    await call(officer, confirmProposal, { fileId });
    expect(await item()).toMatchObject({
      category: 'SEXTORTION',
      proposalState: 'CONFIRMED',
      isUnread: false,
      isMine: true,
    });
  });
});
