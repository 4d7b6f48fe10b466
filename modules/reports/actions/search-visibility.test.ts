import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import { searchReports, submitReport } from '../contract.ts';
import { tokensOf } from '../rules/finding-keys.ts';

const test = useTestPlatform(rooms);
const words = ['anh', 'ban', 'clip', 'dam', 'em', 'giup'] as const;
const offices = Array.from({ length: 4 }, () => randomUUID());
const howMany = 12;
let superuser: pg.Client;
let files: { id: string; words: readonly string[] }[] = [];

beforeAll(async () => {
  superuser = await test.client('superuser');
  for (let n = 0; n < howMany; n += 1) {
    const text = words.filter((_, index) => (n >> (index % 4)) % 2 === 0 || index === n % 6);
    await test.platform.call(publicActor, submitReport, {
      nonce: randomBytes(16).toString('base64url'),
      channel: 'WEB',
      report: { text: text.join(' '), informant: { phone: '0530000101' } },
    });
  }
  await test.runWaitingJobs();
  const found = await superuser.query<{ id: string }>(
    'select file_id as id from reports.report order by reference',
  );
  files = found.rows.map(({ id }, n) => ({
    id,
    words: words.filter((_, index) => (n >> (index % 4)) % 2 === 0 || index === n % 6),
  }));
});

const anyAccess = fc.record({
  // Few files, so that one office has several rights to one of them: a part now, the whole until an hour ago.
  file: fc.nat(4),
  office: fc.nat(offices.length - 1),
  fromHour: fc.integer({ min: -4, max: 2 }),
  lastsHours: fc.option(fc.integer({ min: 1, max: 5 })),
  parts: fc.option(
    fc.constantFrom(['TEXT'], ['LINKS', 'PLACE'], ['TEXT', 'LINKS', 'PLACE', 'CHILD', 'NOTES', 'INFORMANT']),
  ),
});
type Access = typeof anyAccess extends fc.Arbitrary<infer One> ? One : never;

/** Given, changed and ended through the application's own login, as rooms do it, so that the index has to follow. */
async function give(accesses: readonly Access[]): Promise<void> {
  await superuser.query('delete from files.access');
  for (const { file, office, fromHour, lastsHours, parts } of accesses) {
    const from = new Date(test.clock.now().getTime() + fromHour * 3_600_000);
    const until = lastsHours === null ? null : new Date(from.getTime() + lastsHours * 3_600_000);
    await superuser.query(
      `insert into files.access (file_id, organization_id, valid_from, valid_until, why, parts) values ($1, $2, $3, $4, 'TEST', $5)
       on conflict (file_id, organization_id, valid_from) do update set valid_until = excluded.valid_until, parts = excluded.parts`,
      [files[file]?.id, offices[office], from, until, parts],
    );
  }
}

/** What row-level security shows of these files, cut to whole access: the same question, asked the slow way. */
async function seenWhole(actor: Actor, asked: readonly string[]): Promise<string[]> {
  const rows = await test.database.run(
    actor,
    async (tx) =>
      (
        await sql<{ file_id: string }>`
          select r.file_id from reports.report r
          where exists (select from files.access a where a.file_id = r.file_id and a.parts is null
            and a.valid_from <= kernel.now() and (a.valid_until is null or a.valid_until > kernel.now()))
          order by r.reference desc`.execute(tx)
      ).rows,
    test.clock.now(),
  );
  return rows
    .map((row) => row.file_id)
    .filter((id) => asked.every((word) => files.find((file) => file.id === id)?.words.includes(word)));
}

const idsFor = async (actor: Actor, asked: readonly string[], few: number) => {
  const tokens = tokensOf(
    test.keys,
    asked.map((word) => `w|${word}`),
  );
  const found = await test.database.run(
    actor,
    (tx) =>
      sql<{
        file_id: string;
      }>`select file_id from reports.search(${tokens}::int4[], ${offices}::uuid[], null, 50, ${few})`.execute(
        tx,
      ),
    test.clock.now(),
  );
  return found.rows.map((row) => row.file_id);
};

