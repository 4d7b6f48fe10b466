import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/permissions/actor.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import { addNote, searchReports, submitReport } from '../contract.ts';
import { excerptOf } from '../store/found-report.ts';

const test = useTestPlatform(rooms);
let office = '';
const told: Record<string, string> = {};

async function send(name: string, report: object): Promise<void> {
  await test.platform.call(publicActor, submitReport, {
    nonce: randomBytes(16).toString('base64url'),
    channel: 'WEB',
    report,
  });
  const superuser = await test.client('superuser');
  const found = await superuser.query<{ file_id: string; organization_id: string }>(
    'select file_id, organization_id from reports.report order by reference desc limit 1',
  );
  told[name] = found.rows[0]?.file_id ?? '';
  office = found.rows[0]?.organization_id ?? '';
}

beforeAll(async () => {
  await send('threat', {
    text: 'Cháu bị nick anh.k_vidu doạ đăng ảnh, cháu rất sợ',
    links: ['https://m.facebook.com/profile.php?id=999000000000101&mibextid=ZbWKwL'],
    informant: { name: 'Người Thử Tên', phone: '0530 000 101' },
  });
  await send('beating', {
    text: 'Có clip đánh bạn ở trường, sợ lắm. Ảnh đăng rồi',
    links: ['https://www.tiktok.com/@vidu.xomnho/video/8880000000000000101?lang=vi'],
    place: 'Bến Lức',
  });
  await send('call', { text: 'e hk biết phải lm s, zalo 0530000999 nhắn hoài' });
  await test.runWaitingJobs();
});

const find = async (query: string, actor: Actor = official(office, ['INTAKE_OFFICER'])) => {
  const { items } = await test.platform.call(actor, searchReports, { query });
  const nameOf = new Map(Object.entries(told).map(([name, id]) => [id, name]));
  return items.map((item) => nameOf.get(item.fileId));
};

describe('an officer finds a report', () => {
  it.each([
    ['with accents or without', 'đăng ảnh', ['beating', 'threat']],
    ['without accents', 'dang anh', ['beating', 'threat']],
    ['words in any order, all of them', 'sợ cháu', ['threat']],
    ['a phrase, in its order only', '"đăng ảnh"', ['threat']],
    ['as it was meant, not as it was typed', 'không biết phải làm sao', ['call']],
    ['by a link as somebody else copied it', 'facebook.com/profile.php?id=999000000000101', ['threat']],
    ['by a post', 'tiktok.com/@vidu.xomnho/video/8880000000000000101', ['beating']],
    ['by the account behind a post', 'https://www.tiktok.com/@vidu.xomnho', ['beating']],
    ['by an account named in words', '@anh.k_vidu', ['threat']],
    ['by an account without the sign', 'anh.k_vidu', ['threat']],
    ['by the telephone of its informant', '+84 530 000 101', ['threat']],
    ['by a telephone in the text', '0530.000.999', ['call']],
    ['by its place', 'ben luc', ['beating']],
    ['never by half a number', '0530 000', []],
    ['never by the name of its informant', 'Người Thử Tên', []],
    ['never by words that are not there', 'hoàn toàn khác', []],
  ])('%s', async (_, query, expected) => {
    expect(await find(query)).toEqual(expected);
  });

  it('by its number', async () => {
    const [item] = (
      await test.platform.call(official(office, ['SUPERVISOR']), searchReports, { query: 'clip đánh' })
    ).items;
    expect(await find(`#${item?.reference}`)).toEqual(['beating']);
    expect(await find(`#${(item?.reference ?? 0) + 1_000}`)).toEqual([]);
  });

  it('by a note of a colleague, from the moment it is written', async () => {
    expect(await find('bảo mẫu')).toEqual([]);
    await test.platform.call(official(office, ['INTAKE_OFFICER']), addNote, {
      fileId: told['call'],
      note: 'Gọi lại cho bảo mẫu',
    });
    expect(await find('bảo mẫu')).toEqual(['call']);
  });

  it('page by page, newest first, each once', async () => {
    const actor = official(office, ['INTAKE_OFFICER']);
    const whole = (await test.platform.call(actor, searchReports, { query: 'so' })).items;
    expect(whole.map((item) => item.reference)).toEqual(
      whole.map((item) => item.reference).sort((a, b) => b - a),
    );
    const first = await test.platform.call(actor, searchReports, { query: 'so', limit: 1 });
    expect(first.next).not.toBeNull();
    const second = await test.platform.call(actor, searchReports, {
      query: 'so',
      limit: 1,
      after: first.next ?? 0,
    });
    expect([...first.items, ...second.items]).toEqual(whole);
    expect(second.next).toBeNull();
  });

  it('and is told when nothing can be looked for', async () => {
    const actor = official(office, ['INTAKE_OFFICER']);
    for (const query of ['', '   ', '!!!', '""'])
      expect(await test.platform.call(actor, searchReports, { query })).toEqual({
        items: [],
        next: null,
        isUnderstood: false,
      });
  });
});

describe('nobody else', () => {
  it('finds anything in another office', async () => {
    const stranger = official(randomUUID(), ['INTAKE_OFFICER', 'SUPERVISOR', 'POLICE_CONTACT']);
    for (const query of ['sợ', '#1', '0530000101', 'facebook.com/profile.php?id=999000000000101'])
      expect(await find(query, stranger)).toEqual([]);
  });

  it('finds by a post that does not read reports, whatever the other posts are', async () => {
    const clerk = official(office, ['RECORDS_CLERK']);
    const both: Actor = {
      ...clerk,
      grants: [...clerk.grants, ...official(randomUUID(), ['INTAKE_OFFICER']).grants],
    };
    expect(await find('sợ', both)).toEqual([]);
    expect(await find('0530000101', both)).toEqual([]);
  });
});

describe('what stands in the list', () => {
  it('is the words around the first that was looked for, else the first words', () => {
    const text = `${'Chuyện dài dòng. '.repeat(20)}Rồi nó doạ đăng ảnh của em. ${'Hết chuyện. '.repeat(20)}`;
    expect(excerptOf(text, ['doa', 'dang'])).toMatch(/^….*doạ đăng ảnh của em.*…$/);
    expect(excerptOf(text, ['vang'])).toMatch(/^Chuyện dài dòng/);
    expect(excerptOf('ngắn', ['doa'])).toBe('ngắn');
    expect(excerptOf(text, ['(', '.*'])).toMatch(/^Chuyện dài dòng/);
  });
});
