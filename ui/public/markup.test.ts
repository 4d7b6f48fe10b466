import { describe, expect, it } from 'vitest';
import { loadPublicAssets } from './assets.ts';
import { optionsOf } from './components/field.tsx';
import { unkindText } from './preview/example.ts';
import { drawExamples } from './preview/draw.ts';
import { tagsOf } from './preview/tags.ts';

const pages = drawExamples({ stylesheet: '/assets/public.css', icon: '/assets/icon.svg' });

const elements = new Set(
  (
    'html head meta title link body a header svg path nav b span p div main section h1 h2 h3 ul ol li strong small ' +
    'form input textarea label fieldset legend details summary datalist option button dl dt dd bdi time aside footer'
  ).split(' '),
);
const attributes = new Set(
  (
    'lang charset name content rel href type class viewbox aria-hidden d aria-label title id tabindex aria-labelledby ' +
    'role method action novalidate value for aria-describedby aria-invalid rows autocomplete spellcheck dir inputmode ' +
    'list open checked formnovalidate datetime aria-current translate readonly autofocus'
  ).split(' '),
);

describe('every public page', () => {
  it('is drawn in every room that has pages', () => {
    const names = pages.map(({ name }) => name);
    for (const one of [
      'home.vi',
      'report-empty.vi',
      'status-closed.en',
      'removal-served.en',
      'error-fault.vi-demo',
    ])
      expect(names).toContain(one);
  });

  it.each(pages)(
    '$name holds only elements and attributes that need no script, no inline style and no outside file',
    ({ html }) => {
      for (const tag of tagsOf(html)) {
        expect(elements, tag.element).toContain(tag.element);
        for (const { name, value } of tag.attributes) {
          expect(attributes, `${tag.element} ${name}`).toContain(name);
          if (name === 'href' || name === 'action') expect(value).toMatch(/^(\/(?!\/)|#|\?|tel:11[135]$)/);
        }
      }
    },
  );

  it.each(pages)(
    '$name begins with what is wrong, and never in a field that would open a keyboard',
    ({ html }) => {
      const first = tagsOf(html).filter(({ attributes: all }) =>
        all.some(({ name }) => name === 'autofocus'),
      );
      expect(first.map(({ element }) => element)).toEqual(
        html.includes('id="error-summary"') ? ['section'] : [],
      );
    },
  );

  it.each(pages)('$name offers 111, 113, 115 and the way out', ({ html }) => {
    for (const number of ['111', '113', '115']) expect(html).toContain(`href="tel:${number}"`);
    expect(html).toContain('href="/thoat"');
  });

  const doors = [
    'report',
    'professional',
    'look-up',
    'status',
    'talk',
    'talk-child',
    'child-start',
    'child-sent',
    'child-code',
  ];
  it.each(doors)(
    '%s says honestly what leaving cannot do: history stays, and so does the list of calls',
    (door) => {
      const found = pages.filter(({ name }) => name.startsWith(`${door}`) && name.endsWith('.vi'));
      expect(found.length).toBeGreaterThan(0);
      for (const { name, html } of found) {
        expect(html, name).toMatch(/Thoát không xóa được lịch sử của máy/);
        expect(html, name).toMatch(/mở ba chấm, chọn Lịch sử/);
        expect(html, name).toMatch(/số vẫn nằm trong (máy|nhật ký cuộc gọi)/);
      }
    },
  );

  it('the page about a picture that came unasked says what not to do with it, whom to call, and takes none', () => {
    const html = pages.find(({ name }) => name === 'picture.vi')?.html ?? '';
    const steps = (/<ol>(.*?)<\/ol>/s.exec(html)?.[1] ?? '').replaceAll(/<[^>]*>/g, ' ');
    for (const sentence of ['Đừng mở lại', 'Đừng gửi cho ai', 'đừng lưu', 'Đừng xóa'])
      expect(steps).toContain(sentence);
    expect(steps).toMatch(/Gọi\s+113\s*, hoặc công an xã, phường/);
    expect(steps).toMatch(/gọi\s+111/);
    expect(html).toContain('Máy của chúng tôi không nhận ảnh.');
    expect(html).not.toMatch(/type="file"|<form/);
  });

  it.each(pages)('$name has one h1, a title and no id twice', ({ html }) => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toMatch(/<title>[^<]+ · An Nhi<\/title>/);
    const ids = tagsOf(html).flatMap((tag) =>
      tag.attributes.filter(({ name }) => name === 'id').map(({ value }) => value),
    );
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(pages)(
    '$name says before and after that it is a demonstration exactly when it is one',
    ({ name, html }) => {
      const notices = html.split('<p class="demo">').length - 1;
      expect(notices).toBe(name.endsWith('.vi-demo') ? 2 : 0);
      if (notices > 0) {
        expect(html).toContain('Bản thử. Tin này không tới ai. Gọi ');
        expect(html.indexOf('<p class="demo">')).toBeLessThan(html.indexOf('<main'));
        expect(html.lastIndexOf('<p class="demo">')).toBeGreaterThan(html.indexOf('</main>'));
      }
    },
  );

  it('never tells a demonstration visitor that a report was received', () => {
    const demo = pages.find(({ name }) => name === 'receipt.vi-demo')?.html ?? '';
    expect(demo).not.toContain('Chúng tôi đã nhận tin của bạn');
    expect(demo).toContain('Bản thử: tin này không tới ai');
  });
});

describe('text that somebody sent', () => {
  it('comes back whole, however long, with its leading newline, its direction marks and its decomposed letters', () => {
    const html = pages.find(({ name }) => name === 'report-unkind.vi')?.html ?? '';
    const shown = /<textarea id="what"[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '';
    // The HTML parser drops one newline right after the tag, so the page must carry one more than the text.
    expect(unescape(shown)).toBe(`\n${unkindText}`);
    expect(html).not.toContain('maxlength');
  });

  it('never becomes a link', () => {
    const html = pages.find(({ name }) => name === 'removal-unkind.vi')?.html ?? '';
    expect(html).not.toMatch(/<a [^>]*href="javascript/);
    expect(html).toContain('javascript[:]alert(1)//‹U+202E›gpj.exe‹U+200B›');
  });
});

describe('the assets', () => {
  it('refer to nothing outside themselves and change their address when they change', () => {
    const { stylesheet, icon } = loadPublicAssets();
    expect(stylesheet.body).not.toMatch(/url\(|@import|expression/);
    expect(icon.body.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|href/);
    expect(stylesheet.path).toMatch(/^\/assets\/public\.[0-9a-f]{12}\.css$/);
    expect(icon.path).toMatch(/^\/assets\/icon\.[0-9a-f]{12}\.svg$/);
  });
});

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}

describe('suggestions of a field', () => {
  it('are text, whatever a name holds, and drawn once for each list', () => {
    const names = ['Xã Ví Dụ', '</option><script>alert(1)</script>', 'A & "B"'];
    const html = optionsOf(names);
    expect(html).toBe(
      '<option>Xã Ví Dụ</option><option>&lt;/option&gt;&lt;script&gt;alert(1)&lt;/script&gt;</option><option>A &amp; &quot;B&quot;</option>',
    );
    expect(optionsOf(names)).toBe(html);
  });
});
