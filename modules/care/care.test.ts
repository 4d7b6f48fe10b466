import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { mailRoom } from '#kernel/mail/mail.ts';
import { noTransport } from '#kernel/mail/transport.ts';
import { asId, type FileId, type OrganizationId, type PersonId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor, systemActor } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { appointPerson } from '#modules/directory/contract.ts';
import { directoryRoom } from '#modules/directory/room.ts';
import { claimReport, getReport, submitReport } from '#modules/reports/contract.ts';
import { reportsRoom } from '#modules/reports/room.ts';
import {
  avoidCategories,
  getMyDay,
  listMyDebriefs,
  listTeamDay,
  noteExposure,
  recordBreak,
  recordDebrief,
} from './contract.ts';
import { careRoom } from './room.ts';
import { limits } from './rules/limits.ts';

type Official = Extract<Actor, { kind: 'OFFICIAL' }>;
const test = useTestPlatform([mailRoom(noTransport), directoryRoom, reportsRoom, careRoom]);

async function office(): Promise<OrganizationId> {
  return test.database.run(systemActor('test'), async (tx) =>
    asId<OrganizationId>(
      (await sql<{ id: string }>`select reports.single_intake(${test.clock.now()}) as id`.execute(tx)).rows[0]
        ?.id ?? '',
    ),
  );
}

async function person(fullName: string, roles: readonly Role[]): Promise<Official> {
  const organizationId = await office();
  const { personId } = await test.platform.call(
    official(organizationId, ['DIRECTORY_ADMIN']),
    appointPerson,
    {
      organizationId,
      unitId: null,
      title: `Chức vụ của ${fullName}`,
      fullName,
      effectiveOn: '2026-01-01',
      validTo: null,
    },
  );
  return { ...official(organizationId, roles), personId: asId<PersonId>(personId) };
}

async function report(text: string): Promise<FileId> {
  await test.platform.call(publicActor, submitReport, {
    nonce: randomBytes(16).toString('base64url'),
    channel: 'WEB',
    report: { text },
  });
  await test.runWaitingJobs();
  return test.database.run(systemActor('test'), async (tx) =>
    asId<FileId>(
      (
        await sql<{
          id: string;
        }>`select file_id as id from reports.report order by reference desc limit 1`.execute(tx)
      ).rows[0]?.id ?? '',
    ),
  );
}

const runAs = (name: string, payload: Record<string, string>) => {
  const one = test.platform.rooms.flatMap((room) => room.subscribers).find((found) => found.name === name);
  if (!one) throw new Error(`nobody is called ${name}`);
  return test.platform.runJob(one, payload);
};

describe('what is read weighs', () => {
  it('once per report and hour, counted where the text is shown, for the one who looked alone', async () => {
    const an = await person('Phạm Thử An', ['INTAKE_OFFICER']);
    const binh = await person('Phạm Thử Bình', ['INTAKE_OFFICER']);
    const fileId = await report('Có người xin ảnh của em.');
    for (let look = 0; look < 3; look += 1) await test.platform.call(an, getReport, { fileId });
    await test.runWaitingJobs();
    const { count } = await test.platform.call(an, getMyDay, {});
    expect(count).toBeGreaterThan(0);
    expect((await test.platform.call(binh, getMyDay, {})).count).toBe(0);
    test.clock.advance(3_600_000);
    await test.platform.call(an, getReport, { fileId });
    await test.runWaitingJobs();
    expect((await test.platform.call(an, getMyDay, {})).count).toBe(count * 2);
    test.clock.advance(24 * 3_600_000);
    expect((await test.platform.call(an, getMyDay, {})).count).toBe(0);
  });

  it('the cap asks for a break; a break, or a reason to go on, quiets it', async () => {
    const an = await person('Phạm Thử Ba', ['INTAKE_OFFICER']);
    const fileId = await report('Có người xin ảnh của bạn em.');
    const superuser = await test.client('superuser');
    // A heavy morning: one look short of the day's weight.
    await superuser.query(
      `insert into care.exposure (person_id, file_id, hour, at, weight)
       select $1, $2, $3::timestamptz - n * interval '1 hour', $3::timestamptz - interval '5 minutes', 1 from generate_series(1, $4) n`,
      [an.personId, fileId, test.clock.now(), limits.cap - 1],
    );
    expect((await test.platform.call(an, getMyDay, {})).breakDue).toBeNull();
    const last = { personId: an.personId, fileId };
    expect((await test.platform.call(systemActor('test'), noteExposure, last)).breakDue).toBe(true);
    expect(await test.platform.call(an, getMyDay, {})).toMatchObject({ breakDue: 'CAP', breakMinutes: 10 });
    await expect(test.platform.call(an, recordBreak, { step: 'PUT_OFF', reason: ' ' })).rejects.toMatchObject(
      { code: 'INVALID_INPUT' },
    );
    await test.platform.call(an, recordBreak, { step: 'PUT_OFF', reason: 'Đang nghe điện thoại của một em' });
    expect((await test.platform.call(an, getMyDay, {})).breakDue).toBeNull();
    test.clock.advance(31 * 60_000);
    expect((await test.platform.call(an, getMyDay, {})).breakDue).toBe('CAP');
    await test.platform.call(an, recordBreak, { step: 'START' });
    await test.platform.call(an, recordBreak, { step: 'START' });
    expect((await test.platform.call(an, getMyDay, {})).onBreakSince).not.toBeNull();
    test.clock.advance(limits.breakMinutes * 60_000);
    await test.platform.call(an, recordBreak, { step: 'END' });
    expect(await test.platform.call(an, getMyDay, {})).toMatchObject({ breakDue: null, onBreakSince: null });
    expect((await test.platform.call(an, getMyDay, {})).breaks).toHaveLength(1);
    const kept = await superuser.query(
      "select to_jsonb(b)::text as line from care.break b where kind = 'PUT_OFF'",
    );
    expect(JSON.stringify(kept.rows)).not.toContain('nghe');
  });

  it('what somebody will not read today ends at midnight and stands in no log', async () => {
    const an = await person('Phạm Thử Bốn', ['INTAKE_OFFICER']);
    await test.platform.call(an, avoidCategories, { categories: ['CSAM', 'CSAM'] });
    expect((await test.platform.call(an, getMyDay, {})).avoided).toEqual(['CSAM']);
    const superuser = await test.client('superuser');
    const leaves = await superuser.query(
      "select convert_from(body, 'UTF8') as leaf from audit.leaf where convert_from(body, 'UTF8') like '%avoid-categories%'",
    );
    expect(leaves.rows).toHaveLength(1);
    expect(leaves.rows[0].leaf).not.toContain('CSAM');
    test.clock.advance(24 * 3_600_000);
    expect((await test.platform.call(an, getMyDay, {})).avoided).toEqual([]);
  });
});

