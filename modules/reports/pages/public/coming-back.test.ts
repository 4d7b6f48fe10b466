import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '#kernel/config/config.ts';
import type { Tools } from '#kernel/http/route.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { useTestPlatform } from '#kernel/testing/platform.ts';
import { listMessages, sendReply } from '#modules/replies/contract.ts';
import { countReports, intakeOfficer, lastFile } from '#platform/attacks/officers.ts';
import { hiddenField, textArea } from '#platform/attacks/public-form.ts';
import { createApp } from '#platform/http/app.ts';
import { pages } from '#platform/public/entry.tsx';
import { rooms } from '#platform/rooms.ts';
import { claimReport, getReport } from '../../contract.ts';
import { reportPublicRoutes } from './routes.ts';

const test = useTestPlatform(rooms);
const logged: string[] = [];
let officer: Extract<Actor, { kind: 'OFFICIAL' }>;
beforeAll(async () => {
  officer = await intakeOfficer(test);
});

/** The doors behind the real HTTP side, drawn by the real pages, without a bundle and without a port. */
function doors() {
  const page: Tools['page'] = (c, handle, props, options = {}) => {
    const language = options.locale ?? c.var.locale;
    const frame = { language, isDemo: false, assets: { stylesheet: '/s.css', icon: '/i.svg' } };
    return new Response(pages.get(handle.name)?.({ ...props, frame }), { status: options.status ?? 200 });
  };
  const keep = (fields: object) => void logged.push(JSON.stringify(fields));
  return createApp({
    tools: { platform: test.platform, config: readConfig({}), origin: 'http://an-nhi.test', page },
    routes: reportPublicRoutes,
    readSession: () => Promise.resolve(null),
    log: { info: keep, warn: keep, error: keep },
    observe: () => undefined,
  });
}

