import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { renderPublicPage } from '#ui/public/index.ts';
import { unkindText } from '#ui/public/preview/example.ts';
import { tagsOf } from '#ui/public/preview/tags.ts';
import { emptyReportForm, type ReportFormPageProps } from './props.ts';
import { ReportFormPage } from './report-form-page.tsx';

const base: ReportFormPageProps = {
  frame: { language: 'vi', isDemo: false, assets: { stylesheet: '/s.css', icon: '/i.svg' } },
  action: '/bao-tin',
  nonce: 'sealed-example',
  values: emptyReportForm,
  problems: [],
  communes: ['Xã Ví Dụ'],
};
const draw = (change: Partial<ReportFormPageProps>) =>
  renderPublicPage(createElement(ReportFormPage, { ...base, ...change }));
const everyValue = (text: string) => ({
  ...emptyReportForm,
  what: text,
  links: text,
  place: text,
  childAge: text,
  name: text,
  phone: text,
  email: text,
  callWhen: text,
});

describe('the report form', () => {
  it('keeps the shape of the page whatever is typed into any field', () => {
    const shape = (text: string) =>
      tagsOf(draw({ values: everyValue(text), communes: [text] })).map(({ element, attributes }) =>
        [element, ...attributes.map(({ name }) => name)].join(' '),
      );
    expect(shape(unkindText)).toEqual(shape('kind'));
  });

  it('asks nothing of the person before the first question but says whom to call', () => {
    const html = draw({ unattendedUntil: '2026-11-22T00:00:00Z' });
    const first = html.indexOf('id="what"');
    for (const sentence of [
      'Có người đang gặp nguy hiểm',
      'chưa có người đọc ngay',
      '7 giờ sáng Chủ nhật 22/11',
    ])
      expect(html.indexOf(sentence), sentence).toSatisfy((at: number) => at > 0 && at < first);
  });

  it('hides the questions about the person until they are wanted, and shows them when they are filled or wrong', () => {
    const isOpen = (change: Partial<ReportFormPageProps>) =>
      /<details class="fold" open="">/.test(draw(change));
    expect(isOpen({})).toBe(false);
    expect(isOpen({ values: { ...emptyReportForm, phone: '0900 000 000' } })).toBe(true);
    expect(isOpen({ problems: [{ field: 'callWhen', message: 'Hãy viết những giờ gọi được.' }] })).toBe(true);
  });

  it('links each sentence of the summary to its field and repeats it there', () => {
    const html = draw({
      problems: [
        { field: 'what', message: 'Câu thứ nhất.' },
        { field: 'safeToCall', message: 'Câu thứ hai.' },
      ],
    });
    for (const [field, message] of [
      ['what', 'Câu thứ nhất.'],
      ['safeToCall', 'Câu thứ hai.'],
    ]) {
      expect(html).toContain(`<a href="#${field}">${message}</a>`);
      expect(html).toMatch(new RegExp(`<p class="problem" id="${field}-problem">.*?${message}</p>`));
      expect(
        tagsOf(html).some((tag) => tag.attributes.some((a) => a.name === 'id' && a.value === field)),
      ).toBe(true);
    }
    expect(html).toContain('<title>Lỗi: ');
  });

  it('says that nothing was sent, and to send again, when the database stopped or the form expired', () => {
    for (const notice of ['SYSTEM_DOWN', 'FORM_EXPIRED', 'TOO_MANY'] as const) {
      const html = draw({ notice, values: everyValue('chữ đã viết') });
      expect(html).toContain('CHƯA');
      expect(html).toMatch(/<button class="button" type="submit">Gửi lại<\/button>/);
      expect(html.split('chữ đã viết').length - 1).toBe(8);
    }
  });

  it('lets Enter press the send button: it is the first button of the form', () => {
    const buttons = tagsOf(draw({})).filter(({ element }) => element === 'button');
    expect(buttons.map(({ attributes }) => attributes.find(({ name }) => name === 'name')?.value)).toEqual([
      undefined,
      'showIn',
    ]);
  });
});
