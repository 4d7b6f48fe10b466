import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { type FileId } from '#kernel/ids/ids.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import * as privacy from '#modules/privacy/contract.ts';
import { getReport } from '#modules/reports/contract.ts';
import { hasBrowser, launchBrowser } from '#ui/public/preview/browser.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';
import { intakeOfficer, lastFile, strangeOfficer } from './officers.ts';
import { type Answer, hiddenField, openForm, post, report, shapeOf, textArea } from './public-form.ts';

const test = useStartedPlatform();
const path = '/du-lieu-cua-ban';
const filled = { kind: 'ERASURE', relation: 'PARENT', words: 'xin xóa', contact: 'tôi sẽ tự gọi' };
const open = async () => hiddenField(await (await fetch(`${test.address}${path}`)).text(), 'nonce');
const send = async (fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  post(test.address, path, { nonce: await open(), ...filled, ...fields }, headers);
const count = async () => {
  const superuser = await test.client('superuser');
  return (await superuser.query('select 1 from privacy.request')).rowCount ?? 0;
};

/** The number on a receipt. @throws when the page is no receipt. */
function numberOn({ status, html }: Answer): number {
  const block = /<p class="tracking-code"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? '';
  const number = block.replace(/<[^>]*>|\s/g, '');
  if (status !== 200 || !/^\d{9}$/.test(number)) throw new Error(`no receipt: ${status} ${html}`);
  return Number(number);
}

async function requestOf(answer: Answer) {
  const officer = await intakeOfficer(test);
  const { requests } = await test.platform.call(officer, privacy.listDataRequests, {});
  const found = requests.find(({ reference }) => reference === numberOn(answer));
  return test.platform.call(officer, privacy.getDataRequest, { fileId: found?.fileId ?? '' });
}

/** A page without what differs between any two presses. */
const plain = ({ html }: Answer) =>
  html
    .replace(/<p class="tracking-code"[^>]*>.*?<\/p>/s, '')
    .replaceAll(/name="(nonce|token)" value="[^"]*"/g, '');

describe('words of danger at this door', () => {
  const danger = 'em không muốn sống nữa, em vừa uống nhiều thuốc lắm';

  it('show at once where help is, and stand with the officer beside the report that they became', async () => {
    const answer = await send({ relation: 'CHILD', words: danger, contact: 'đừng gọi nhà em' });
    expect(answer.html).toContain('Có ai đang gặp nguy hiểm không?');
    for (const way of ['tel:111', 'tel:113', 'tel:115', '/em'])
      expect(answer.html).toContain(`href="${way}"`);
    expect(answer.html).not.toContain(danger);
    const { danger: seen } = await requestOf(answer);
    expect(seen.reasons.length).toBeGreaterThan(0);
    const officer = await intakeOfficer(test);
    const file = { fileId: seen.report?.fileId ?? '', withInformant: false };
    expect(await test.platform.call(officer, getReport, file)).toMatchObject({
      reference: seen.report?.reference,
      text: danger,
      informantKind: 'CHILD',
      callWhen: 'đừng gọi nhà em',
    });
  });

  it('read the same for a right, a wrong and no code, and a calm request says nothing of it', async () => {
    const code = await report(test.address, { what: 'tin của em' });
    const pages = [];
    for (const trackingCode of [code, '0000 0000 0000 0000', ''])
      pages.push(plain(await send({ words: danger, trackingCode })));
    expect(new Set(pages).size).toBe(1);
    expect((await send()).html).not.toContain('Có ai đang gặp nguy hiểm không?');
  });
});

describe('somebody who asks about their data', () => {
  it('is told a number and the days of the law, and stands in the officers’ list with the way it came', async () => {
    const code = await report(test.address, { what: 'tin của mẹ' });
    const answer = await send({ trackingCode: code, name: 'Trần Thị Mẹ Thử' });
    expect(answer.html).toContain('chậm nhất ngày');
    expect(answer.html).toContain('href="tel:111"');
    const kept = await requestOf(answer);
    expect(kept).toMatchObject({
      channel: 'WEB',
      kind: 'ERASURE',
      relation: 'PARENT',
      state: 'RECEIVED',
      report: 'FOUND',
      name: 'Trần Thị Mẹ Thử',
      words: 'xin xóa',
      contact: 'tôi sẽ tự gọi',
    });
    expect(answer.html).toContain(dayOf(kept.acknowledge.dueAt));
    expect(answer.html).toContain(dayOf(kept.act.dueAt));
    const { requests } = await test.platform.call(await strangeOfficer(test), privacy.listDataRequests, {});
    expect(requests).toEqual([]);
  });

  it('gets nothing erased or shown before a person has checked who they are', async () => {
    const code = await report(test.address, { what: 'để nguyên' });
    const { fileId } = await requestOf(await send({ trackingCode: code }));
    const officer = await intakeOfficer(test);
    await test.platform.call(officer, privacy.acknowledgeDataRequest, { fileId });
    const decision = { fileId, decision: 'GRANTED', reason: 'x', legalBasis: 'x' };
    await expect(test.platform.call(officer, privacy.decideDataRequest, decision)).rejects.toMatchObject({
      reason: 'IDENTITY_FIRST',
    });
    // Whoever acts first is the one named person who holds it from then on.
    const superuser = await test.client('superuser');
    const held = await superuser.query('select holder_person_id from files.file where id = $1', [fileId]);
    expect(held.rows).toEqual([{ holder_person_id: officer.personId }]);
  });

  it('may say as little as what they want, who they are and how to be reached; anything else is asked for at its field', async () => {
    expect((await requestOf(await send({ words: '' }))).words).toBe('');
    for (const [field, value] of [
      ['kind', ''],
      ['kind', 'DROP'],
      ['relation', 'PROTECTION_BODY'],
      ['contact', ' \u200b\u3000'],
    ] as const) {
      const before = await count();
      const answer = await send({ words: 'giữ lời này', [field]: value });
      expect(answer.status, field).toBe(422);
      expect(answer.html).toContain(`href="#${field}"`);
      expect(textArea(answer.html, 'words')).toBe('giữ lời này');
      expect(await count()).toBe(before);
    }
  });
});

describe('somebody who wants to find out who has reported', () => {
  it('reads the same page for a right, a wrong, a malformed and no code', async () => {
    const code = await report(test.address, { what: 'không ai được biết' });
    const wrong = `${code.slice(0, 15)}${(Number(code[15]) + 1) % 10}`;
    const answers: Answer[] = [];
    for (const trackingCode of [code, wrong, '0000 0000 0000 0000', 'không nhớ', ''])
      answers.push(await send({ trackingCode }));
    const [first] = answers;
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(plain(answer)).toBe(plain(first as Answer));
      expect([...answer.headers.keys()].sort()).toEqual([...(first?.headers.keys() ?? [])].sort());
    }
    const kept = await Promise.all(answers.map(requestOf));
    expect(kept.map((one) => one.report)).toEqual(['FOUND', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'NONE']);
  });

  it('learns nothing with the number: it is no tracking code, and two numbers do not say how many came between', async () => {
    const numbers: number[] = [];
    for (let n = 0; n < 3; n += 1) numbers.push(numberOn(await send()));
    const lookUp = (trackingCode: string) => post(test.address, '/tra-cuu', { trackingCode });
    const answer = await lookUp(String(numbers[0]));
    const nobodys = await lookUp('999999999');
    expect(answer.status).toBe(404);
    expect(answer.html.replaceAll(String(numbers[0]), '')).toBe(nobodys.html.replaceAll('999999999', ''));
    const gaps = numbers.slice(1).map((number, at) => Math.abs(number - (numbers[at] ?? 0)));
    expect(gaps.every((gap) => gap > 100)).toBe(true);
  });

  it('another informant, or whoever else holds the code, sees not one byte change when a request is made', async () => {
    const code = await report(test.address, { what: 'mẹ báo' });
    const childs = await report(test.address, { what: 'con báo, cùng một chuyện' });
    const status = async (trackingCode: string) =>
      plain(await post(test.address, '/tra-cuu', { trackingCode }));
    const before = [await status(code), await status(childs)];
    const asked = await requestOf(await send({ trackingCode: code }));
    expect([await status(code), await status(childs)]).toEqual(before);
    await test.platform.call(await intakeOfficer(test), privacy.acknowledgeDataRequest, {
      fileId: asked.fileId,
    });
    expect([await status(code), await status(childs)]).toEqual(before);
  });

  it('may call the form’s handle and no other of the room', async () => {
    const input = { nonce: 'n'.repeat(22), name: '', ...filled };
    await expect(test.platform.call(publicActor, privacy.acceptDataRequest, input)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { fileId } = await requestOf(await send());
    await expect(test.platform.call(publicActor, privacy.getDataRequest, { fileId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const answered = await test.platform.call(publicActor, privacy.submitDataRequest, input);
    expect(Object.keys(answered).sort()).toEqual([
      'acknowledge',
      'act',
      'officeName',
      'receivedAt',
      'reference',
      // Of the words that were sent, and of nothing else.
      'tellsOfDanger',
    ]);
  });
});

describe('pressing more than once', () => {
  it('six times in a second is one request, one number, one file', async () => {
    const nonce = await open();
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 6 }, () => send({ nonce })));
    expect(new Set(answers.map(numberOn)).size).toBe(1);
    expect(await count()).toBe(before + 1);
    const superuser = await test.client('superuser');
    const files = await superuser.query("select 1 from files.file where kind = 'DATA_REQUEST'");
    expect(files.rowCount).toBe(before + 1);
  });

  it('a day later the same press still finds its request; with other words it is another', async () => {
    const nonce = await open();
    const first = numberOn(await send({ nonce }));
    test.clock.advance(24 * 3_600_000);
    expect(numberOn(await send({ nonce }))).toBe(first);
    expect(numberOn(await send({ nonce, words: 'xin xóa, và sửa số điện thoại' }))).not.toBe(first);
    test.clock.advance(25 * 3_600_000);
    expect((await send({ nonce })).status).toBe(409);
  });

  it('a form of somebody else’s making, a changed one, and the form of a report are not taken; no word is lost', async () => {
    const nonce = await open();
    const before = await count();
    for (const forged of ['', 'abc', `${nonce.slice(0, -2)}AA`, await openForm(test.address)]) {
      const answer = await send({ nonce: forged, words: 'giữ chữ này lại', contact: 'gọi ban trưa' });
      expect(answer.status).toBe(409);
      expect(answer.html).toContain('CHƯA gửi');
      expect(textArea(answer.html, 'words')).toBe('giữ chữ này lại');
      expect(textArea(answer.html, 'contact')).toBe('gọi ban trưa');
      expect(hiddenField(answer.html, 'nonce')).not.toBe(forged);
    }
    // Nor does the report's form take this one's.
    expect((await post(test.address, '/bao-tin', { nonce, what: 'x' })).status).toBe(409);
    expect(await count()).toBe(before);
  });

  it('another site cannot press it in somebody’s name', async () => {
    const before = await count();
    for (const headers of [
      { origin: 'https://ke-xau.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[])
      expect((await send({}, headers)).status).toBe(409);
    expect(await count()).toBe(before);
    expect((await send({}, { origin: test.address })).status).toBe(200);
  });
});

describe('whatever a person types', () => {
  const hostile: [string, string][] = [
    ['HTML', '</textarea></form><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;'],
    ['right-to-left override', 'tệp \u202egpj.exe\u202c đó'],
    ['a spreadsheet formula', '=HYPERLINK("http://vidu.example";"bấm")'],
    ['SQL', "'; drop table privacy.request; --"],
    ['a template', '${7*7} {{7*7}} %s $1'],
    ['20,000 characters', 'Chữ có dấu. '.repeat(2_000).slice(0, 20_000).trimEnd()],
    ['a zero byte', 'trước\u0000sau'],
  ];

  it.each(hostile)('%s is kept as typed and never becomes markup', async (_name, text) => {
    const short = text.slice(0, 200).trim();
    const fields = { words: text, name: short, contact: short };
    expect(await requestOf(await send(fields))).toMatchObject(fields);
    // In a page that comes back it stands in fields and nowhere else.
    const back = await send({ ...fields, trackingCode: short, kind: '' });
    const kind = await send({ words: 'a', name: 'a', contact: 'a', trackingCode: 'a', kind: '' });
    expect(shapeOf(back.html)).toBe(shapeOf(kind.html));
    expect(textArea(back.html, 'words')).toBe(text);
  });

  it('over the limit comes back whole with a kind sentence, and is taken once it is shortened', async () => {
    const nonce = await open();
    const long = `${'chữ '.repeat(5_000)}ơi`;
    const answer = await send({ nonce, words: long });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Không chữ nào bị cắt');
    expect(textArea(answer.html, 'words')).toBe(long);
    numberOn(await send({ nonce, words: long.slice(0, 20_000) }));
    const flood = await send({ words: 'x'.repeat(2_000_000) });
    expect(flood.status).toBe(413);
    expect(flood.html).toContain('href="tel:111"');
  });

  it('stands in no address, log line, audit leaf or table in the clear', async () => {
    const code = await report(test.address, { what: 'x' });
    const secret = 'điều-không-được-ghi';
    const answer = await send({
      words: secret,
      name: `${secret} 1`,
      contact: `${secret} 2`,
      trackingCode: code,
    });
    numberOn(answer);
    expect(answer.html).not.toContain(secret);
    expect(answer.html).not.toContain(code);
    expect(test.log.join('\n')).not.toContain(secret);
    expect(test.log.join('\n')).not.toContain(code);
    const superuser = await test.client('superuser');
    for (const table of ['privacy.request', 'privacy.event', 'files.file', 'deadlines.clock', 'pgboss.job']) {
      const rows = await superuser.query<{ line: string }>(`select t::text as line from ${table} t`);
      for (const { line } of rows.rows) for (const told of [secret, code]) expect(line).not.toContain(told);
    }
    const leaves = await superuser.query<{ body: string }>(
      "select convert_from(body, 'UTF8') as body from audit.leaf where convert_from(body, 'UTF8') like '%privacy.%'",
    );
    expect(leaves.rows.length).toBeGreaterThan(0);
    for (const { body } of leaves.rows) for (const told of [secret, code]) expect(body).not.toContain(told);
    const prefilled = await fetch(`${test.address}${path}?trackingCode=${code}&words=${secret}`);
    const html = await prefilled.text();
    expect(html).not.toContain(code);
    expect(html).not.toContain('không-được-ghi');
    expect(prefilled.headers.get('cache-control')).toBe('no-store');
    expect(prefilled.headers.get('set-cookie')).toBeNull();
  });

  it('is not lost when the database fails; the same press is taken once it is there again', async () => {
    const nonce = await open();
    const superuser = await test.client('superuser');
    await superuser.query('alter table privacy.request rename to request_away');
    const answer = await send({ nonce, words: 'đừng mất' });
    await superuser.query('alter table privacy.request_away rename to request');
    expect(answer.status).toBe(500);
    expect(answer.html).toContain('CHƯA gửi được');
    expect(answer.html).toContain('href="tel:111"');
    expect(textArea(answer.html, 'words')).toBe('đừng mất');
    expect(hiddenField(answer.html, 'nonce')).toBe(nonce);
    numberOn(await send({ nonce, words: 'đừng mất' }));
  });

  it('many from one address are all taken: a school or a whole village stands behind one', async () => {
    const before = await count();
    for (let n = 0; n < 40; n += 1) numberOn(await send({ words: `lần ${n}` }));
    expect(await count()).toBe(before + 40);
  });
});

describe.skipIf(!hasBrowser)('on a phone of 360 pixels, JavaScript off (needs Chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('a mother goes from her code to the form, changes the language and sends it', async () => {
    const code = await report(test.address, { what: 'mẹ báo' });
    const fileId: FileId = await lastFile(test);
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    await page.goto(`${test.address}/tra-cuu`);
    await page.locator('#trackingCode').fill(code);
    await page.getByRole('button', { name: 'Xem' }).click();
    await page.getByRole('link', { name: 'Xem, sửa, xóa dữ liệu của bạn' }).click();
    expect(new URL(page.url()).search).toBe('');
    expect(await page.title()).toBe('Trang của bạn · An Nhi');
    await page.getByLabel('Xóa', { exact: true }).check();
    await page.getByLabel('Cha, mẹ của trẻ').check();
    await page.locator('#words').fill('xin xóa tin của tôi');
    await page.locator('#trackingCode').fill(code);
    await page.locator('#contact').fill('0900 000 000');
    await page.locator('button#language').click();
    await page.getByRole('heading', { name: 'It is your data' }).waitFor();
    expect(await page.locator('#words').inputValue()).toBe('xin xóa tin của tôi');
    await page.locator('#trackingCode').press('Enter');
    await page.getByText('We have received your request').first().waitFor();
    expect(await page.content()).not.toContain(code);
    const superuser = await test.client('superuser');
    const kept = await superuser.query('select kind from privacy.request where about_file_id = $1', [fileId]);
    expect(kept.rows).toEqual([{ kind: 'ERASURE' }]);
    await page.close();
  });

  it('it is found from the page that says what we keep', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    await page.goto(`${test.address}/chung-toi-giu-gi`);
    await page.getByRole('link', { name: 'Gửi yêu cầu về dữ liệu của bạn' }).click();
    await page.getByRole('heading', { name: 'Dữ liệu của bạn, bạn có quyền hỏi' }).waitFor();
    await page.close();
  });
});

function dayOf(instant: string | null): string {
  const [year, month, day] = new Date(Date.parse(instant ?? '') + 7 * 3_600_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${day}/${month}/${year}`;
}