type Answer = { readonly status: number; readonly html: string; readonly headers: Headers };
async function read(answer: Response | Promise<Response>): Promise<Answer> {
  const response = await answer;
  return { status: response.status, headers: response.headers, html: await response.text() };
}
const open = (path: string) => read(doors().request(`http://an-nhi.test${path}`));
const post = (path: string, fields: Record<string, string> | [string, string][]) =>
  read(
    doors().request(`http://an-nhi.test${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    }),
  );
const lookUp = (fields: Record<string, string>) => post('/tra-cuu', { lang: 'vi', ...fields });
const codeOn = ({ html }: Answer) =>
  (/<p class="tracking-code"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? '').replace(/<[^>]*>|\s/g, '');

/** Sends a report at the adult door; the receipt's code and grant. */
async function report(fields: Record<string, string> = {}) {
  const nonce = hiddenField((await open('/bao-tin')).html, 'nonce');
  const receipt = await post('/bao-tin', { lang: 'vi', nonce, what: 'Có người dọa con tôi', ...fields });
  return { receipt, code: codeOn(receipt), grant: hiddenField(receipt.html, 'grant') };
}
const thread = async () => test.platform.call(officer, listMessages, { fileId: await lastFile(test) });
const answer = async (sentenceId: string) => {
  const fileId = await lastFile(test);
  await test.platform.call(officer, claimReport, { fileId });
  await test.platform.call(officer, sendReply, { fileId, sentenceId, key: `key-${sentenceId}-${fileId}` });
};

describe('the half hour after sending, at the adult door', () => {
  it('sets a word or gives four words, and takes what was forgotten', async () => {
    const { code, grant } = await report();
    const short = await post('/bao-tin', { grant, go: 'word', word: 'ba' });
    expect(short.status).toBe(422);
    const set = await post('/bao-tin', { grant, go: 'word', word: 'Con Đò Nhỏ' });
    expect(set.html).toContain('Đã nhận từ bí mật của bạn');
    expect(set.html).not.toMatch(/con đò nhỏ/iu);
    const shown = await post('/bao-tin', { grant, go: 'words' });
    const words = [...shown.html.matchAll(/<li>([^<]*)<\/li>/g)].slice(0, 4).map(([, word]) => word);
    const told = await post('/bao-tin', { grant, go: 'say', more: 'còn một tài khoản nữa' });
    expect(told.html).not.toContain('còn một tài khoản nữa');
    expect((await thread()).messages.map(({ text }) => text)).toEqual(['còn một tài khoản nữa']);
    for (const secret of ['con do nho', words.join(', ')])
      expect((await lookUp({ trackingCode: code, secret })).status).toBe(200);
  });

  it('keeps every word when it is too late or the database is away', async () => {
    const { grant } = await report();
    const away = vi.spyOn(test.platform, 'call').mockRejectedValue(new Error('away'));
    const down = await post('/bao-tin', { grant, go: 'say', more: 'chữ đã viết' });
    away.mockRestore();
    expect(down.status).toBe(500);
    expect(textArea(down.html, 'more')).toBe('chữ đã viết');
    test.clock.advance(31 * 60_000);
    const late = await post('/bao-tin', {
      grant: hiddenField(down.html, 'grant'),
      go: 'say',
      more: 'chữ đã viết',
    });
    expect(late.status).toBe(409);
    expect(late.html).toContain('chữ đã viết');
  });

  it('makes no report out of a step, whatever is posted with it', async () => {
    const { grant } = await report();
    const before = await countReports(test);
    await post('/bao-tin', { grant, go: 'say', more: 'thêm', what: 'một tin khác' });
    await post('/bao-tin', { grant: 'made up', go: 'words', what: 'một tin khác' });
    expect(await countReports(test)).toBe(before);
  });
});

describe('coming back', () => {
  it('a wrong code, a wrong word, no word, no message and too many tries are one page, byte for byte', async () => {
    const bare = await report();
    const silent = await report();
    await post('/bao-tin', { grant: silent.grant, go: 'word', word: 'con đò nhỏ' });
    const written = await report();
    await post('/bao-tin', { grant: written.grant, go: 'word', word: 'con đò nhỏ' });
    await answer('READ');
    const tries: Record<string, string>[] = [
      { trackingCode: '0000 0000 0000 0000', secret: 'con mèo' },
      { trackingCode: '', secret: 'con mèo' },
      { trackingCode: bare.code, secret: 'con mèo' },
      { trackingCode: silent.code, secret: 'con mèo' },
      ...Array.from({ length: 6 }, (_, n) => ({ trackingCode: written.code, secret: `con mèo ${n}` })),
      // The right word, while the delay runs.
      { trackingCode: written.code, secret: 'con đò nhỏ' },
    ];
    const answers: Answer[] = [];
    for (const one of tries) answers.push(await lookUp(one));
    // What was typed as the code comes back, and nothing else differs: not between a code that exists and one that does not.
    const without = (html: string, code = '') => html.replace(`value="${code}"`, 'value=""');
    const pages = answers.map(
      ({ status, html }, n) => `${status} ${without(html, tries[n]?.['trackingCode'])}`,
    );
    expect(new Set(pages).size).toBe(1);
    expect(answers[0]?.html).toContain('Chưa mở được tin nhắn');
  });

  it('after a wrong word only the word is typed again: the code stands in its field, in no address, and no copy is kept', async () => {
    const { code, grant } = await report();
    await post('/bao-tin', { grant, go: 'word', word: 'con đò nhỏ' });
    const typed = code.replace(/.{4}/g, '$& ').trim();
    const wrong = await lookUp({ trackingCode: typed, secret: 'con mèo' });
    const field = (html: string) => /<input[^>]*name="trackingCode"[^>]*>/.exec(html)?.[0] ?? '';
    expect(field(wrong.html)).toContain(`value="${typed}"`);
    expect(wrong.html.replace(field(wrong.html), '')).not.toContain(typed);
    expect(wrong.html).not.toContain('con mèo');
    expect(wrong.headers.get('cache-control')).toBe('no-store');
    expect((await lookUp({ trackingCode: typed, secret: 'con đò nhỏ' })).html).toContain('Tin nhắn cho bạn');
    const unkind = await lookUp({ trackingCode: '"><script>', secret: 'x' });
    expect(unkind.html).not.toContain('<script');
    expect(unkind.html).toContain('&quot;&gt;&lt;script&gt;');
  });

  it('a wrong word on the page of the status keeps its seal, never the code; a code typed anew goes before it', async () => {
    const { code, grant } = await report();
    await post('/bao-tin', { grant, go: 'word', word: 'con đò nhỏ' });
    const token = hiddenField((await lookUp({ trackingCode: code })).html, 'token');
    const wrong = await lookUp({ token, secret: 'con mèo' });
    expect(hiddenField(wrong.html, 'token')).toBe(token);
    expect(wrong.html).not.toContain(code);
    const opened = await lookUp({ token, trackingCode: '', secret: 'con đò nhỏ' });
    expect(opened.html).toContain('Tin nhắn cho bạn');
    const other = await lookUp({ token, trackingCode: '0000 0000 0000 0000', secret: 'con đò nhỏ' });
    expect(other.html).toContain('Chưa mở được tin nhắn');
  });

  it('the code alone shows the plain status and nothing of the talk, whatever stands in it', async () => {
    const { code, grant } = await report();
    const page = async () =>
      (await lookUp({ trackingCode: code })).html.replaceAll(/name="token" value="[^"]*"/g, '');
    await test.platform.call(officer, claimReport, { fileId: await lastFile(test) });
    const before = await page();
    expect(before).toContain('Đã có người đọc');
    await post('/bao-tin', { grant, go: 'word', word: 'con đò nhỏ' });
    await post('/bao-tin', { grant, go: 'say', more: 'kể thêm' });
    const fileId = await lastFile(test);
    await test.platform.call(officer, sendReply, { fileId, sentenceId: 'READ', key: 'status-page-key' });
    expect(await page()).toBe(before);
  });

  it('code and word show what the office wrote, never what the informant wrote; the answer arrives once', async () => {
    const { code, grant } = await report({ what: 'Lời kể bí mật', name: 'Chị Thử' });
    await post('/bao-tin', { grant, go: 'word', word: 'con đò nhỏ' });
    await answer('WHICH_PLACE');
    const talk = await lookUp({ trackingCode: code, secret: 'CON ĐÒ NHỎ' });
    expect(talk.html).toContain('Bạn cho biết trẻ đang ở xã, phường nào được không?');
    const next = hiddenField(talk.html, 'grant');
    const told = await Promise.all(
      [1, 2].map(() => lookUp({ grant: next, go: 'say', more: 'Xã Ví Dụ, ấp "Hai"' })),
    );
    for (const { html, headers } of [talk, ...told]) {
      for (const secret of ['Lời kể bí mật', 'Chị Thử', 'Xã Ví Dụ', 'đò nhỏ', code])
        expect(html).not.toContain(secret);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toBeNull();
      expect(html).toMatch(/<title>Trang của bạn · An Nhi<\/title>/);
      expect([...html.matchAll(/action="([^"]*)"/g)].every(([, action]) => action === '/tra-cuu')).toBe(true);
    }
    expect((await thread()).messages.map(({ text }) => text)).toContain('Xã Ví Dụ, ấp "Hai"');
    expect((await thread()).messages).toHaveLength(2);
  });

  it('changes how one may be reached, which the office reads first', async () => {
    const { code, grant } = await report({ phone: '0900 000 000', safeToCall: 'ANY_TIME' });
    await post('/bao-tin', { grant, go: 'word', word: 'con đò nhỏ' });
    const talk = await lookUp({ trackingCode: code, secret: 'con đò nhỏ' });
    const kept = await lookUp({
      grant: hiddenField(talk.html, 'grant'),
      go: 'contact',
      safeToCall: 'NO_CALLS',
      callWhen: 'chồng tôi hay cầm máy',
    });
    expect(kept.html).toContain('Đã lưu.');
    expect(kept.html).not.toContain('chồng tôi');
    const file = { fileId: await lastFile(test), withInformant: false };
    expect(await test.platform.call(officer, getReport, file)).toMatchObject({
      safeToCall: 'NO_CALLS',
      callWhen: 'chồng tôi hay cầm máy',
    });
  });

  it('ends after half an hour with the same closed page', async () => {
    const { code, grant } = await report();
    await post('/bao-tin', { grant, go: 'word', word: 'con đò nhỏ' });
    const talk = await lookUp({ trackingCode: code, secret: 'con đò nhỏ' });
    test.clock.advance(30 * 60_000);
    const late = await lookUp({ grant: hiddenField(talk.html, 'grant'), go: 'say', more: 'muộn' });
    const closed = await lookUp({ trackingCode: '', secret: 'x' });
    expect(`${late.status} ${late.html}`).toBe(`${closed.status} ${closed.html}`);
  });

  it('leaves no word, number or secret in the log', () => {
    for (const secret of ['con đò nhỏ', 'Xã Ví Dụ', 'chồng tôi', '0900'])
      expect(logged.join('\n')).not.toContain(secret);
  });
});

describe('a telephone number that nobody can ring', () => {
  const said = 'Số điện thoại có vẻ chưa đủ';

  it('is kept as it was written, and the receipt says so kindly', async () => {
    const { receipt } = await report({ phone: '0530000', safeToCall: 'ANY_TIME' });
    expect(receipt.status).toBe(200);
    expect(receipt.html).toContain(said);
    expect(receipt.html).not.toContain('0530000');
    const file = { fileId: await lastFile(test), withInformant: true };
    expect(await test.platform.call(officer, getReport, file)).toMatchObject({
      informant: { phone: '0530000' },
    });
    expect((await report({ phone: '0900 000 000' })).receipt.html).not.toContain(said);
    expect((await report()).receipt.html).not.toContain(said);
  });

  it('is said at the professional door and when the way of being reached is changed', async () => {
    const nonce = hiddenField((await open('/bao-tin/chuyen-mon')).html, 'nonce');
    const receipt = await post('/bao-tin/chuyen-mon', { nonce, seen: 'Vết bầm ở tay', phone: '0530000' });
    expect(receipt.html).toContain(said);
    const { code, grant } = await report();
    await post('/bao-tin', { grant, go: 'word', word: 'con đò nhỏ' });
    const talk = await lookUp({ trackingCode: code, secret: 'con đò nhỏ' });
    const contact = { grant: hiddenField(talk.html, 'grant'), go: 'contact', safeToCall: 'ANY_TIME' };
    const changed = await lookUp({ ...contact, phone: '0530000' });
    expect(changed.status).toBe(200);
    expect(changed.html).toContain('Đã lưu. Nhưng số điện thoại có vẻ thiếu');
  });
});

describe('the other doors', () => {
  it('whom the report must not reach, and who the informant is, arrive as fields', async () => {
    const nonce = hiddenField((await open('/bao-tin')).html, 'nonce');
    await post('/bao-tin', [
      ['nonce', nonce],
      ['what', 'Con tôi bị dọa'],
      ['kind', 'PARENT'],
      ['mustNotKnow', 'FATHER'],
      ['mustNotKnow', 'OFFICIALS'],
      ['mustNotKnow', '__proto__'],
      ['mustNotKnowOther', 'bác hàng xóm'],
    ]);
    const file = { fileId: await lastFile(test), withInformant: false };
    expect(await test.platform.call(officer, getReport, file)).toMatchObject({
      informantKind: 'PARENT',
      mustNotKnow: { people: ['FATHER', 'OFFICIALS'], words: 'bác hàng xóm' },
    });
  });

  it('a teacher’s report holds what was seen and who was told; who they are stays with the identity', async () => {
    const form = await open('/bao-tin/chuyen-mon');
    for (const law of [
      'Luật Trẻ em 2016, Điều 51',
      'Nghị định 56/2017/NĐ-CP, Điều 24',
      'Đừng hỏi trẻ về tình tiết',
    ])
      expect(form.html).toContain(law);
    const typed = {
      nonce: hiddenField(form.html, 'nonce'),
      role: 'TEACHER',
      organization: 'Trường Ví Dụ',
      seen: 'Vết bầm ở tay',
      already: 'gọi 111 lúc 9 giờ',
      name: 'Cô Thử',
      callWhen: 'giờ ra chơi',
      phone: '0900 000 000',
    };
    expect((await post('/bao-tin/chuyen-mon', { ...typed, seen: '' })).status).toBe(422);
    const receipt = await post('/bao-tin/chuyen-mon', typed);
    expect(codeOn(receipt)).toMatch(/^\d{16}$/);
    const file = { fileId: await lastFile(test), withInformant: true };
    expect(await test.platform.call(officer, getReport, file)).toMatchObject({
      informantKind: 'TEACHER',
      text: 'Vết bầm ở tay\n\nBạn đã gọi hoặc báo cho ai rồi?\ngọi 111 lúc 9 giờ',
      safeToCall: 'CERTAIN_HOURS',
      callWhen: 'giờ ra chơi',
      informant: { name: 'Cô Thử · Giáo viên, nhân viên nhà trường · Trường Ví Dụ' },
    });
  });
});
