import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import {
  claimReport,
  closeReport,
  listQueue,
  type NewReport,
  submitReport,
} from '#modules/reports/contract.ts';
import { useConsole } from './testing/console.ts';

const running = useConsole();
const { get, post } = running;

let officer: Actor;
beforeAll(async () => {
  officer = await running.officer(['INTAKE_OFFICER']);
});

/** Sends a report and gives its file. */
async function arrive(report: Partial<NewReport>): Promise<string> {
  const nonce = randomBytes(16).toString('base64url');
  await running.test.platform.call(publicActor, submitReport, { nonce, channel: 'WEB', report });
  running.test.clock.advance(60_000);
  const { items } = await running.test.platform.call(officer, listQueue, { sort: 'NEWEST', limit: 1 });
  return items[0]?.fileId ?? '';
}

const withoutNonce = (text: string) =>
  text.replaceAll(/nonce="[^"]+"/g, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&amp;': '&',
};
/** What stands between the tags, as a person reads it; scripts left out. */
const readable = (html: string) =>
  html
    .replaceAll(/<script[\s\S]*?<\/script>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&(?:lt|gt|quot|#x27|amp);/g, (found) => entities[found] ?? '')
    .replaceAll(/\s+/g, ' ');

describe('who may come in', () => {
  it('leads everybody without a session to the sign-in page, whatever the address, and remembers where they wanted to go', async () => {
    expect((await get('/console')).location).toBe('/console/');
    for (const path of [
      '/console/',
      '/console/tin',
      '/console/tin?mine=1',
      '/console/does-not-exist',
      `/console/tin/${newId()}`,
    ]) {
      const { status, location, text } = await get(path);
      expect([status, text.includes('Hàng chờ')], path).toEqual([303, false]);
      expect(location, path).toMatch(/^\/console\/sign-in\?to=%2Fconsole%2F/);
    }
    expect((await get('/console/tin?mine=1')).location).toBe(
      '/console/sign-in?to=%2Fconsole%2Ftin%3Fmine%3D1',
    );
  });

  it('gives the data behind a page to nobody without a session either', async () => {
    await arrive({ text: 'câu này chỉ cán bộ được đọc' });
    for (const path of ['/console/tin.data', '/console/tin.data?_routes=reports%2Ftin', '/console/_.data']) {
      const { text } = await get(path);
      expect(text, path).not.toContain('câu này');
      expect(text, path).toContain('/sign-in?to=');
    }
  });

  it('gives a form that came too late back whole, with a way to send it again', async () => {
    const file = await arrive({ text: 'a' });
    const { status, text } = await post(`/console/tin/${file}`, {
      do: 'note',
      note: 'ghi chú dài\nhai dòng <b>',
      password: 'khong-duoc-hien',
    });
    expect(status).toBe(401);
    expect(readable(text)).toContain('ghi chú dài hai dòng <b>');
    expect(text).toContain('name="do">note</textarea>');
    expect(text).not.toContain('khong-duoc-hien');
  });

  it('answers the same for a file that is not there and one that is somebody else’s', async () => {
    const file = await arrive({ text: 'của nơi khác' });
    const stranger = official(newId(), ['INTAKE_OFFICER']);
    const [absent, foreign] = [
      await get(`/console/tin/${newId()}`, { as: stranger }),
      await get(`/console/tin/${file}`, { as: stranger }),
    ];
    expect([absent.status, foreign.status]).toEqual([404, 404]);
    expect(withoutNonce(foreign.text)).toBe(withoutNonce(absent.text));
    expect(readable(foreign.text)).toContain('Không tìm thấy');
    expect((await post(`/console/tin/${file}`, { do: 'claim' }, { as: stranger })).status).toBe(404);
  });

  it('says of an empty list why it is empty, and speaks of a filter only where one is set', async () => {
    const newcomer = official(newId(), ['INTAKE_OFFICER']);
    const list = async (query: string) =>
      readable((await get(`/console/tin${query}`, { as: newcomer })).text);
    const closed = await list('?closed=1');
    expect(closed).toContain('Chưa có phản ánh nào kết thúc');
    expect(closed).not.toContain('khớp bộ lọc');
    expect(await list('?closed=1&sort=OLDEST')).toContain('Chưa có phản ánh nào kết thúc');
    expect(await list('?closed=1&priority=HIGH')).toContain('Không có phản ánh nào khớp bộ lọc');
    expect(await list('')).toContain('Hàng chờ đang trống');
  });

  it('shows each role the ways that it has use for', async () => {
    const nav = async (actor: Actor) =>
      readable(
        (await get('/console/nowhere', { as: actor })).text.match(/<nav[\s\S]*?<\/nav>/)?.[0] ?? '',
      ).trim();
    expect(await nav(officer)).toContain('Phản ánh');
    expect(await nav(await running.officer(['AUDITOR'], 'Lê Thị Mẫu'))).not.toContain('Phản ánh');
  });

  it('refuses a form that another site sends', async () => {
    const file = await arrive({ text: 'b' });
    const { status } = await post(
      `/console/tin/${file}`,
      { do: 'claim' },
      { as: officer, headers: { origin: 'https://ac-y.example' } },
    );
    expect(status).toBe(409);
    const { items } = await running.test.platform.call(officer, listQueue, {
      state: ['RECEIVED'],
      sort: 'NEWEST',
    });
    expect(items.map(({ fileId }) => fileId)).toContain(file);
  });
});

it('somebody who only types is known to be there: a request without a body or an effect keeps the session', async () => {
  const answer = await fetch(`${running.address}/console/settings`, { method: 'HEAD', redirect: 'manual' });
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([303, null]);
});

describe('what a page may do', () => {
  it('gives scripts a nonce of this page alone, keeps pages out of every cache and lets no other host in', async () => {
    const [one, two] = [
      await get('/console/tin', { as: officer }),
      await get('/console/tin', { as: officer }),
    ];
    const policy = one.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    expect(two.headers.get('content-security-policy')).not.toContain(nonce);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe|\*/);
    expect(one.headers.get('cache-control')).toBe('no-store');
    const scripts = one.text.match(/<(?:script|style)\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(one.text).not.toMatch(/\son[a-z]+="/);
    expect(one.text.match(/(?:src|href|action)="(?!\/|#|\?)[^"]+"/g) ?? []).toEqual([]);
  });

  it('serves its files under names that never change, and nothing else from that folder', async () => {
    const { text } = await get('/console/tin', { as: officer });
    const file = /\/console\/assets\/root-[^"]+\.css/.exec(text)?.[0] ?? '';
    const sheet = await get(file);
    expect([sheet.status, sheet.headers.get('content-type'), sheet.headers.get('cache-control')]).toEqual([
      200,
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    expect(sheet.text).not.toMatch(/url\((?!\/console\/|data:)|@import/);
    for (const path of [
      '/console/assets/nope.js',
      '/console/assets/..%2f..%2fserver%2findex.js',
      '/console/assets/%2e%2e/server/index.js',
    ]) {
      expect((await get(path)).text, path).not.toContain('ServerRouter');
    }
  });

  it('remembers language and colours in a cookie of the console, and follows no address that leads away', async () => {
    const { status, location, headers } = await post('/console/settings', {
      language: 'en',
      scheme: 'dark',
      back: 'https://ac-y.example/',
    });
    expect([status, location]).toEqual([303, '/console/']);
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/Path=\/console; Max-Age=31536000; HttpOnly; SameSite=Lax$/);
    const { text } = await get('/console/tin', { as: officer, cookies: cookie.split(';')[0] ?? '' });
    expect(text).toContain('lang="en"');
    expect(text).toContain('data-scheme="dark"');
    expect(readable(text)).toContain('Report queue');
    expect((await get('/console/tin', { as: officer, cookies: 'annhi_console=%E0%A4%A; x' })).status).toBe(
      200,
    );
  });
});

describe('working a report without a script', () => {
  it('walks from the queue to the end: claim, triage, verify, note, close, reopen', async () => {
    const file = await arrive({ text: 'Bạn cháu bị doạ' });
    const at = `/console/tin/${file}`;
    const step = async (form: Record<string, string>, from = at) => {
      const sent = await post(from, form, { as: officer });
      expect(sent.status, JSON.stringify(form)).toBe(303);
      return readable((await get(sent.location ?? '', { as: officer })).text);
    };
    expect(readable((await get('/console/tin', { as: officer })).text)).toContain('Bạn cháu bị doạ');
    expect(await step({ do: 'claim', fileId: file }, '/console/tin')).toContain('Bạn đã nhận phản ánh này.');
    expect(await step({ do: 'triage', category: 'SEXTORTION', priority: 'EMERGENCY', note: '' })).toContain(
      'Đã lưu phân loại.',
    );
    expect(await step({ do: 'verify', finding: 'CONFIRMED', note: 'Còn mở được' })).toContain('Còn mở được');
    expect(await step({ do: 'note', note: 'Dòng một\r\nDòng hai' })).toContain('Dòng một Dòng hai');
    const refused = await post(
      at,
      { do: 'close', reason: 'FORWARDED', outcome: 'WITH_RESPONSIBLE_BODY', note: '' },
      { as: officer },
    );
    expect(readable(refused.text)).toContain('Tin khẩn cấp chỉ kết thúc sau khi đã nói chuyện được');
    expect(await step({ do: 'voice', reached: 'yes', note: '' })).toContain('Đã nói chuyện được');
    const closed = await step({
      do: 'close',
      reason: 'FORWARDED',
      outcome: 'WITH_RESPONSIBLE_BODY',
      note: '',
    });
    expect(closed).toContain('Đã chuyển nơi có thẩm quyền');
    expect(closed).toContain('Mở lại');
    expect(readable((await get('/console/tin', { as: officer })).text)).not.toContain('Bạn cháu bị doạ');
    expect(await step({ do: 'reopen', note: 'Gia đình báo thêm' })).toContain('Đã mở lại');
  });

  it('names everything that was left out, in whole sentences, and keeps what was typed', async () => {
    const file = await arrive({ text: 'c' });
    await running.test.platform.call(officer, claimReport, { fileId: file });
    const { status, text } = await post(
      `/console/tin/${file}`,
      { do: 'close', reason: 'SUPPORTED', outcome: '', note: 'viết dở <i>\n\n dòng ba' },
      { as: officer },
    );
    expect(status).toBe(422);
    expect(readable(text)).toContain('Hãy chọn điều người báo tin sẽ đọc.');
    expect(text).toMatch(/<option value="SUPPORTED" selected="">/);
    expect(text).toContain('viết dở &lt;i&gt;\n\n dòng ba</textarea>');
    expect(text).toMatch(/<title>Lỗi: /);
    expect(text).toMatch(/<details class="disclosure" open=""><summary>Kết thúc</);
    const problem = /<a href="#([^"]+)">Hãy chọn điều/.exec(text)?.[1] ?? '?';
    expect(text).toContain(`id="${problem}"`);
  });

  it('loses nothing when somebody was faster: the page shows the present step and the text that no longer has a form', async () => {
    const file = await arrive({ text: 'd' });
    await running.test.platform.call(officer, claimReport, { fileId: file });
    await running.test.platform.call(officer, closeReport, {
      fileId: file,
      reason: 'NUISANCE',
      outcome: 'NOT_ABOUT_A_CHILD',
    });
    const { status, text } = await post(
      `/console/tin/${file}`,
      { do: 'verify', finding: 'UNCLEAR', note: 'câu tôi vừa viết' },
      { as: officer },
    );
    expect(status).toBe(409);
    expect(readable(text)).toContain('Tin này vừa được người khác xử lý');
    expect(text).toMatch(/readOnly=""[^>]*>[^<]*câu tôi vừa viết<\/textarea>/);
    expect(text).toMatch(/class="is-here" aria-current="step">.*?Kết thúc/s);
  });

  it('tells the second of two who claim that somebody has it', async () => {
    const file = await arrive({ text: 'e' });
    const other = await running.officer(['INTAKE_OFFICER'], 'Trần Văn Mẫu');
    const both = await Promise.all(
      [officer, other].map((as) => post('/console/tin', { do: 'claim', form: file, fileId: file }, { as })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(readable(both.find(({ status }) => status === 409)?.text ?? '')).toMatch(
      /người khác xử lý|có người nhận|Người khác đang phụ trách/,
    );
  });

  it('refuses a form that no page has', async () => {
    for (const name of ['', 'nope', 'toString', '__proto__'])
      expect((await post('/console/tin', { do: name }, { as: officer })).status, name).toBe(400);
  });
});

describe('text that somebody sent', () => {
  const link = 'https://www.tiktok.com/@vidu/video/8880000000000000777';

  it('is shown as it is: no markup, no link, spaces kept, unseen characters by their code', async () => {
    const file = await arrive({
      text: '<img src=x onerror=alert(1)>\n  thụt vào\u202Egnod\u200b https://vi-du.example/a',
      links: [link, 'javascript:alert(1)'],
    });
    const { text } = await get(`/console/tin/${file}`, { as: officer });
    const page = text.replaceAll(/<script[\s\S]*?<\/script>/g, '');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;\n  thụt vào');
    expect(page).not.toMatch(/[\u202e\u200b]/);
    expect(page).toContain('>U+202E<');
    expect(page).toContain('>U+200B<');
    expect(page.match(/<a [^>]*href="(?!\/console|#|\?)[^"]*"/g) ?? []).toEqual([]);
    expect(page).toContain('hxxps://tiktok[.]com/@vidu/video/8880000000000000777');
    expect(page).toMatch(/<div class="inert" dir="auto">/);
  });

  it('cannot end the script that carries the page’s data', async () => {
    const file = await arrive({ text: '</script><script>window.hacked=1</script><!--' });
    const { text } = await get(`/console/tin/${file}`, { as: officer });
    expect(text).not.toContain('<script>window.hacked');
  });

  it('cannot be put into the page by the address', async () => {
    const { text } = await get(
      '/console/tin?xong=%3Cscript%3Ealert(1)%3C/script%3E&state=%22%3E%3Cimg&sort=__proto__&after=rác',
      { as: officer },
    );
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img');
  });
});

describe('who reported', () => {
  it('stays hidden until it is asked for, and asking is on record', async () => {
    const file = await arrive({
      text: 'f',
      informant: {
        kind: 'PARENT',
        name: 'Chị Ví Dụ',
        phone: '0900 000 000',
        email: '',
        safeToCall: 'NO_CALLS',
        callWhen: '',
      },
    });
    const reader = await running.test.client('superuser');
    const leaves = async () => {
      const found = await reader.query<{ body: Buffer }>('select body from audit.leaf order by id');
      return found.rows
        .map(({ body }) => body.toString('utf8'))
        .filter((body) => body.includes(file) && body.includes('get-report'));
    };
    const hidden = await get(`/console/tin/${file}`, { as: officer });
    expect(hidden.text).not.toContain('0900 000 000');
    expect(hidden.text).not.toContain('Chị Ví Dụ');
    const before = await leaves();
    const shown = await get(`/console/tin/${file}?informant=1`, { as: officer });
    expect(readable(shown.text)).toContain('0900 000 000');
    expect(readable(shown.text)).toContain('KHÔNG được gọi');
    const after = await leaves();
    expect(after.length).toBe(before.length + 1);
    expect(before.join()).not.toContain('"informant"');
    expect(after.join()).toContain('"informant"');
  });
});

describe('the queue', () => {
  it('pages through more than fifty without missing or repeating one, keeping the filter in the address', async () => {
    const mine = await running.officer(['INTAKE_OFFICER'], 'Phạm Thị Mẫu');
    for (let n = 0; n < 53; n += 1) await arrive({ text: `tin thứ ${n}` });
    const seen: string[] = [];
    let at = '/console/tin?state=RECEIVED&sort=NEWEST';
    for (let page = 0; page < 4 && at; page += 1) {
      const { text, status } = await get(at, { as: mine });
      expect(status).toBe(200);
      const found = [...text.matchAll(/class="queue-open" href="\/console\/tin\/([^"]+)"/g)].map(
        ([, id]) => id ?? '',
      );
      expect(found.length).toBeLessThanOrEqual(50);
      seen.push(...found);
      const next = /class="paging-next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
      if (next) expect(next).toContain('state=RECEIVED&sort=NEWEST');
      at = next;
    }
    expect(seen.length).toBeGreaterThan(52);
    expect(new Set(seen).size).toBe(seen.length);
  }, 60_000);

  it('says that it is empty in words that tell why', async () => {
    expect(readable((await get('/console/tin?category=CSAM&priority=LOW', { as: officer })).text)).toContain(
      'Không có phản ánh nào khớp bộ lọc',
    );
  });
});

it('writes nothing to the log that a person could have caused', () => {
  expect(running.faults).toEqual([]);
});
