import { describe, expect, it } from 'vitest';
import { getReport } from '#modules/reports/contract.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';
import { countReports, intakeOfficer, lastFile } from './officers.ts';
import { codeOn, openForm, post, report, shapeOf, textArea } from './public-form.ts';

const test = useStartedPlatform();
const longest = 'Chữ có dấu. '.repeat(20_000).slice(0, 200_000);

const meaningful: [string, string][] = [
  ['one letter', 'a'],
  ['one sign', '?'],
  ['one picture', '😭'],
  ['200,000 characters', longest],
  ['binary', Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join('')],
  ['decomposed accents', 'Con tôi bị đe doạ trên mạng'.normalize('NFD')],
  ['zero widths', 'c\u200bo\u200dn\u2060 t\ufeffôi'],
  ['right-to-left override', 'tệp \u202egpj.exe\u202c đó'],
  ['HTML', '</textarea></form><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;&amp;'],
  ['a spreadsheet formula', '=HYPERLINK("http://vidu.example";"bấm")\t+1+1\t@SUM(A1)\t-2'],
  ['SQL', "'; drop table reports.report; --"],
  ['a template', '${7*7} {{7*7}} <%= 7*7 %> %s %n $1'],
  ['only line breaks around one word', '\r\n\r\nem\r\n'],
];

describe('whatever a person types', () => {
  it.each(meaningful)(
    '%s is taken, kept byte for byte and shown to the officer as typed',
    async (_name, text) => {
      const code = await report(test.address, {
        what: text,
        place: text.slice(0, 2_000),
        name: text.slice(0, 1_000),
      });
      expect(code).toMatch(/^\d{16}$/);
      const officer = await intakeOfficer(test);
      const kept = await test.platform.call(officer, getReport, {
        fileId: await lastFile(test),
        withInformant: true,
      });
      expect(kept.text).toBe(text);
      expect(kept.place).toBe(text.slice(0, 2_000));
      expect(kept.informant?.name ?? text.slice(0, 1_000)).toBe(text.slice(0, 1_000));
    },
  );

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\r\n\u00a0\u3000'],
    ['only what nobody sees', '\u200b\u200d\u2060\ufeff\u3164\u202e\u0000'],
  ])('%s is asked again with a sentence at the field, and every other field stays', async (_name, what) => {
    const before = await countReports(test);
    const answer = await post(test.address, '/bao-tin', {
      nonce: await openForm(test.address),
      what,
      place: 'Xã Ví Dụ',
      callWhen: 'trưa',
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Hãy viết vài chữ');
    expect(answer.html).toContain('href="#what"');
    expect(answer.html).toContain('value="Xã Ví Dụ"');
    expect(answer.html).toContain('value="trưa"');
    expect(await countReports(test)).toBe(before);
  });

  it('what is over the limit comes back whole with a kind sentence, and is taken once it is shortened', async () => {
    const nonce = await openForm(test.address);
    const tooLong = `${longest}ơi`;
    const answer = await post(test.address, '/bao-tin', {
      nonce,
      what: tooLong,
      links: 'https://vidu.example/a',
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Không chữ nào bị cắt');
    expect(textArea(answer.html, 'what')).toBe(tooLong);
    expect(textArea(answer.html, 'links')).toBe('https://vidu.example/a');
    expect(codeOn(await post(test.address, '/bao-tin', { nonce, what: longest }))).toMatch(/^\d{16}$/);
  });

  it('never becomes markup on a page that comes back, in any field', async () => {
    const page = async (text: string) => {
      const fields = {
        what: '',
        links: '',
        place: text,
        childAge: text,
        name: text,
        phone: text,
        email: text,
        callWhen: text,
      };
      return (await post(test.address, '/bao-tin', { nonce: await openForm(test.address), ...fields })).html;
    };
    const kind = shapeOf(await page('bình thường'));
    for (const [name, text] of meaningful) {
      if (text.length > 1_000 || text.includes('\n')) continue;
      expect(shapeOf(await page(text)).replaceAll(' value', ''), name).toBe(kind.replaceAll(' value', ''));
    }
  });

  it('can be a tracking code in a form without becoming markup either', async () => {
    const wrong = await post(test.address, '/tra-cuu', { trackingCode: '"><script>alert(1)</script>' });
    expect(wrong.status).toBe(404);
    expect(wrong.html).not.toContain('<script');
  });

  it('leaves no word of itself in the log', async () => {
    await report(test.address, { what: 'bí-mật-không-được-ghi', name: 'người-không-được-ghi' });
    await post(test.address, '/bao-tin', { nonce: 'hỏng', what: 'bí-mật-không-được-ghi' });
    expect(test.log.join('\n')).not.toContain('không-được-ghi');
  });
});
