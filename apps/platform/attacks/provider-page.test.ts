import { beforeAll, describe, expect, it } from 'vitest';
import type { Handle } from '#kernel/actions/handle.ts';
import * as removals from '#modules/removals/contract.ts';
import * as reports from '#modules/reports/contract.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';
import { intakeOfficer, lastFile } from './officers.ts';
import { hiddenField, post, report, shapeOf, textArea } from './public-form.ts';

const test = useStartedPlatform();
const link = 'https://www.tiktok.com/@vidu/video/8880000000000000101';
let page = '';

beforeAll(async () => {
  const officer = await intakeOfficer(test);
  await report(test.address, { what: 'Có clip đánh bạn', links: link });
  const fileId = await lastFile(test);
  const call = <Input, Output>(handle: Handle<Input, Output>, input: unknown) =>
    test.platform.call(officer, handle, input);
  await call(reports.claimReport, { fileId });
  await call(reports.verifyReport, { fileId, finding: 'CONFIRMED' });
  const { providerId } = await call(removals.addProvider, {
    name: 'Nền tảng <b>Ví Dụ</b>',
    email: 'goi@vidu.example',
    hosts: ['tiktok.com'],
    isCrossBorder: true,
  });
  const { links } = await call(removals.listRemovableLinks, { fileId });
  const { requestId } = await call(removals.requestRemoval, { fileId, providerId, links });
  page = (
    await call(removals.issueRemoval, {
      fileId,
      requestId,
      signer: { name: 'Nguyễn Thị Thử', position: 'Phó Giám đốc' },
    })
  ).pagePath;
});
const open = async (path: string) => {
  const answer = await fetch(`${test.address}${path}`);
  return { status: answer.status, html: await answer.text() };
};
const answer = (fields: Record<string, string>) => post(test.address, page, fields);

describe('a provider’s page', () => {
  it('shows the exact addresses and never makes one of them a link', async () => {
    const { status, html } = await open(page);
    expect(status).toBe(200);
    expect(html).toContain('tiktok.com/@vidu/video/8880000000000000101');
    expect(html).not.toMatch(/href="[^"]*tiktok/);
    expect(html).toContain('Nền tảng &lt;b&gt;Ví Dụ&lt;/b&gt;');
  });

  it('says nothing of the informant, the child, or the report’s words', async () => {
    expect((await open(page)).html).not.toContain('Có clip đánh bạn');
  });

  it('takes an answer once however often it is pressed, with any words, and gives back what is wrong', async () => {
    const nonce = hiddenField((await open(page)).html, 'nonce');
    const wrong = await answer({ nonce, answer: 'REFUSED', reason: ' ', respondent: '"><script>' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).not.toContain('<script');
    expect(hiddenField(wrong.html, 'respondent')).toBe('"><script>');
    const fields = { nonce, answer: 'REFUSED', reason: '=1+1 <b> \u202e', respondent: '"><script>' };
    const sent = await Promise.all([1, 2, 3].map(() => answer(fields)));
    expect(sent.map((one) => one.status)).toEqual([200, 200, 200]);
    expect(new Set(sent.map((one) => shapeOf(one.html))).size).toBe(1);
    const superuser = await test.client('superuser');
    expect((await superuser.query('select * from removals.answer')).rowCount).toBe(1);
  });

  it('that meets a fault of ours gives the answer back, readable, to be sent again', async () => {
    const superuser = await test.client('superuser');
    await superuser.query(`
      create function public.broken() returns trigger language plpgsql as $$ begin raise exception 'hỏng lạ'; end $$;
      create trigger broken before insert on removals.answer execute function public.broken()`);
    const fields = {
      nonce: hiddenField((await open(page)).html, 'nonce'),
      answer: 'REFUSED',
      reason: 'Chúng tôi viết <dài>\r\nhai dòng',
      respondent: 'Bộ phận A',
    };
    const failed = await answer({ ...fields, lang: 'en' });
    expect(failed.status).toBe(500);
    expect(failed.html).toContain('lang="en"');
    expect(failed.html).toContain(`action="${page}"`);
    expect(textArea(failed.html, 'reason')).toBe(fields.reason);
    expect(textArea(failed.html, 'respondent')).toBe(fields.respondent);
    expect(hiddenField(failed.html, 'nonce')).toBe(fields.nonce);
    expect(hiddenField(failed.html, 'answer')).toBe('REFUSED');
    await superuser.query('drop function public.broken() cascade');
    expect((await answer(fields)).status).toBe(200);
  });

  it('never writes its address to the log', () => {
    expect(test.log.join('\n')).toContain('/yeu-cau-go-bo/:token');
    expect(test.log.join('\n')).not.toContain(page.split('/').at(-1));
  });

  it('is not there for a wrong, a changed or an expired address, and all three answer in the same bytes', async () => {
    const wrong = await open(`/yeu-cau-go-bo/${'A'.repeat(43)}`);
    const changed = await open(`${page.slice(0, -1)}${page.endsWith('A') ? 'B' : 'A'}`);
    test.clock.advance(180 * 86_400_000 + 1);
    const expired = await open(page);
    expect([wrong.status, changed.status, expired.status]).toEqual([404, 404, 404]);
    expect(changed.html).toBe(wrong.html);
    expect(expired.html).toBe(wrong.html);
    expect((await answer({ answer: 'REMOVED', nonce: 'x' })).status).toBe(404);
  });
});
