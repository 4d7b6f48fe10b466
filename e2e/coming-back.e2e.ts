import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { usePlatformProcess } from '#platform/testing/platform-process.ts';
import { hasBrowser } from '#ui/public/preview/browser.ts';
import { press, useBrowser } from './browser.ts';

const server = usePlatformProcess();
const { open, signIn } = useBrowser(server);
const link = 'https://www.tiktok.com/@vidu.e2e/video/8880000000000000777';
const told = {
  mother:
    'Con gái tôi bị một người lạ trên mạng dọa đăng hình, đòi nạp thẻ cào năm trăm nghìn. Cháu khóc suốt.',
  child:
    'Có người lạ trên mạng dọa đăng hình em, đòi em nạp thẻ cào năm trăm nghìn. Em khóc suốt, em sợ lắm.',
};
const small = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
const wide = { viewport: { width: 1440, height: 900 }, javaScriptEnabled: false };

describe.skipIf(!hasBrowser)('mother and child report the same thing (Chromium, no JavaScript)', () => {
  const mother = { code: '', secret: 'bông sen nhỏ' };
  const child = { code: '', words: '' };
  let files: string[] = [];

  it('the mother sends, sets a secret word, and remembers something more', async () => {
    const phone = await open(small);
    await phone.goto(`${server.address}/bao-tin`);
    await phone.locator('[name=what]').fill(told.mother);
    await phone.locator('[name=links]').fill(link);
    await phone.getByLabel('Cha mẹ, người thân').check();
    await phone.getByRole('button', { name: 'Gửi tin' }).click();
    mother.code = await codeOn(phone);
    await phone.getByLabel('Từ bí mật của bạn').fill(mother.secret);
    await phone.getByRole('button', { name: 'Dùng từ này' }).click();
    await phone.getByText('Đã nhận từ bí mật của bạn').waitFor();
    await phone.getByLabel('Kể thêm vào tin vừa gửi').fill('Cháu kể là quen trong game');
    await phone.getByRole('button', { name: 'Gửi thêm' }).click();
    await phone.getByText('Đã nhận thêm').waitFor();
    expect(await phone.content()).not.toMatch(/quen trong game|nạp thẻ/);
    expect(phone.url()).toBe(`${server.address}/bao-tin`);
    await phone.context().close();
  });

  it('the child tells, takes the code in four words, and tells more without it', async () => {
    const phone = await open(small);
    await phone.goto(`${server.address}/em`);
    await phone.getByRole('button', { name: 'Em muốn kể' }).click();
    await phone.getByRole('button', { name: 'Tiếp', exact: true }).click();
    await phone.locator('#tell').fill(told.child);
    await phone.getByRole('button', { name: 'Tiếp', exact: true }).click();
    await phone.locator('#links').fill(link);
    await phone.getByRole('button', { name: 'Tiếp', exact: true }).click();
    await phone.getByLabel('Mẹ', { exact: true }).check();
    await phone.getByRole('button', { name: 'Gửi luôn' }).click();
    await phone.getByRole('button', { name: 'Cho em xem mã' }).click();
    child.code = await codeOn(phone);
    await phone.getByRole('button', { name: 'Cho em bốn từ' }).click();
    child.words = (await phone.locator('.code-words li').allInnerTexts()).join(' ');
    expect(child.words.split(' ').length).toBeGreaterThanOrEqual(4);
    await phone.getByRole('button', { name: 'Em muốn kể thêm' }).click();
    await phone.locator('#more').fill('nó nhắn nữa rồi');
    await phone.getByRole('button', { name: 'Gửi cho cô chú' }).click();
    await phone.getByText('Cô chú nhận thêm rồi').waitFor();
    expect(phone.url()).toBe(`${server.address}/em`);
    expect(await phone.title()).toBe('Trang của em · An Nhi');
    await phone.context().close();
  });

  it('an officer claims both, answers each, and joins them as one event', async () => {
    const rows = await server.query<{ id: string }>(
      'select file_id as id from reports.report order by reference desc limit 2',
    );
    files = rows.map(({ id }) => id).toReversed();
    const desk = await signIn('phu-trach@an-nhi.example', wide);
    for (const [place, file] of files.entries()) {
      await desk.goto(`${server.address}/console/tin/${file}`);
      await press(desk, 'claim');
      await desk.goto(`${server.address}/console/tin/${file}/trao-doi`);
      await desk.getByText(place === 0 ? 'quen trong game' : 'nó nhắn nữa rồi').waitFor();
      await desk
        .getByRole('link', { name: place === 0 ? 'Cơ quan có trách nhiệm đang xem xét' : 'Mời gọi 111' })
        .click();
      await desk.getByText('Người báo tin sẽ đọc đúng câu này').waitFor();
      await press(desk, 'send');
    }
    // The rules propose the two as one; a person decides.
    await expect
      .poll(
        async () => {
          await desk.goto(`${server.address}/console/tin/${files[0]}/lien-quan`);
          return desk.locator('form:has(input[name=do][value=merge])').count();
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBeGreaterThan(0);
    await press(desk, 'merge');
    const merged = await server.query<{ merged: number }>(
      'select count(merged_into_id)::int as merged from reports.report where merged_into_id is not null',
    );
    expect(merged).toEqual([{ merged: 1 }]);
    // One approved sentence to both informants at once, each alone.
    await desk.goto(`${server.address}/console/tin/${files[0]}/trao-doi?cau=THANKS`);
    await desk.locator('input[name=also]').check();
    await desk.locator('form:has(input[name=do][value=bulk]) button[type=submit]').click();
    await desk.getByText('Kết quả gửi').waitFor();
    expect(await desk.locator('main').innerText()).toMatch(/: đã gửi\.\s+Phản ánh \d+: đã gửi\./);
    await desk.context().close();
  });

  it('each comes back and reads their own answer; neither learns of the other', async () => {
    const phone = await open(small);
    const status = await lookUp(phone, mother.code, '');
    expect(await phone.title()).toBe('Trang của bạn · An Nhi');
    expect(status).toContain('Đã có người đọc');
    const own = await lookUp(phone, mother.code, 'BONG SEN NHO');
    expect(own).toContain('Cơ quan có trách nhiệm đang xem xét việc này.');
    expect(own).toContain('Cảm ơn bạn đã báo tin. Bạn đã làm đúng.');
    expect(own).not.toMatch(/111 nhé|Em gọi|nó nhắn nữa|quen trong game|nạp thẻ/);
    expect(phone.url()).toBe(`${server.address}/tra-cuu`);
    await phone.getByLabel('Trả lời, hoặc kể thêm').fill('Cảm ơn, cháu đỡ sợ rồi');
    await phone.getByRole('button', { name: 'Gửi', exact: true }).click();
    await phone.getByText('Đã gửi.').waitFor();

    const theirs = await lookUp(phone, child.code, child.words);
    expect(theirs).toContain('Lúc nào an toàn, em gọi 111 nhé.');
    expect(theirs).toContain('Cảm ơn em đã kể. Em làm đúng rồi.');
    expect(theirs).not.toMatch(/Cơ quan có trách nhiệm|đỡ sợ|quen trong game|nó nhắn nữa/);
    for (const [code, secret] of [
      [mother.code, child.words],
      [child.code, mother.secret],
    ] as const)
      expect(await lookUp(phone, code, secret)).toContain('Chưa mở được tin nhắn');

    // Leaving: nothing of it comes back by the browser's own Back.
    await lookUp(phone, child.code, child.words);
    await phone.getByRole('link', { name: 'Thoát', exact: true }).click();
    await phone.getByRole('heading', { name: 'Lịch' }).waitFor();
    await phone.goBack().catch(() => null);
    let content = '';
    const look = async () => (content = await phone.content().catch(() => ''));
    await expect.poll(look).toContain('</html>');
    expect(content).not.toContain('an toàn, em gọi');
    await phone.context().close();
  });
});

async function lookUp(phone: Page, code: string, secret: string): Promise<string> {
  await phone.goto(`${server.address}/tra-cuu`);
  await phone.locator('[name=trackingCode]').fill(code);
  await phone.locator('[name=secret]').fill(secret);
  await phone.getByRole('button', { name: 'Xem', exact: true }).click();
  return phone.locator('main').innerText();
}

async function codeOn(phone: Page): Promise<string> {
  const code = (await phone.locator('.tracking-code').innerText()).replaceAll(/\s/g, '');
  expect(code).toMatch(/^\d{16}$/);
  return code;
}
