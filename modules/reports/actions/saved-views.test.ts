import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import { deleteView, listViews, saveView } from '../contract.ts';

const test = useTestPlatform(rooms);
const office = randomUUID();
const [officer, colleague, supervisor, stranger] = [
  official(office, ['INTAKE_OFFICER']),
  official(office, ['COORDINATOR']),
  official(office, ['SUPERVISOR']),
  official(randomUUID(), ['SUPERVISOR']),
];
const filter = { state: ['RECEIVED'], mine: true, sort: 'URGENCY' };
const save = (actor: Actor, name: string, isShared = false, kept: object = filter) =>
  test.platform.call(actor, saveView, { name, isShared, filter: kept });
const namesOf = async (actor: Actor) =>
  (await test.platform.call(actor, listViews, {})).views.map((view) => view.name);
const reasonOf = (pending: Promise<unknown>) =>
  pending.then(
    () => 'DONE',
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  );

describe('a view of the queue', () => {
  it('of one’s own is seen by nobody else; the office’s by the office', async () => {
    await save(officer, 'Của tôi');
    await save(colleague, 'Của ca trực', true);
    expect(await namesOf(officer)).toEqual(['Của tôi', 'Của ca trực']);
    expect(await namesOf(colleague)).toEqual(['Của ca trực']);
    expect(await namesOf(stranger)).toEqual([]);
    const { views } = await test.platform.call(officer, listViews, {});
    expect(views[0]).toMatchObject({ filter, isShared: false, isMine: true });
    expect(views[1]).toMatchObject({ isShared: true, isMine: false });
  });

  it('saved again under its name is replaced, and two people may use one name', async () => {
    const first = await save(officer, 'Khẩn');
    const second = await save(officer, 'Khẩn', false, { priority: ['EMERGENCY'] });
    await save(colleague, 'Khẩn');
    expect(second.viewId).toBe(first.viewId);
    const { views } = await test.platform.call(officer, listViews, {});
    expect(views.filter((view) => view.name === 'Khẩn')).toMatchObject([
      { filter: { priority: ['EMERGENCY'] } },
    ]);
  });

  it('is deleted by whoever saved it; one of the office by its supervisor too; by nobody else', async () => {
    const { viewId } = await save(colleague, 'Tạm', true);
    expect(await reasonOf(test.platform.call(officer, deleteView, { viewId }))).toBe('NOT_FOUND');
    expect(await reasonOf(test.platform.call(stranger, deleteView, { viewId }))).toBe('NOT_FOUND');
    await test.platform.call(supervisor, deleteView, { viewId });
    expect(await namesOf(colleague)).not.toContain('Tạm');
    const own = await save(officer, 'Riêng');
    expect(await reasonOf(test.platform.call(supervisor, deleteView, own))).toBe('NOT_FOUND');
    await test.platform.call(officer, deleteView, own);
    expect(await namesOf(officer)).not.toContain('Riêng');
  });

  it('is one of fifty at most', async () => {
    const busy = official(randomUUID(), ['INTAKE_OFFICER']);
    for (let n = 0; n < 50; n += 1) await save(busy, `Góc nhìn ${n}`);
    expect(await reasonOf(save(busy, 'Một cái nữa'))).toBe('TOO_MANY_VIEWS');
    expect(await reasonOf(save(busy, 'Góc nhìn 7', false, {}))).toBe('DONE');
  });
});
