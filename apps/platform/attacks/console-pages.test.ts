import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FileId, newId } from '#kernel/ids/ids.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { roleNames } from '#kernel/permissions/roles.ts';
import { submitReport } from '#modules/reports/contract.ts';
import { consolePages } from '../console/pages.ts';
import { useConsole } from '../console/testing/console.ts';
import { intakeOfficer, lastFile, strangeOfficer } from './officers.ts';

const { test, get, post, faults } = useConsole();
/** Every page of every room that is about one file. */
const pages = consolePages
  .flatMap((room) => room.pages.map((page) => page.path))
  .filter((path) => path.includes(':fileId'));
let fileId: FileId;

beforeAll(async () => {
  await test.platform.call(publicActor, submitReport, {
    nonce: randomBytes(16).toString('base64url'),
    channel: 'WEB',
    report: {
      text: 'chữ của một nơi khác',
      links: ['https://www.tiktok.com/@vidu/video/8880000000000000101'],
    },
  });
  fileId = await lastFile(test);
});

const address = (page: string, file: string) =>
  `/console/${page.replace(':fileId', file).replaceAll(/:\w+/g, () => newId<string>())}`;
/** What differs between any two answers: the ids in the address, the nonce of the policy, the number of the request. */
const plain = (text: string) =>
  text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/nonce="[^"]*"/g, 'NONCE');
const refusals = async () => {
  const superuser = await test.client('superuser');
  const found = await superuser.query<{ n: number }>(
    `select count(*)::int as n from audit.leaf where convert_from(body, 'UTF8') like '%"REFUSED"%'`,
  );
  await superuser.end();
  return found.rows[0]?.n ?? 0;
};

describe('a page of the console about a file of another office', () => {
  it('there are such pages', () => {
    expect(pages.length).toBeGreaterThanOrEqual(3);
  });

  it.each(pages)(
    '%s answers exactly as for a file that does not exist, and the look is on record',
    async (page) => {
      const stranger = await strangeOfficer(test);
      const before = await refusals();
      const foreign = await get(address(page, fileId), { as: stranger });
      expect(await refusals()).toBeGreaterThan(before);
      const absent = await get(address(page, newId<string>()), { as: stranger });
      expect([foreign.status, absent.status]).toEqual([404, 404]);
      expect(plain(foreign.text)).toBe(plain(absent.text));
      expect(foreign.text).not.toContain('chữ của một nơi khác');
      expect(foreign.headers.get('cache-control')).toBe('no-store');
    },
  );

  it.each(pages)('%s takes no form, whatever it asks for', async (page) => {
    const stranger = await strangeOfficer(test);
    const superuser = await test.client('superuser');
    const state = async () =>
      JSON.stringify(
        (await superuser.query('select r, (select count(*) from reports.event) from reports.report r')).rows,
      );
    const before = await state();
    for (const wanted of [
      'claim',
      'triage',
      'verify',
      'note',
      'release',
      'close',
      'reopen',
      'request',
      'issue',
      'check',
      'end',
    ]) {
      const { status } = await post(
        address(page, fileId),
        {
          do: wanted,
          note: 'x',
          category: 'CSAM',
          finding: 'CONFIRMED',
          reason: 'NUISANCE',
          outcome: 'NOT_ENOUGH_TO_ACT',
        },
        { as: stranger },
      );
      expect(status, wanted).toBeGreaterThanOrEqual(400);
    }
    expect(await state()).toBe(before);
    await superuser.end();
  });

  it.each(pages)('%s sends whoever is not signed in to the sign-in page, told nothing', async (page) => {
    const foreign = await get(address(page, fileId));
    const absent = await get(address(page, newId<string>()));
    expect([foreign.status, absent.status]).toEqual([303, 303]);
    expect(foreign.location).toContain('/console/sign-in');
    expect(foreign.text).not.toContain('chữ của một nơi khác');
  });

  it('opens for the office whose file it is', async () => {
    const { status, text } = await get(`/console/tin/${fileId}`, {
      as: await intakeOfficer(test, roleNames),
    });
    expect(status).toBe(200);
    expect(text).toContain('chữ của một nơi khác');
    expect(faults).toEqual([]);
  });
});
