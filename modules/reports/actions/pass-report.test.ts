import { describe, expect, it } from 'vitest';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import {
  claimReport,
  closeReport,
  decideUnsafe,
  findFileByCode,
  findStatus,
  getReport,
  listQueue,
  markUnsafe,
  noteProgress,
  passReport,
  releasePublicStatus,
  releaseReport,
  reopenReport,
  takeOverReport,
  verifyReport,
} from '../contract.ts';
import { useReports } from '../testing/reports-fixture.ts';

const { test, send, call, asSystem, intake, office, giveAccess } = useReports();

/** Who holds it, as the report and as its file say it: the two never differ. */
const holders = (fileId: string) =>
  test.database.run(systemActor('test'), async (tx) => {
    const row = await tx
      .selectFrom('reports.report as r')
      .innerJoin('files.file as f', 'f.id', 'r.file_id')
      .select(['r.organization_id', 'r.claimed_by', 'f.holder_organization_id', 'f.holder_person_id'])
      .where('r.file_id', '=', fileId)
      .executeTakeFirstOrThrow();
    expect([row.holder_organization_id, row.holder_person_id]).toEqual([row.organization_id, row.claimed_by]);
    return { office: row.organization_id, person: row.claimed_by };
  });
const steps = async (trackingCode: string) => {
  const { status } = await test.platform.call(publicActor, findStatus, { trackingCode });
  return status?.reached.map((one) => one.step);
};

