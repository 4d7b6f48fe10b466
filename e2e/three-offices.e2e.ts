import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { coordinationVi } from '#modules/coordination/pages/console/messages.vi.ts';
import { usePlatformProcess } from '#platform/testing/platform-process.ts';
import { hasBrowser } from '#ui/public/preview/browser.ts';
import { expectText, press, useBrowser } from './browser.ts';

const pictures = fileURLToPath(new URL('../build/pictures/', import.meta.url));
const server = usePlatformProcess();
const { open, signIn } = useBrowser(server);
const words = coordinationVi;
const told =
  'Có trang đăng ảnh một bạn lớp em rồi gắn chữ trêu chọc, bạn ấy buồn, mấy hôm nay nghỉ học (thử ba nơi).';
const said = {
  commune: 'Đã gặp bà ngoại ở nhà, cháu đang ở với bà, an toàn (thử).',
  letter: 'Công văn số 5: đã cử cán bộ tâm lý (thử).',
  number: '345/CVĐ-THU',
};
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

let fileId = '';
beforeAll(() => void fs.mkdirSync(pictures, { recursive: true }));

describe.skipIf(!hasBrowser)('one file passes three offices', () => {
  it('a report arrives from the commune of the demonstration and is read', async () => {
    const [commune] = await server.query<{ name: string }>(
      `select a.name from directory.person p join directory.post_holder h on h.person_id = p.id
       join directory.v_organization o on o.id = h.organization_id and o.valid_to is null join directory.v_area a on a.id = o.area_id
       where p.full_name = 'Huỳnh Thị Xã Mẫu'`,
    );
    const child = await open(phone);
    await child.goto(`${server.address}/bao-tin`);
    await child.locator('[name=what]').fill(told);
    await child.locator('[name=place]').fill(commune?.name ?? '');
    await child.locator('form button[type=submit]').first().click();
    await child
      .getByText(/\d{4}\s\d{4}\s\d{4}\s\d{4}/)
      .first()
      .waitFor();
    await child.context().close();
    const newest = () =>
      server.query<{ file: string }>(
        `select r.file_id as file from reports.report r where r.received_at > now() - interval '5 minutes' order by r.received_at desc limit 1`,
      );
    await expect.poll(async () => (await newest()).length, { timeout: 30_000 }).toBe(1);
    fileId = (await newest())[0]?.file ?? '';
  });

  it('the intake officer sends a part to the commune at once, and a slip to the office without an account', async () => {
    const officer = await signIn('phu-trach@an-nhi.example', desk);
    await officer.goto(`${server.address}/console/tin/${fileId}/chuyen`);
    await officer.getByRole('link', { name: words.send.presets.COMMUNE }).click();
    await officer.getByText(words.send.willSee).waitFor();
    await expectText(officer, 'Huỳnh Thị Xã Mẫu');
    await officer.screenshot({ path: path.join(pictures, 'step-preview-1440.png'), fullPage: true });
    await press(officer, 'send');
    await expectText(officer, words.done.sent);

    await officer.getByRole('link', { name: words.send.presets.CHILD_AFFAIRS }).click();
    await officer.getByText(words.send.slipTravels.PAPER).waitFor();
    await officer.locator('[name=personName]').fill('Mai Thị Nhận Thử');
    await officer.locator('[name=signerName]').fill('Phạm Văn Ký Thử');
    await officer.locator('[name=signerPosition]').fill('Phó Giám đốc');
    await press(officer, 'send');
    const download = officer.waitForEvent('download');
    await officer.getByRole('link', { name: words.slipDocx }).click();
    const slip = await download;
    expect(slip.suggestedFilename()).toMatch(/\.docx$/);
    expect(
      fs
        .readFileSync(await slip.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await officer.context().close();
  });

  it('the commune’s officer does the step on a phone, without JavaScript', async () => {
    const officer = await signIn('xa@an-nhi.example', phone);
    await officer.goto(`${server.address}/console/chuyen-den`);
    await expectText(officer, words.purposes.FORWARD_TO_COMMUNE);
    await officer.screenshot({ path: path.join(pictures, 'incoming-360.png'), fullPage: true });
    const card = officer.locator('.step-card', { hasText: words.purposes.FORWARD_TO_COMMUNE });
    await card.getByRole('button', { name: words.act.accept }).click();
    await officer.waitForURL(/\/console\/buoc\/.*xong=accepted/);
    await expectText(officer, told);
    expect(await officer.getByText(words.step.standing.CHILD_PROTECTION_WORKER).count()).toBe(1);
    await officer.screenshot({ path: path.join(pictures, 'step-360.png'), fullPage: true });
    await officer.locator('form:has(input[value=finish]) input[value=CHILD_SAFE]').check();
    await officer.locator('form:has(input[value=finish]) [name=note]').fill(said.commune);
    await press(officer, 'finish');
    await expectText(officer, words.done.finished);
    await officer.context().close();
  });

  it('the receipt of the slip is typed back with its scan, and then the answer', async () => {
    const officer = await signIn('phu-trach@an-nhi.example', { ...desk, javaScriptEnabled: false });
    await officer.goto(`${server.address}/console/tin/${fileId}/chuyen`);
    const receipt = officer.locator('form:has(input[value=receipt])');
    await officer.getByText(words.act.receiptTitle).first().click();
    await receipt.locator('[name=signedBy]').fill('Mai Thị Nhận Thử');
    await receipt.locator('[name=number]').fill(said.number);
    await receipt.locator('[name=scan]').setInputFiles({
      name: 'giay-nhan.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 thu'),
    });
    await press(officer, 'receipt');
    await expectText(officer, said.number);
    await officer.getByText(words.act.finishLetterTitle).first().click();
    await officer.locator('form:has(input[value=finish]) input[value=DONE]').check();
    await officer.locator('form:has(input[value=finish]) [name=note]').fill(said.letter);
    await press(officer, 'finish');
    await officer.context().close();
  });

  it('the file itself passes to the police, who hold it; the sender keeps sight of the state', async () => {
    const officer = await signIn('phu-trach@an-nhi.example', desk);
    await officer.goto(`${server.address}/console/tin/${fileId}/chuyen/gui`);
    await officer.locator('input[name=viec][value=HANDLE_CRIME]').check();
    await officer.locator('input[name=kieu][value=LEAD]').check();
    for (const part of ['TEXT', 'PLACE', 'CHILD']) await officer.locator(`input[value=${part}]`).check();
    await officer.locator('select[name=vai]').selectOption('POLICE');
    await officer.getByRole('button', { name: words.send.preview }).click();
    await officer.getByText(words.send.willSee).waitFor();
    // The police of the commune have no account, so they cannot hold a file here: the province's are offered, and taken.
    await expectText(officer, words.send.problems);
    await officer.getByRole('link', { name: /Đặng Văn Thử/ }).click();
    await officer.getByRole('button', { name: /^Chuyển tới Công an tỉnh/ }).waitFor();
    await press(officer, 'send');

    const police = await signIn('cong-an@an-nhi.example', desk);
    await police.goto(`${server.address}/console/chuyen-den`);
    await police.getByRole('button', { name: words.act.acceptLead }).click();
    await police.waitForURL(/\/console\/buoc\/.*xong=accepted/);
    await expectText(police, words.step.standing.POLICE_CONTACT);
    const [held] = await server.query<{ name: string }>(
      `select o.name from reports.report f join directory.v_organization o on o.id = f.organization_id and o.valid_to is null where f.file_id = '${fileId}'`,
    );
    expect(held?.name).toMatch(/Công an/);

    await officer.goto(`${server.address}/console/tin/${fileId}/chuyen`);
    for (const sentence of [said.commune, said.letter, words.states.ACCEPTED])
      await expectText(officer, sentence);
    expect(await officer.getByText(words.send.presets.POLICE).count()).toBe(0);
    await officer.screenshot({ path: path.join(pictures, 'steps-1440.png'), fullPage: true });
    await police.context().close();
    await officer.context().close();
  });

  it('every clock was kept, or its breach is there for all to see', async () => {
    const clocks = await server.query<{ kept: boolean }>(
      `select accepted_at <= acceptance_due_at and not acceptance_late and not work_late as kept from coordination.step where file_id = '${fileId}'`,
    );
    expect(clocks).toHaveLength(3);
    expect(clocks.every(({ kept }) => kept)).toBe(true);

    // The hour comes sooner for one step: what it looks like when nobody keeps it.
    await server.query(
      `update coordination.step set work_due_at = now() - interval '2 days' where file_id = '${fileId}' and state = 'ACCEPTED' returning id`,
    );
    const police = await signIn('cong-an@an-nhi.example', phone);
    await police.goto(`${server.address}/console/chuyen-den`);
    await expectText(police, words.late);
    await police.context().close();
    const officer = await signIn('phu-trach@an-nhi.example', desk);
    await officer.goto(`${server.address}/console/dieu-phoi?muc=OVERDUE`);
    await expectText(officer, words.late);
    await officer.screenshot({ path: path.join(pictures, 'board-1440.png'), fullPage: true });
    await officer.context().close();
  });
});
