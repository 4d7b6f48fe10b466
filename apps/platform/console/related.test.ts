import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import * as reports from '#modules/reports/contract.ts';
import { useConsole } from './testing/console.ts';

const running = useConsole();
const { get, post } = running;
const readable = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('what belongs with a report', () => {
  let officer: Actor;
  const files: string[] = [];

  beforeAll(async () => {
    officer = await running.officer(['INTAKE_OFFICER', 'SUPERVISOR']);
    const text =
      'Trang này đăng clip một nhóm bạn đánh bạn nữ lớp 8 ở sân sau của trường, quay lại rồi tung lên mạng cho cả lớp xem';
    for (const more of ['', ' ạ', ' nhờ cô chú xem giúp']) {
      await running.test.platform.call(publicActor, reports.submitReport, {
        nonce: randomBytes(16).toString('base64url'),
        channel: 'WEB',
        report: { text: text + more, links: ['https://www.tiktok.com/@vidu/video/8880000000000000707'] },
      });
      running.test.clock.advance(60_000);
      await running.test.runWaitingJobs();
    }
    const { items } = await running.test.platform.call(officer, reports.listQueue, { sort: 'OLDEST' });
    files.push(...items.map(({ fileId }) => fileId));
  });
  const page = async (file = files[2]) => (await get(`/console/tin/${file}/lien-quan`, { as: officer })).text;
  const send = (form: Record<string, string>, file = files[2]) =>
    post(`/console/tin/${file}/lien-quan`, form, { as: officer });

  it('is proposed with what matches, both side by side, and no address that opens', async () => {
    const html = await page();
    const text = readable(html);
    expect(text).toContain('Có thể là cùng một việc');
    expect(text).toContain('cùng đường dẫn');
    expect(text).toContain('Tin này (số 3)');
    expect(text).toContain('Tin số 1');
    expect(html).not.toMatch(/<main[\s\S]*href="https?:/);
    expect(text).not.toMatch(/https:\/\/(www\.)?tiktok/);
  });

  it('is merged by a person with a reason, shown as merged, and taken apart again', async () => {
    const refused = await send({
      do: 'merge',
      form: files[0] ?? '',
      otherFileId: files[0] ?? '',
      reason: '',
    });
    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('Viết lý do; một câu là đủ.');
    const merged = await send({
      do: 'merge',
      form: files[0] ?? '',
      otherFileId: files[0] ?? '',
      direction: 'THERE',
      reason: 'cùng một clip',
    });
    expect(merged.status).toBe(303);
    expect(readable(await page())).toContain('Tin này đã gộp vào phản ánh số 1.');
    expect(readable(await page(files[0]))).toContain('Đã gộp vào cùng một việc');
    const undone = await send({
      do: 'unmerge',
      form: files[2] ?? '',
      mergedFileId: files[2] ?? '',
      reason: 'nhầm',
    });
    expect(undone.status).toBe(303);
    expect(readable(await page())).not.toContain('đã gộp vào phản ánh số 1.');
  });

  it('is said not to be the same, or gathered into an incident', async () => {
    const other = files[1] ?? '';
    const dismissed = await send({ do: 'dismiss', form: other, otherFileId: other, reason: 'khác clip' });
    expect(dismissed.status).toBe(303);
    expect(await page()).not.toContain('name="otherFileId" value="' + other + '"');
    const opened = await send({
      do: 'open-incident',
      form: other,
      otherFileId: files[0] ?? '',
      title: 'Tài khoản ví dụ',
    });
    expect(opened.status).toBe(303);
    expect(readable(await page())).toContain('Tài khoản ví dụ');
  });
});