describe('passing a report on', () => {
  it('gives it to one office and one person, who from then on sees it whole; the sender keeps sight of it', async () => {
    const { fileId } = await send({ text: 'chuyện của con tôi' });
    const [sender, health] = [await intake(), await office('DEPARTMENT')];
    const receiver = official(health, ['INTAKE_OFFICER', 'COORDINATOR']);
    await giveAccess(fileId, health, ['PLACE']);
    expect((await call(receiver, getReport, { fileId })).text).toBe('');
    const passed = await asSystem(passReport, {
      fileId,
      organizationId: health,
      personId: receiver.personId,
      why: 'STEP_ACCEPTED',
    });
    expect(passed.state).toBe('COORDINATING');
    expect(await holders(fileId)).toEqual({ office: health, person: receiver.personId });
    expect(await call(receiver, getReport, { fileId })).toMatchObject({
      parts: null,
      text: 'chuyện của con tôi',
      isMine: true,
    });
    expect((await call(sender, getReport, { fileId })).text).toBe('chuyện của con tôi');
    const queue = async (actor: typeof sender) =>
      (await call(actor, listQueue, {})).items.some((item) => item.fileId === fileId);
    expect([await queue(sender), await queue(receiver)]).toEqual([false, true]);
    // The sender holds it no more, so nothing of the work is theirs.
    await expect(call(sender, claimReport, { fileId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { events } = await call(receiver, getReport, { fileId });
    expect(events.at(-1)).toMatchObject({
      kind: 'PASSED',
      facts: { why: 'STEP_ACCEPTED', organizationId: health },
    });
  });

  it('goes to nobody that is not an office, and to nobody once it is closed', async () => {
    const { fileId } = await send({ text: 'x' });
    const input = { fileId, personId: null, why: 'STEP_ACCEPTED' };
    const nowhere = { ...input, organizationId: '00000000-0000-4000-8000-000000000000' };
    await expect(asSystem(passReport, nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const officer = await intake();
    await call(officer, claimReport, { fileId });
    await call(officer, closeReport, { fileId, reason: 'NUISANCE', outcome: 'TRIED_OUT' });
    await expect(
      asSystem(passReport, { ...input, organizationId: await office('DEPARTMENT') }),
    ).rejects.toMatchObject({
      reason: 'STATE_CHANGED',
    });
  });

  it('is not for people to call: an officer who tries finds nothing', async () => {
    const { fileId } = await send({ text: 'x' });
    const officer = await intake('SUPERVISOR');
    const input = { fileId, organizationId: await office('POLICE'), personId: null, why: 'STEP_ACCEPTED' };
    await expect(call(officer, passReport, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(call(officer, noteProgress, { fileId, kind: 'STEP_SENT' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('reaches no office and no person that is marked as unsafe, before a supervisor has cleared it', async () => {
    const { fileId } = await send({ text: 'x' });
    const [supervisor, other] = [await intake('SUPERVISOR'), await office('DEPARTMENT')];
    const person = official(other, ['COORDINATOR']).personId;
    const pass = (personId: string | null) =>
      asSystem(passReport, { fileId, organizationId: other, personId, why: 'STEP_ACCEPTED' });
    const unsafe = { reason: 'HOLDER_UNSAFE' };
    const first = await call(supervisor, markUnsafe, {
      fileId,
      kind: 'PERSON',
      personId: person,
      words: 'x',
    });
    await expect(pass(person)).rejects.toMatchObject(unsafe);
    const second = await call(supervisor, markUnsafe, {
      fileId,
      kind: 'OFFICE',
      organizationId: other,
      words: 'x',
    });
    await expect(pass(null)).rejects.toMatchObject(unsafe);
    const clear = { fileId, decision: 'CLEARED', reason: 'đã xem' };
    await call(supervisor, decideUnsafe, { ...clear, unsafeId: second.unsafeId });
    await expect(pass(person)).rejects.toMatchObject(unsafe);
    await call(supervisor, decideUnsafe, { ...clear, unsafeId: first.unsafeId });
    expect((await pass(person)).state).toBe('COORDINATING');
    // The sender still sees it, and is offered nothing to do with it.
    expect((await call(supervisor, getReport, { fileId })).actions).toEqual([]);
  });

  it('comes back to the office before when it is returned, and is claimed there anew', async () => {
    const { fileId } = await send({ text: 'x' });
    const [officer, other] = [await intake(), await office('DEPARTMENT')];
    await asSystem(passReport, { fileId, organizationId: other, personId: null, why: 'STEP_ACCEPTED' });
    const home = officer.grants[0]?.organizationId ?? '';
    await asSystem(passReport, { fileId, organizationId: home, personId: null, why: 'RETURNED' });
    expect(await holders(fileId)).toEqual({ office: home, person: null });
    expect((await call(officer, claimReport, { fileId })).state).toBe('COORDINATING');
  });

  it('comes back to the office even when the person who sent it is marked by now, but not to that person', async () => {
    const { fileId } = await send({ text: 'x' });
    const [officer, other] = [await intake('SUPERVISOR'), await office('DEPARTMENT')];
    await asSystem(passReport, { fileId, organizationId: other, personId: null, why: 'STEP_ACCEPTED' });
    await call(officer, markUnsafe, { fileId, kind: 'PERSON', personId: officer.personId, words: 'x' });
    const home = officer.grants[0]?.organizationId ?? '';
    await asSystem(passReport, { fileId, organizationId: home, personId: officer.personId, why: 'RETURNED' });
    expect(await holders(fileId)).toEqual({ office: home, person: null });
  });

  it('starts coordinating at intake, in parallel: checking goes on, and a claim too', async () => {
    const { fileId } = await send({ text: 'x' });
    const sent = await asSystem(noteProgress, { fileId, kind: 'STEP_SENT', facts: { step: 1 }, note: 'gấp' });
    expect(sent.state).toBe('COORDINATING');
    const officer = await intake();
    await call(officer, claimReport, { fileId });
    expect((await call(officer, verifyReport, { fileId, finding: 'CONFIRMED' })).state).toBe('COORDINATING');
    const { events } = await call(officer, getReport, { fileId });
    expect(events.map((event) => event.kind)).toContain('STEP_SENT');
    expect(events.find((event) => event.kind === 'STEP_SENT')?.note).toBe('gấp');
  });
});

describe('taking over', () => {
  it('from a colleague needs a reason, and leaves exactly one focal point', async () => {
    const { fileId } = await send({ text: 'x' });
    const [first, second] = [await intake(), await intake()];
    await call(first, claimReport, { fileId });
    await expect(call(second, claimReport, { fileId })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(call(second, takeOverReport, { fileId, reason: '  ' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await call(second, takeOverReport, { fileId, reason: 'chị Thử nghỉ ốm' });
    expect((await holders(fileId)).person).toBe(second.personId);
    await expect(call(second, takeOverReport, { fileId, reason: 'lại' })).rejects.toMatchObject({
      reason: 'ALREADY_YOURS',
    });
    await expect(call(first, releaseReport, { fileId, note: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { events, actions } = await call(first, getReport, { fileId });
    expect(events.at(-1)).toMatchObject({ kind: 'TAKEN_OVER', note: 'chị Thử nghỉ ốm' });
    expect(actions).toContain('TAKE_OVER');
    expect(actions).not.toContain('CLAIM');
  });
});

describe('the public status after the police took over', () => {
  it('tells that the body in charge is at work and nothing later, until the police let it go on', async () => {
    const { fileId, trackingCode } = await send({ text: 'có kẻ doạ tung ảnh của em' });
    const [officer, police] = [await intake(), await office('POLICE')];
    await call(officer, claimReport, { fileId });
    test.clock.advance(60_000);
    const policeman = official(police, ['POLICE_CONTACT', 'COORDINATOR']);
    await asSystem(passReport, {
      fileId,
      organizationId: police,
      personId: policeman.personId,
      why: 'STEP_ACCEPTED',
    });
    const held = ['RECEIVED', 'READ', 'PASSED_ON', 'WITH_RESPONSIBLE_BODY'];
    expect(await steps(trackingCode)).toEqual(held);
    test.clock.advance(60_000);
    await call(policeman, closeReport, { fileId, reason: 'SUPPORTED', outcome: 'CHILD_SUPPORTED' });
    const { status } = await test.platform.call(publicActor, findStatus, { trackingCode });
    expect(status?.reached.map((one) => one.step)).toEqual(held);
    expect(status?.outcome).toBeUndefined();
    await expect(call(officer, releasePublicStatus, { fileId, reason: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await call(policeman, releasePublicStatus, { fileId, reason: 'đã kết thúc xác minh' });
    expect(await steps(trackingCode)).toEqual(['RECEIVED', 'READ', 'PASSED_ON', 'CLOSED']);
    await expect(call(policeman, releasePublicStatus, { fileId, reason: 'x' })).rejects.toMatchObject({
      reason: 'NOTHING_HELD',
    });
    await call(policeman, reopenReport, { fileId, note: 'có tin mới' });
  });

  it('is held as well when the police accept a part in parallel, also before anybody had claimed it', async () => {
    const { fileId, trackingCode } = await send({ text: 'x' });
    await asSystem(noteProgress, { fileId, kind: 'STEP_SENT' });
    expect(await steps(trackingCode)).toEqual(['RECEIVED']);
    await asSystem(noteProgress, { fileId, kind: 'STEP_ACCEPTED', facts: { role: 'POLICE' } });
    test.clock.advance(60_000);
    await call(await intake(), claimReport, { fileId });
    expect(await steps(trackingCode)).toEqual(['RECEIVED', 'PASSED_ON', 'WITH_RESPONSIBLE_BODY']);
  });
});

describe('the file of a code', () => {
  it('is told to the platform alone, and wrong codes lead nowhere', async () => {
    const { fileId, trackingCode } = await send({ text: 'x' });
    expect(await asSystem(findFileByCode, { trackingCode })).toEqual({ fileId });
    expect(await asSystem(findFileByCode, { trackingCode: '0000000000000000' })).toEqual({ fileId: null });
    for (const actor of [publicActor, await intake('SUPERVISOR')])
      await expect(call(actor, findFileByCode, { trackingCode })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    const app = await test.client('app');
    const asked = await app.query(
      "select reports.find_file(code_hash, now()) as file from (values ('\\x00'::bytea)) v(code_hash)",
    );
    expect(asked.rows).toEqual([{ file: null }]);
  });
});
