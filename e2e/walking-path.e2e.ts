import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPagesWords } from '#modules/reports/pages/public/words.ts';
import { usePlatformProcess } from '#platform/testing/platform-process.ts';
import { hasBrowser } from '#ui/public/preview/browser.ts';
import { expectText, press, unfold, useBrowser } from './browser.ts';

const pictures = fileURLToPath(new URL('../build/pictures/', import.meta.url));
const mails: Buffer[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, _session, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      mails.push(Buffer.concat(parts));
      done();
    });
  },
});
const smtpPort = await new Promise<number>((resolve) => {
  smtp.listen(0, '127.0.0.1', () => resolve((smtp.server.address() as AddressInfo).port));
});

const server = usePlatformProcess({ ANNHI_SMTP_URL: `smtp://127.0.0.1:${smtpPort}` });
const { open, signIn } = useBrowser(server);
const words =
  'Có clip một bạn lớp em bị đánh, bị đưa lên TikTok, nhiều người xem lắm. Xin các cô chú giúp gỡ.';
const link = 'https://www.tiktok.com/@vidu.e2e/video/8880000000000000999?is_from_webapp=1';
const canonical = 'https://tiktok.com/@vidu.e2e/video/8880000000000000999';

beforeAll(() => void fs.mkdirSync(pictures, { recursive: true }));
afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())));

