import { describe, expect, it } from 'vitest';
import { findClocksOf } from '#kernel/deadlines/engine.ts';
import { destroyFile } from '#kernel/retention/contract.ts';
import { job } from '#kernel/actions/room.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import {
  claimReport,
  closeReport,
  confirmProposal,
  getFileHead,
  listQueue,
  mergeReports,
  passReport,
  triageReport,
  unmergeReport,
} from '../contract.ts';
import { useReports } from '../testing/reports-fixture.ts';
import { readMissedJob } from './read-report.ts';

const { test, send, sendRead, read, call, asSystem, intake, office } = useReports();
const hour = 3_600_000;
const calm = { text: 'quảng cáo nước uống hiện mãi trên trang của con' };
const inDanger = { text: 'em đang cầm dao rạch tay, em không muốn sống nữa' };

const clocks = async (fileId: string) => {
  const all = await test.database.run(
    systemActor('test'),
    (tx) => findClocksOf(tx, 'REPORT', fileId),
    test.clock.now(),
  );
  return all.map((clock) => ({
    key: clock.timeLimitKey,
    office: clock.organizationId as string,
    hours: ((clock.dueAt?.getTime() ?? 0) - test.clock.now().getTime()) / hour,
    runs: clock.stoppedAt === null,
    late: clock.breached,
  }));
};
const running = async (fileId: string) => (await clocks(fileId)).filter((clock) => clock.runs).length;

describe('the clock until a person has decided', () => {
  it('runs from the reading: a day, an hour for what is urgent, and every list shows when it ends', async () => {
    const officer = await intake();
    const day = await sendRead(calm);
    const urgent = await sendRead(inDanger);
    const own = officer.grants[0]?.organizationId;
    expect(await clocks(day.fileId)).toMatchObject([{ key: 'reportDecision', office: own, runs: true }]);
    expect(await clocks(urgent.fileId)).toMatchObject([{ key: 'reportDecisionUrgent', runs: true }]);
    const { items } = await call(officer, listQueue, {});
    for (const [{ fileId }, hours] of [
      [day, 24],
      [urgent, 1],
    ] as const) {
      const dueAt = items.find((item) => item.fileId === fileId)?.dueAt;
      expect((Date.parse(dueAt ?? '') - test.clock.now().getTime()) / hour).toBeCloseTo(hours, 2);
      expect((await call(officer, getFileHead, { fileId })).dueAt).toBe(dueAt);
    }
  });

  it('starts once, however often the rules read', async () => {
    const { fileId } = await sendRead(calm);
    await read(fileId);
    test.clock.advance(60_000);
    await test.platform.runJob(job('reports.read-missed', {}, readMissedJob), {});
    expect(await clocks(fileId)).toHaveLength(1);
  });

  it('counts from receipt what has just come, from the reading what is older', async () => {
    const ago = (ms: number) => new Date(test.clock.now().getTime() - ms).toISOString();
    const fresh = await send(calm, ago(hour / 2));
    const old = await send(calm, ago(90 * 24 * hour));
    await read(fresh.fileId);
    await read(old.fileId);
    expect((await clocks(fresh.fileId))[0]?.hours).toBeCloseTo(23.5, 3);
    expect((await clocks(old.fileId))[0]?.hours).toBeCloseTo(24, 3);
  });

  it('puts first what it has left behind, counts it, and lets it go with the decision, late for ever', async () => {
    const officer = await intake();
    const { fileId } = await sendRead(calm);
    test.clock.advance(25 * hour);
    await sendRead(inDanger);
    const before = await call(officer, listQueue, {});
    const late = before.items.slice(0, before.counts.overdue).map((item) => item.fileId);
    expect(late).toContain(fileId);
    expect(before.items[before.counts.overdue]?.priority).toBe('EMERGENCY');
    await call(officer, confirmProposal, { fileId });
    const after = await call(officer, listQueue, {});
    expect(after.counts.overdue).toBe(before.counts.overdue - 1);
    expect(after.items.find((item) => item.fileId === fileId)?.dueAt).toBeNull();
    expect(await clocks(fileId)).toMatchObject([{ runs: false, late: true }]);
  });

  it('stops when a person says what it is, not when they only say how urgent', async () => {
    const officer = await intake();
    const { fileId } = await sendRead(calm);
    await call(officer, claimReport, { fileId });
    await call(officer, triageReport, { fileId, priority: 'EMERGENCY' });
    expect(await running(fileId)).toBe(1);
    await call(officer, triageReport, { fileId, category: 'NUISANCE' });
    expect(await clocks(fileId)).toMatchObject([{ runs: false, late: false }]);
  });

  it('does not start where a person was faster than the rules', async () => {
    const officer = await intake();
    const { fileId } = await send(calm);
    await call(officer, claimReport, { fileId });
    await call(officer, triageReport, { fileId, category: 'NUISANCE' });
    await read(fileId);
    expect(await clocks(fileId)).toEqual([]);
  });

  it('stops for the office that passes the report on, whose successor starts with none', async () => {
    const { fileId } = await sendRead(calm);
    const organizationId = await office('DEPARTMENT');
    await asSystem(passReport, { fileId, organizationId, personId: null, why: 'STEP_ACCEPTED' });
    expect(await running(fileId)).toBe(0);
    const receiver = official(organizationId, ['INTAKE_OFFICER']);
    const { items } = await call(receiver, listQueue, {});
    expect(items.find((item) => item.fileId === fileId)?.dueAt).toBeNull();
  });

  it('stops by a merge, and runs anew when the merge is taken back undecided', async () => {
    const officer = await intake();
    const [one, head] = [await sendRead(calm), await sendRead(calm)];
    await call(officer, mergeReports, { fileId: one.fileId, intoFileId: head.fileId, reason: 'một chuyện' });
    expect([await running(one.fileId), await running(head.fileId)]).toEqual([0, 1]);
    await call(officer, unmergeReport, { fileId: one.fileId, reason: 'nhầm' });
    expect([await running(one.fileId), await running(head.fileId)]).toEqual([1, 1]);
  });

  it('stops by closing, and so never keeps a file from being destroyed', async () => {
    const officer = await intake();
    const { fileId } = await sendRead(calm);
    await call(officer, claimReport, { fileId });
    const destroy = () => asSystem(destroyFile, { fileId, reason: 'ERASURE_REQUESTED' });
    await call(officer, closeReport, {
      fileId,
      reason: 'INSUFFICIENT_GROUNDS',
      outcome: 'NOT_ENOUGH_TO_ACT',
      note: 'không đủ căn cứ',
    });
    expect(await running(fileId)).toBe(0);
    await expect(destroy()).resolves.toMatchObject({ destroyedAt: test.clock.now().toISOString() });
  });

  it('holds up no reading when its limit was taken out', async () => {
    const superuser = await test.client('superuser');
    const { rows } = await superuser.query<{ valid_to: string | null }>(
      "update deadlines.time_limit set valid_to = '2018-01-01' where key = 'reportDecision' returning valid_to",
    );
    expect(rows).toHaveLength(1);
    const { fileId } = await sendRead(calm);
    await superuser.query("update deadlines.time_limit set valid_to = null where key = 'reportDecision'");
    expect(await clocks(fileId)).toEqual([]);
    expect((await call(await intake(), listQueue, {})).items.map((item) => item.fileId)).toContain(fileId);
  });
});