describe('after an emergency', () => {
  it('whoever answered is asked once it is closed; only they read what they wrote; the supervisor learns that it was held', async () => {
    const an = await person('Phạm Thử Năm', ['INTAKE_OFFICER']);
    const chief = await person('Phạm Thử Sáu', ['SUPERVISOR']);
    const organizationId = await office();
    const fileId = await report('Em muốn chết, em đang ở một mình.');
    await test.platform.call(an, claimReport, { fileId });
    await runAs('care.expect-debrief', { fileId, personId: an.personId, organizationId });
    await runAs('care.expect-debrief', { fileId, personId: an.personId, organizationId });
    expect((await test.platform.call(an, getMyDay, {})).debriefs).toEqual([]);
    await runAs('care.ask-debrief', { fileId });
    const [asked] = (await test.platform.call(an, getMyDay, {})).debriefs;
    const debriefId = asked?.debriefId ?? '';
    await expect(
      test.platform.call(chief, recordDebrief, { debriefId, howIAm: 'không phải của tôi' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await test.platform.call(an, recordDebrief, {
      debriefId,
      howIAm: 'Mệt và lo',
      whatWouldHelp: 'Đi hai người',
    });
    expect((await test.platform.call(an, listMyDebriefs, {})).debriefs).toMatchObject([
      { debriefId, howIAm: 'Mệt và lo', whatWouldHelp: 'Đi hai người' },
    ]);
    expect((await test.platform.call(chief, listMyDebriefs, {})).debriefs).toEqual([]);
    const team = await test.platform.call(chief, listTeamDay, { organizationId });
    expect(team.people.find((one) => one.personId === an.personId)).toMatchObject({
      debriefsHeld: 1,
      debriefsOpen: 0,
    });
    expect(JSON.stringify(team)).not.toContain('Mệt');
    // Neither table nor log shows the words, to whoever reads the database.
    const superuser = await test.client('superuser');
    const kept = await superuser.query(
      "select string_agg(convert_from(body, 'UTF8'), '') as leaves, (select string_agg(to_jsonb(d)::text, '') from care.debrief d) as rows from audit.leaf",
    );
    expect(JSON.stringify(kept.rows)).not.toContain('Mệt');
    await expect(test.platform.call(an, recordDebrief, { debriefId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('numbers of a team are for its own supervisor, and rows for nobody but their person', async () => {
    const an = await person('Phạm Thử Bảy', ['INTAKE_OFFICER']);
    const organizationId = await office();
    const elsewhere = official('4c7854c9-dc4b-5d8c-af03-599a9734b6c9', ['SUPERVISOR']);
    for (const actor of [an, elsewhere])
      await expect(test.platform.call(actor, listTeamDay, { organizationId })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    const chief = await person('Phạm Thử Tám', ['SUPERVISOR']);
    for (const table of ['exposure', 'break', 'avoided', 'debrief'])
      expect(
        await test.database.run(
          chief,
          async (tx) => (await sql`select 1 from ${sql.table(`care.${table}`)}`.execute(tx)).rows,
          test.clock.now(),
        ),
      ).toEqual([]);
  });
});