describe.skipIf(!hasBrowser)('a report walks all the way', () => {
  let trackingCode = '';

  it('a pupil reports on a phone without JavaScript and gets a code', async () => {
    const phone = await open({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    await phone.goto(server.address);
    await phone.screenshot({ path: path.join(pictures, 'home-360.png') });
    await phone.goto(`${server.address}/bao-tin`);
    await phone.locator('[name=what]').fill(words);
    await phone.locator('[name=links]').fill(link);
    await phone.locator('[name=childAge]').fill('12');
    await phone.screenshot({ path: path.join(pictures, 'form-360.png') });
    await phone.locator('form button[type=submit]').first().click();
    const text = await phone.locator('main').innerText();
    trackingCode = /\d{4}\s\d{4}\s\d{4}\s\d{4}/.exec(text)?.[0] ?? '';
    expect(trackingCode).not.toBe('');
    expect(phone.url()).toBe(`${server.address}/bao-tin`);
    await phone.screenshot({ path: path.join(pictures, 'receipt-360.png') });
    await phone.context().close();
  });

  it('an officer claims, triages, checks, and asks the provider; the letter leaves with its number', async () => {
    const desk = await signIn('phu-trach@an-nhi.example', { viewport: { width: 1440, height: 900 } });
    await desk.goto(`${server.address}/console/tin`);
    await desk.screenshot({ path: path.join(pictures, 'queue-1440.png') });
    await desk.getByText('Có clip một bạn lớp em bị đánh').first().click();
    await desk.waitForURL(/\/console\/tin\/[0-9a-f-]{36}/);
    await expectText(desk, 'hxxps://tiktok[.]com/@vidu.e2e/video/8880000000000000999');
    // By its own address: the decision stays here instead of leading to the next one of the queue.
    await desk.goto(desk.url().split('?')[0] ?? '');
    const proposal = desk.locator('form:has(input[name=do][value=confirm])').first();
    await expect
      .poll(
        async () => {
          if ((await proposal.count()) === 0) await desk.reload();
          return proposal.count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await proposal.locator('select[name=category]').selectOption('VIOLENCE');
    await proposal.locator('select[name=priority]').selectOption('HIGH');
    await press(desk, 'confirm');
    await unfold(desk, 'verify');
    await desk.locator('form:has(input[value=verify]) input[value=CONFIRMED]').first().check();
    await press(desk, 'verify');
    await desk.screenshot({ path: path.join(pictures, 'file-1440.png') });
    await desk.goto(`${desk.url().split('?')[0]}/go-bo`);
    await press(desk, 'request');
    await desk.locator('input[name=signerName]').fill('Phạm Văn Ký Thử');
    await press(desk, 'issue');
    await expectText(desk, /Yêu cầu số \d+\//);
    await desk.screenshot({ path: path.join(pictures, 'removals-1440.png'), fullPage: true });
    await desk.context().close();
  });

  it('the provider gets the letter by mail, answers on its own page, and the clock runs from receipt', async () => {
    // Others are written to as well: whoever is rung about an emergency of the demonstration.
    const letters = async () =>
      (await Promise.all(mails.map((raw) => PostalMime.parse(raw)))).filter(
        (one) => one.attachments.length > 0,
      );
    await expect.poll(async () => (await letters()).length, { timeout: 60_000 }).toBeGreaterThan(0);
    const [mail] = await letters();
    if (!mail) throw new Error('a letter has just been there');
    expect(mail.attachments.map((one) => one.mimeType)).toContain('application/pdf');
    const address = /http:\/\/\S+\/yeu-cau-go-bo\/\S+/.exec(mail.text ?? '')?.[0] ?? '';
    const abuseDesk = await open({ viewport: { width: 768, height: 1000 }, javaScriptEnabled: false });
    await abuseDesk.goto(address);
    expect(await abuseDesk.content()).toContain(canonical);
    await abuseDesk.screenshot({ path: path.join(pictures, 'provider-768.png'), fullPage: true });
    await abuseDesk.locator('input[name=answer][value=REMOVED]').check();
    await abuseDesk.locator('[name=respondent]').fill('Bộ phận tiếp nhận (thử)');
    await abuseDesk.locator('form button[type=submit]').first().click();
    await expectText(abuseDesk, 'Đã nhận trả lời của quý đơn vị');
    await abuseDesk.context().close();
  });

  it('the officer sees that it is gone and closes; the pupil reads the outcome with the code', async () => {
    const desk = await signIn('phu-trach@an-nhi.example', {
      viewport: { width: 1440, height: 900 },
      javaScriptEnabled: false,
    });
    await desk.goto(`${server.address}/console/tin?mine=1`);
    await desk.getByText('Có clip một bạn lớp em bị đánh').first().click();
    const file = desk.url().split('?')[0] ?? '';
    await desk.goto(`${file}/go-bo`);
    await expectText(desk, 'Nhà cung cấp trả lời');
    await desk.locator('input[name="finding-0"][value=GONE]').check();
    await press(desk, 'check');
    await desk.goto(file);
    await unfold(desk, 'close');
    await desk.locator('form:has(input[value=close]) select[name=reason]').first().selectOption('REMOVED');
    await desk
      .locator('form:has(input[value=close]) select[name=outcome]')
      .first()
      .selectOption('CONTENT_REMOVED');
    await press(desk, 'close');
    await desk.context().close();

    const phone = await open({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    await phone.goto(`${server.address}/tra-cuu`);
    await phone.locator('[name=trackingCode]').fill(trackingCode);
    await phone.locator('form button[type=submit]').first().click();
    const outcome = reportPagesWords('vi').status.outcomes.CONTENT_REMOVED;
    expect(await phone.locator('main').innerText()).toContain(outcome);
    expect(phone.url()).toBe(`${server.address}/tra-cuu`);
    await phone.screenshot({ path: path.join(pictures, 'status-360.png'), fullPage: true });
    await phone.context().close();
  });

  it('and the picture of it is made', async () => {
    const page = await open({ viewport: { width: 1600, height: 900 }, deviceScaleFactor: 1 });
    const image = (name: string, width: number) =>
      `<img width="${width}" src="data:image/png;base64,${fs.readFileSync(path.join(pictures, name)).toString('base64')}">`;
    await page.setContent(`<body style="margin:0;background:#d7ebf0;display:flex;gap:40px;align-items:center;justify-content:center;height:900px">
      <div style="display:flex;border-radius:28px;overflow:hidden;box-shadow:0 12px 40px #17313a44">${image('home-360.png', 360)}</div>
      <div style="display:flex;border-radius:14px;overflow:hidden;box-shadow:0 12px 40px #17313a44">${image('queue-1440.png', 1080)}</div></body>`);
    await page.screenshot({ path: path.join(pictures, 'walking-path.png') });
    expect(fs.statSync(path.join(pictures, 'walking-path.png')).size).toBeGreaterThan(50_000);
    await page.context().close();
  });
});
