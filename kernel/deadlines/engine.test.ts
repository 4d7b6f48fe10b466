import { beforeEach, describe, expect, it } from 'vitest';
import { asCivilDate, endOfDay } from '#kernel/clock/clock.ts';
import type { AccountId, ClockId, OrganizationId, PersonId } from '#kernel/ids/ids.ts';
import { newOpaqueId } from '#kernel/ids/ids.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { useTestDatabase } from '#kernel/testing/database.ts';
import {
  extendClock,
  findClock,
  findClocksOf,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from './engine.ts';
import type { Moment, StartClock } from './engine.ts';
import { seedDeadlines } from './seed.ts';
import { sweepClocks } from './sweep.ts';
import { loadHolidayYears, loadLegalReasons, loadTimeLimits } from './store/rules.ts';
import { shippedHolidayYears } from './calendar.ts';
import { shippedLegalReasons, shippedTimeLimits } from './limits.ts';

const test = useTestDatabase();
const at = (text: string) => new Date(`${text}+07:00`);
const commune = newOpaqueId<OrganizationId>();
const stranger = newOpaqueId<OrganizationId>();
const officialOf = (organizationId: OrganizationId): Actor => ({
  kind: 'OFFICIAL',
  accountId: newOpaqueId<AccountId>(),
  personId: newOpaqueId<PersonId>(),
  grants: [{ role: 'INTAKE_OFFICER', organizationId }],
});
const worker = officialOf(commune);
const system = systemActor('sweep');

const as = <T>(actor: Actor, now: string, work: (moment: Moment) => Promise<T>) =>
  test.database.run(actor, (tx) => work({ tx, now: at(now) }));
const start = (now: string, wanted: Partial<StartClock> = {}, actor = worker) =>
  as(actor, now, (m) =>
    startClock(m, {
      subjectKind: 'CASE_FILE',
      subjectId: newOpaqueId(),
      organizationId: commune,
      timeLimitKey: 'caseEmergencyIntervention',
      ...wanted,
    }),
  );
const sweep = (now: string) => as(system, now, (m) => sweepClocks(m));
const kinds = (events: Awaited<ReturnType<typeof sweep>>) =>
  events.map((e) => (e.kind === 'ESCALATED' ? `→ ${e.to}` : e.kind));
const one = async (id: ClockId, actor: Actor = system) =>
  as(actor, '2026-06-01T00:00', ({ tx }) => findClock(tx, id));
const refusedAs = (reason: string) => expect.objectContaining({ reason });

beforeEach(async () => {
  const superuser = await test.client('superuser');
  await superuser.query('truncate deadlines.clock cascade');
});

describe('an hour that people agreed on', () => {
  const promise = (now: string, due: string, timeLimitKey = 'callBackPromise') =>
    start(now, { timeLimitKey, agreedDueAt: at(due) });

  it('stands as it was promised, warns half an hour before, and is overdue one millisecond after', async () => {
    const { clockId, dueAt, warnAt } = await promise('2026-11-21T20:00', '2026-11-21T21:15');
    expect([dueAt, warnAt]).toEqual([at('2026-11-21T21:15'), at('2026-11-21T20:45')]);
    expect(kinds(await sweep('2026-11-21T21:15:00.000'))).toEqual(['WARNED', '→ FOCAL_POINT']);
    expect(kinds(await sweep('2026-11-21T21:15:00.001'))).toEqual(['BREACHED', '→ UNIT_HEAD']);
    expect((await one(clockId))?.dueAt).toEqual(at('2026-11-21T21:15'));
  });

  it('cannot replace what the law says, nor lie before the promise', async () => {
    await expect(
      promise('2026-11-21T20:00', '2026-11-25T20:00', 'caseEmergencyIntervention'),
    ).rejects.toEqual(refusedAs('NOT_AGREEABLE'));
    await expect(promise('2026-11-21T20:00', '2026-11-21T20:00')).rejects.toEqual(refusedAs('CLOCK_ORDER'));
  });
});

describe('the tables of rules in the database', () => {
  it('say what the shipped tables say, also after seeding twice', async () => {
    await seedDeadlines(await test.client('owner'));
    await as(system, '2026-06-01T00:00', async ({ tx }) => {
      const years = shippedHolidayYears().map(({ note: _note, ...year }) => year);
      expect(await loadHolidayYears(tx)).toEqual(years);
      const byKey = <T extends { key: string }>(rows: readonly T[]) =>
        rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
      expect(byKey(await loadTimeLimits(tx))).toEqual(byKey(shippedTimeLimits()));
      expect(await loadLegalReasons(tx)).toEqual(shippedLegalReasons());
    });
  });

  it('are not for the application to write', async () => {
    const app = await test.client('app');
    for (const attack of [
      'delete from deadlines.holiday',
      "update deadlines.time_limit set rule = '{}'",
      "insert into deadlines.legal_reason values ('TOO_BUSY', '{}')",
      'delete from deadlines.breach',
      'update deadlines.breach set due_at = now()',
      'delete from deadlines.clock',
      'delete from deadlines.escalation',
    ]) {
      await expect(app.query(attack)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('a clock', () => {
  it('starts with its due and warning instants', async () => {
    const { clockId, dueAt, warnAt } = await start('2026-06-01T22:00');
    expect(dueAt).toEqual(at('2026-06-02T10:00'));
    expect(warnAt).toEqual(at('2026-06-02T04:00'));
    expect(await one(clockId, worker)).toMatchObject({
      dueAt,
      organizationId: commune,
      stoppedAt: null,
      breached: false,
    });
  });

  it('starts at the event, not at the typing, but never in the future', async () => {
    const { dueAt } = await start('2026-06-02T08:00', { startedAt: at('2026-06-01T22:00') });
    expect(dueAt).toEqual(at('2026-06-02T10:00'));
    await expect(start('2026-06-01T08:00', { startedAt: at('2026-06-01T08:01') })).rejects.toThrow(
      refusedAs('CLOCK_ORDER'),
    );
  });

  it('is judged by the limit of the day of its event', async () => {
    await expect(start('2026-06-30T08:00', { timeLimitKey: 'removalPolice' })).rejects.toThrow(
      refusedAs('NO_TIME_LIMIT'),
    );
    expect((await start('2026-07-01T08:00', { timeLimitKey: 'removalPolice' })).dueAt).toEqual(
      at('2026-07-02T08:00'),
    );
  });

  it('cannot be had for what only has to last', async () => {
    await expect(start('2026-09-01T08:00', { timeLimitKey: 'logRetentionMin' })).rejects.toThrow(
      refusedAs('NOT_A_CLOCK'),
    );
  });

  it('runs once for one matter in one office, and again after it stopped', async () => {
    const subjectId = newOpaqueId<string>();
    const { clockId } = await start('2026-06-01T08:00', { subjectId });
    await expect(start('2026-06-01T09:00', { subjectId })).rejects.toThrow(refusedAs('CLOCK_RUNNING'));
    await start('2026-06-01T09:00', { subjectId, organizationId: stranger });
    await as(worker, '2026-06-01T10:00', (m) => stopClock(m, { clockId, reason: 'DONE' }));
    await start('2026-06-01T11:00', { subjectId });
    const seen = await as(worker, '2026-06-01T12:00', ({ tx }) => findClocksOf(tx, 'CASE_FILE', subjectId));
    expect(seen.map((c) => c.stoppedAt)).toEqual([at('2026-06-01T10:00'), null]);
  });

  it('stopped in time leaves nothing behind; stopped late it is a breach even if no sweep ran', async () => {
    const early = await start('2026-06-01T08:00');
    const late = await start('2026-06-01T08:00');
    const stop = (clockId: ClockId, now: string) =>
      as(worker, now, (m) => stopClock(m, { clockId, reason: 'DONE' }));
    expect(await stop(early.clockId, '2026-06-01T20:00')).toEqual({ overdueByMs: undefined });
    expect(await stop(late.clockId, '2026-06-01T21:00')).toEqual({ overdueByMs: 3_600_000 });
    expect((await one(early.clockId))?.breached).toBe(false);
    expect((await one(late.clockId))?.breached).toBe(true);
    await expect(stop(late.clockId, '2026-06-01T22:00')).rejects.toThrow(refusedAs('CLOCK_STOPPED'));
    expect(await sweep('2026-07-01T00:00')).toEqual([]);
  });
});

describe('an office', () => {
  it('neither sees nor changes the clock of another', async () => {
    const { clockId } = await start('2026-06-01T08:00');
    const other = officialOf(stranger);
    expect(await one(clockId, other)).toBeUndefined();
    const attacks: ((m: Moment) => Promise<unknown>)[] = [
      (m) => stopClock(m, { clockId, reason: 'DONE' }),
      (m) => pauseClock(m, { clockId, reasonCode: 'BLTTHS_148_EXPERT' }),
      (m) => resumeClock(m, { clockId }),
    ];
    for (const attack of attacks) {
      await expect(as(other, '2026-06-01T09:00', attack)).rejects.toThrow(refusedAs('NOT_FOUND'));
    }
  });

  it('can be given a clock by a report from the public, who then sees nothing of it', async () => {
    const { clockId } = await start('2026-06-01T08:00', {}, publicActor);
    expect(await one(clockId, publicActor)).toBeUndefined();
    expect(await one(clockId, worker)).toBeDefined();
  });

  it('cannot slip a pause or a breach into the clock of another through plain SQL', async () => {
    const { clockId } = await start('2026-06-01T08:00', { timeLimitKey: 'denunciationDecision' });
    const app = await test.client('app');
    await app.query('begin');
    await app.query("select kernel.enter('official:x', null, $1)", [[stranger]]);
    try {
      await expect(
        app.query(
          "insert into deadlines.clock_pause values (gen_random_uuid(), $1, $2, 'BLTTHS_148_EXPERT', now(), null)",
          [clockId, stranger],
        ),
      ).rejects.toThrow(/row-level security/);
    } finally {
      await app.query('rollback');
    }
  });

  it('that nobody speaks for starts nothing: a connection without an actor is refused', async () => {
    const { clockId } = await start('2026-06-01T08:00');
    const app = await test.client('app');
    expect((await app.query('select * from deadlines.clock where id = $1', [clockId])).rowCount).toBe(0);
    await expect(
      app.query(
        `insert into deadlines.clock (id, subject_kind, subject_id, organization_id, time_limit_key, time_limit_valid_from, started_at,
           due_at, earliest_due_at, warn_at)
         values (gen_random_uuid(), 'X', gen_random_uuid(), $1, 'caseEmergencyIntervention', '2017-07-01', now(), now(), now(), now())`,
        [commune],
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('pausing and extending', () => {
  it('a pause with a legal reason moves the due day by its length, and the sweep lets it rest', async () => {
    const { clockId, dueAt } = await start('2026-06-01T08:00', { timeLimitKey: 'denunciationDecision' });
    expect(dueAt).toEqual(endOfDay(asCivilDate('2026-06-22')));
    await as(worker, '2026-06-10T08:00', (m) => pauseClock(m, { clockId, reasonCode: 'BLTTHS_148_EXPERT' }));
    expect(await sweep('2026-08-01T00:00')).toEqual([]);
    await expect(
      as(worker, '2026-06-11T08:00', (m) => pauseClock(m, { clockId, reasonCode: 'BLTTHS_148_EXPERT' })),
    ).rejects.toThrow(refusedAs('CLOCK_PAUSED'));
    const after = await as(worker, '2026-06-20T08:00', (m) => resumeClock(m, { clockId }));
    expect(after.dueAt).toEqual(endOfDay(asCivilDate('2026-07-01')));
    await expect(as(worker, '2026-06-20T09:00', (m) => resumeClock(m, { clockId }))).rejects.toThrow(
      refusedAs('CLOCK_NOT_PAUSED'),
    );
  });

  it('an emergency cannot be paused, and a late clock cannot be saved by a pause', async () => {
    const emergency = await start('2026-06-01T08:00');
    const late = await start('2026-06-01T08:00', { timeLimitKey: 'denunciationDecision' });
    const pause = (clockId: ClockId, now: string) =>
      as(worker, now, (m) => pauseClock(m, { clockId, reasonCode: 'BLTTHS_148_EXPERT' }));
    await expect(pause(emergency.clockId, '2026-06-01T09:00')).rejects.toThrow(refusedAs('NO_LEGAL_REASON'));
    await expect(pause(late.clockId, '2026-06-23T00:00')).rejects.toThrow(refusedAs('CLOCK_OVERDUE'));
  });

  it('an extension needs a second person and is given once', async () => {
    const { clockId, dueAt } = await start('2026-03-02T08:00', { timeLimitKey: 'dataSubjectAct' });
    expect(dueAt).toEqual(endOfDay(asCivilDate('2026-03-17')));
    const [asks, approves] = [newOpaqueId<PersonId>(), newOpaqueId<PersonId>()];
    const extend = (amount: number, approvedBy: PersonId) =>
      as(worker, '2026-03-10T08:00', (m) =>
        extendClock(m, { clockId, amount, reasonCode: 'ND_356_EXTENSION', requestedBy: asks, approvedBy }),
      );
    await expect(extend(15, asks)).rejects.toThrow(refusedAs('APPROVER_NEEDED'));
    await expect(extend(16, approves)).rejects.toThrow(refusedAs('EXTENSION_CAP'));
    expect((await extend(15, approves)).dueAt).toEqual(endOfDay(asCivilDate('2026-04-01')));
    await expect(extend(1, approves)).rejects.toThrow(refusedAs('EXTENSION_CAP'));
  });
});

describe('the sweep', () => {
  it('warns before, records the breach after, climbs the ladder, and does each once', async () => {
    const { clockId } = await start('2026-06-01T08:00');
    expect(kinds(await sweep('2026-06-01T13:59'))).toEqual([]);
    expect(kinds(await sweep('2026-06-01T14:00'))).toEqual(['WARNED', '→ FOCAL_POINT']);
    expect(kinds(await sweep('2026-06-01T14:00'))).toEqual([]);
    expect(kinds(await sweep('2026-06-01T15:00'))).toEqual(['→ UNIT_HEAD']);
    expect(kinds(await sweep('2026-06-01T20:00'))).toEqual([]);
    expect(kinds(await sweep('2026-06-01T20:01'))).toEqual(['BREACHED', '→ ORGANIZATION_HEAD']);
    expect(kinds(await sweep('2026-06-01T22:01'))).toEqual(['→ PROGRAMME_LEAD']);
    expect(kinds(await sweep('2027-06-01T22:01'))).toEqual([]);
    expect(await one(clockId)).toMatchObject({ breached: true, escalatedSteps: [1, 2, 3, 4] });
  });

  it('after a long silence does everything at once, still each once', async () => {
    await start('2026-06-01T08:00');
    expect(kinds(await sweep('2026-06-09T08:00'))).toEqual([
      'WARNED',
      'BREACHED',
      '→ FOCAL_POINT',
      '→ UNIT_HEAD',
      '→ ORGANIZATION_HEAD',
      '→ PROGRAMME_LEAD',
    ]);
    expect(await sweep('2026-06-10T08:00')).toEqual([]);
  });

  it('shared by four at once, marks every clock exactly once', async () => {
    for (let i = 0; i < 30; i += 1) await start('2026-06-01T08:00');
    const events = (await Promise.all(Array.from({ length: 4 }, () => sweep('2026-06-01T20:01')))).flat();
    events.push(...(await sweep('2026-06-01T20:01')));
    const count = (kind: string) => events.filter((e) => e.kind === kind).length;
    expect([count('WARNED'), count('BREACHED'), count('ESCALATED')]).toEqual([30, 30, 90]);
    expect(new Set(events.filter((e) => e.kind === 'BREACHED').map((e) => e.clockId)).size).toBe(30);
  });

  it('that fails half-way marks nothing', async () => {
    await start('2026-06-01T08:00');
    const crash = as(system, '2026-06-01T20:01', async (m) => {
      expect((await sweepClocks(m)).length).toBeGreaterThan(0);
      throw new Error('power cut');
    });
    await expect(crash).rejects.toThrow('power cut');
    expect(kinds(await sweep('2026-06-01T20:01'))).toContain('BREACHED');
  });
});

describe('a due day that nobody has decided', () => {
  it('is not guessed: the clock runs without it, warns by the earliest day, and is filled in once the notice is entered', async () => {
    const { clockId, dueAt, dueUnknown, earliestDueAt } = await start('2026-11-20T09:00', {
      timeLimitKey: 'supportPlanApproval',
    });
    expect(dueAt).toBeNull();
    expect(dueUnknown).toBe('HOLIDAYS_NOT_ANNOUNCED');
    expect(earliestDueAt).toEqual(endOfDay(asCivilDate('2026-11-25')));
    expect(kinds(await sweep('2026-11-23T12:00'))).toEqual(['WARNED', '→ FOCAL_POINT']);
    expect(kinds(await sweep('2026-12-20T12:00'))).toEqual([]);

    const owner = await test.client('owner');
    await owner.query(
      "update deadlines.holiday_year set swap_days_announced = true, origin = 'EDITED' where year = 2026",
    );
    await owner.query('delete from deadlines.undecided_days where year = 2026');
    const events = await sweep('2026-12-21T12:00');
    expect(kinds(events).slice(0, 2)).toEqual(['DUE_KNOWN', 'BREACHED']);
    expect(await one(clockId)).toMatchObject({
      dueAt: endOfDay(asCivilDate('2026-11-25')),
      dueUnknown: null,
      breached: true,
    });

    await seedDeadlines(owner);
    const years = await as(system, '2026-12-22T00:00', ({ tx }) => loadHolidayYears(tx));
    expect(years.find((y) => y.year === 2026)?.swapDaysAnnounced).toBe(true);
  });

  it('a missing year is named; hour clocks do not care; a late stop is still found out afterwards', async () => {
    const missing = await start('2027-12-30T09:00', { timeLimitKey: 'supportPlanApproval' });
    expect(missing).toMatchObject({ dueAt: null, dueUnknown: 'HOLIDAYS_MISSING' });
    expect((await start('2027-12-31T20:00')).dueAt).toEqual(at('2028-01-01T08:00'));
    await as(worker, '2028-01-20T09:00', (m) => stopClock(m, { clockId: missing.clockId, reason: 'DONE' }));
    expect((await one(missing.clockId))?.breached).toBe(false);
    const owner = await test.client('owner');
    await owner.query(
      "insert into deadlines.holiday_year (year, swap_days_announced, notices, origin) values (2028, true, '{}', 'EDITED')",
    );
    const events = await sweep('2028-01-20T10:00');
    const found = events.filter((e) => e.clockId === missing.clockId);
    expect(kinds(found)).toEqual(['DUE_KNOWN', 'BREACHED']);
    expect(kinds((await sweep('2029-01-20T10:00')).filter((e) => e.clockId === missing.clockId))).toEqual([]);
  });
});
