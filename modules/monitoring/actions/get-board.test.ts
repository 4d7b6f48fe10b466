import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { readTable } from '#packages/spreadsheet/index.ts';
import { claimReport, closeReport, submitReport } from '#modules/reports/contract.ts';
import { directoryRoom } from '#modules/directory/room.ts';
import { removalsRoom } from '#modules/removals/room.ts';
import { coordinationRoom } from '#modules/coordination/room.ts';
import { reportsRoom } from '#modules/reports/room.ts';
import { getBoard, getBoardSheet } from '../contract.ts';
import { monitoringRoom } from '../room.ts';

const test = useTestPlatform([reportsRoom, removalsRoom, directoryRoom, coordinationRoom, monitoringRoom]);
const files: string[] = [];
let intake = '';
let commune = '';

/** Twelve reports by the web and two by letter; eight were taken after an hour, six of them closed a day later. */
beforeAll(async () => {
  for (let n = 0; n < 14; n += 1) {
    await test.platform.call(publicActor, submitReport, {
      nonce: randomBytes(16).toString('base64url'),
      channel: n < 12 ? 'WEB' : 'LETTER',
      report: { text: `tin thứ ${n}` },
    });
  }
  const superuser = await test.client('superuser');
  const rows = await superuser.query<{ file_id: string; organization_id: string }>(
    'select file_id, organization_id from reports.report order by reference',
  );
  files.push(...rows.rows.map((row) => row.file_id));
  intake = rows.rows[0]?.organization_id ?? '';
  const found = await superuser.query<{ id: string; area: string }>(
    "select o.id, a.id as area from directory.organization o join directory.area a on a.id = o.area_id where a.tier = 'COMMUNE' limit 1",
  );
  commune = found.rows[0]?.id ?? '';
  await superuser.query('update reports.report set area_id = $1 where reference <= 9', [found.rows[0]?.area]);
  const officer = official(intake, ['INTAKE_OFFICER']);
  test.clock.advance(3_600_000);
  for (const fileId of files.slice(0, 8)) await test.platform.call(officer, claimReport, { fileId });
  test.clock.advance(24 * 3_600_000);
  for (const fileId of files.slice(0, 6))
    await test.platform.call(officer, closeReport, {
      fileId,
      reason: 'INSUFFICIENT_GROUNDS',
      outcome: 'NOT_ENOUGH_TO_ACT',
      note: 'không đủ căn cứ',
    });
});

const board = (actor = official(intake, ['LEADER'])) =>
  test.platform.call(actor, getBoard, { period: 'WEEK' });

describe('a leader', () => {
  it('reads how much waits and how long it takes', async () => {
    expect(await board()).toMatchObject({
      scope: 'PROVINCE',
      now: { open: 8, unclaimed: 6, emergencies: 0 },
      period: { received: 14, closed: 6 },
      times: { toAcknowledge: { median: 3600, p90: 3600 }, toClose: { median: 90_000 } },
      channels: { shown: [], rest: { cells: 2, count: 14 } },
    });
  });

  it('is not told which place has fewer than five, and what is left is not told by subtraction', async () => {
    const { places } = await board();
    expect(places.shown.map(({ count }) => count)).toEqual([9, 5]);
    const superuser = await test.client('superuser');
    await superuser.query(
      `update reports.report set area_id = (select id from directory.area where tier = 'COMMUNE' and id <> (select area_id from reports.report where reference = 1) limit 1)
       where reference = 10`,
    );
    const after = await board();
    expect(after.places).toMatchObject({ shown: [{ count: 9 }], rest: { cells: 2, count: 5 } });
  });

  it('reads where the reports say that it happened, as soon as they are read and before anybody has decided', async () => {
    const before = (await board()).places;
    const told = async () => {
      await test.platform.call(publicActor, submitReport, {
        nonce: randomBytes(16).toString('base64url'),
        channel: 'WEB',
        report: { text: 'có clip đánh nhau', place: 'xã Bến Lức' },
      });
    };
    for (let n = 0; n < 6; n += 1) await told();
    await test.runWaitingJobs();
    const shown = (await board()).places.shown;
    expect(shown.find(({ name }) => name.includes('Bến Lức'))?.count).toBe(6);
    expect(shown.length).toBe(before.shown.length + 1);
  });

  it('of a commune counts only what the commune holds', async () => {
    const own = await board(official(commune, ['LEADER']));
    expect(own).toMatchObject({ scope: 'OFFICE', now: { open: 0 }, period: { received: 0 }, offices: [] });
  });

  it('of an office that does not exist sees nothing, and an intake officer has no board', async () => {
    expect((await board(official(randomUUID(), ['LEADER']))).period.received).toBe(0);
    await expect(board(official(intake, ['INTAKE_OFFICER']))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes the same numbers away as a spreadsheet, small cells gathered there too', async () => {
    const sheet = await test.platform.call(official(intake, ['LEADER']), getBoardSheet, { period: 'WEEK' });
    expect(sheet.name).toMatch(/^bang-so-lieu-2026-11-\d\d\.xlsx$/);
    const read = await readTable(sheet.bytes);
    const text = JSON.stringify(read);
    expect(text).toContain('Tiếp nhận');
    expect(text).toContain('14');
  });

  it('cannot read a single file through the functions of the board', async () => {
    await expect(
      test.database.run(official(commune, ['LEADER']), (tx) =>
        tx
          .selectFrom('reports.v_counted' as never)
          .selectAll()
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(
      test.database.run(systemActor('test'), (tx) =>
        tx.selectNoFrom((eb) => eb.fn('monitoring.counted' as never, []).as('x')).execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});