describe('search', () => {
  it('answers exactly what row-level security shows whole, for all offices, accesses, times and parts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyAccess, { maxLength: 40 }),
        fc.subarray([0, 1, 2, 3], { minLength: 1 }),
        fc.subarray([...words], { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 6 }),
        async (accesses, own, asked, laterHours) => {
          await give(accesses);
          // Time goes on: what was given for an hour is over without anybody touching it.
          test.clock.advance(laterHours * 3_600_000);
          const actor: Actor = {
            ...official(offices[0] ?? '', []),
            grants: own.map((index) => ({
              role: 'INTAKE_OFFICER',
              organizationId: asId<OrganizationId>(offices[index] ?? ''),
            })),
          };
          const { items } = await test.platform.call(actor, searchReports, { query: asked.join(' ') });
          const seen = await seenWhole(actor, asked);
          expect(items.map((item) => item.fileId)).toEqual(seen);
          // The function by itself, without the page that looks once more; by its lists and, for who sees few, one by one.
          for (const few of [-1, 3, 1_000]) expect(await idsFor(actor, asked, few)).toEqual(seen);
        },
      ),
      { numRuns: 60, seed: 20261121 },
    );
  });

  it('asked directly, past every handle, gives no more than the session’s own offices see', async () => {
    await give([{ file: 3, office: 1, fromHour: -1, lastsHours: null, parts: null }]);
    const tokens = tokensOf(test.keys, [`w|${files[3]?.words[0]}`]);
    const ask = (actor: Actor, forOffices: readonly string[]) =>
      test.database.run(
        actor,
        async (tx) =>
          (
            await sql`select * from reports.search(${tokens}::int4[], ${forOffices}::uuid[], null, 50)`.execute(
              tx,
            )
          ).rows.length,
        test.clock.now(),
      );
    expect(await ask(official(offices[1] ?? '', ['INTAKE_OFFICER']), [offices[1] ?? ''])).toBe(1);
    expect(await ask(official(offices[0] ?? '', ['INTAKE_OFFICER']), [offices[1] ?? ''])).toBe(0);
    expect(await ask(publicActor, [offices[1] ?? ''])).toBe(0);
  });

  it('finds a telephone for the office that holds the report, and for no other that sees it', async () => {
    const [holder, reader] = [offices[0] ?? '', offices[1] ?? ''];
    await give([
      { file: 0, office: 0, fromHour: -1, lastsHours: null, parts: null },
      { file: 0, office: 1, fromHour: -1, lastsHours: null, parts: null },
    ]);
    await superuser.query('update reports.report set organization_id = $1 where file_id = $2', [
      holder,
      files[0]?.id,
    ]);
    const find = async (office: string) =>
      (
        await test.platform.call(official(office, ['SUPERVISOR']), searchReports, { query: '0530 000 101' })
      ).items.map((item) => item.fileId);
    expect(await find(holder)).toEqual([files[0]?.id]);
    expect(await find(reader)).toEqual([]);
  });

  it('keeps nothing that can be read: no word, no number, no name in what stands beside the sealed text', async () => {
    const kept = await superuser.query(
      `select (select json_agg(e) from reports.search_entry e)::text || (select json_agg(c) from reports.contact_hash c)::text
        || (select json_agg(t) from reports.trait t)::text as all_of_it`,
    );
    const text = String(kept.rows[0]?.all_of_it);
    for (const word of [...words.filter((one) => one.length > 3), '0530000101', '530000101'])
      expect(text).not.toContain(word);
  });

  it('is on record without what was looked for', async () => {
    const officer = official(offices[0] ?? '', ['INTAKE_OFFICER']);
    await test.platform.call(officer, searchReports, { query: 'clip bạn em 0530000101' });
    const leaf = await superuser.query<{ body: string }>(
      "select convert_from(body, 'UTF8') as body from audit.leaf order by id desc limit 1",
    );
    expect(leaf.rows[0]?.body).toContain('reports.search-reports');
    expect(leaf.rows[0]?.body).not.toMatch(/clip|0530000101/);
  });

  it('never finds a file whose key was destroyed', async () => {
    await give([{ file: 5, office: 2, fromHour: -1, lastsHours: null, parts: null }]);
    const officer = official(offices[2] ?? '', ['INTAKE_OFFICER']);
    const find = async () =>
      (await test.platform.call(officer, searchReports, { query: files[5]?.words.join(' ') ?? '' })).items
        .length;
    expect(await find()).toBe(1);
    const forget = rooms
      .flatMap((room) => room.subscribers)
      .find((one) => one.event === 'retention.file-destroyed' && one.name === 'reports.forget-finding');
    if (!forget) throw new Error('nobody forgets');
    await test.platform.runJob(forget, { fileId: files[5]?.id ?? '' });
    await test.platform.runJob(forget, { fileId: files[5]?.id ?? '' });
    expect(await find()).toBe(0);
    const left = await superuser.query(
      `select file_id from reports.search_entry where file_id = $1 union all select file_id from reports.contact_hash where file_id = $1
       union all select file_id from reports.trait where file_id = $1
       union all select file_id from reports.duplicate_proposal where file_id = $1 or other_id = $1`,
      [files[5]?.id],
    );
    expect(left.rows).toEqual([]);
  });

  it('goes through blocks of every width and misses none: old ones in crowds, new ones far apart', async () => {
    const office = randomUUID();
    // 1 in every report, 2 in the old crowd alone, 3 in two far from each other, 4 in one that is new.
    await superuser.query('set session_replication_role = replica');
    await superuser.query(
      `with made as (
         select gen_random_uuid() as id, n as reference,
           array[101] || case when n <= 5000 then array[102] else '{}' end || case when n in (51, 900001) then array[103] else '{}' end
             || case when n = 9000001 then array[104] else '{}' end as tokens
         from (select generate_series(101, 5000) as n union values (51), (70001), (70002), (524288), (524289), (900001), (9000001), (9000009)) one
       ), seen as (
         insert into files.access (file_id, organization_id, valid_from, why) select id, $1, '2026-01-01', 'TEST' from made
       )
       insert into reports.search_entry (file_id, reference, tokens, offices) select id, reference, tokens, array[$1::uuid] from made`,
      [office],
    );
    await superuser.query('set session_replication_role = origin');
    const actor = official(office, ['INTAKE_OFFICER']);
    const page = (asked: number[], before: number | null, most: number) =>
      test.database.run(
        actor,
        async (tx) =>
          (
            await sql<{ reference: number }>`
              select reference from reports.search(${asked}::int4[], ${[office]}::uuid[], ${before}::bigint, ${most})`.execute(
              tx,
            )
          ).rows.map((row) => row.reference),
        test.clock.now(),
      );
    for (const [asked, most] of [
      [[101], 7],
      [[101], 1_500],
      [[102], 640],
      [[101, 102], 5_000],
      [[103], 1],
      [[104], 50],
      [[101, 105], 50],
    ] as const) {
      const expected = await superuser.query<{ reference: number }>(
        'select reference from reports.search_entry where tokens @> $1 and $2 = any (offices) order by reference desc',
        [asked, office],
      );
      const found: number[] = [];
      for (let before: number | null = null, turns = 0; turns < (most === 7 ? 40 : 20); turns += 1) {
        const some: number[] = await page([...asked], before, most);
        found.push(...some);
        if (some.length < most) break;
        before = some.at(-1) ?? null;
      }
      const wanted = expected.rows.map((row) => row.reference);
      expect(found, String(asked)).toEqual(most === 7 ? wanted.slice(0, 280) : wanted);
    }
  });
});
