import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Extract, renderExtract } from './extract.ts';
import { missingPrograms } from './page-reader.ts';

const extract: Extract = {
  title: 'Trích hồ sơ phản ánh 12',
  issuer: 'Sở Ví Dụ',
  lead: 'Chỉ dùng cho mục đích ghi trên trang.',
  sections: [
    {
      heading: 'Thông tin',
      facts: [['Loại', 'Dụ dỗ, gạ gẫm']],
      paragraphs: ['#set text(red) *đậm* $x$ @nguồn', `hxxps://vidu[.]example/${'y'.repeat(300)}`],
    },
    { heading: 'Lời người báo tin', facts: [], paragraphs: ['Dòng một\nDòng hai\u202E'.repeat(200)] },
  ],
  watermark: ['CÔNG AN VÍ DỤ', 'điều phối bảo vệ trẻ'],
  footer: ['Dấu vân tay abc123', 'Mục nhật ký 7'],
};

function pagesOf(pdf: Uint8Array): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'annhi-extract-'));
  try {
    writeFileSync(path.join(folder, 'a.pdf'), pdf);
    const text = execFileSync('pdftotext', ['-layout', path.join(folder, 'a.pdf'), '-']).toString();
    return text.split('\f').filter((one) => one.trim() !== '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(missingPrograms(['pdftotext']).length > 0 && !process.env['ANNHI_STRICT'])(
  'an extract for one recipient (needs poppler-utils)',
  () => {
    it('says on every page for whom it was made and by what it can be proved', async () => {
      const pages = pagesOf(await renderExtract(extract));
      expect(pages.length).toBeGreaterThan(2);
      for (const page of pages) {
        expect(page).toContain('Dấu vân tay abc123');
        // Turned letters come in any order; each word of the watermark is there.
        for (const letter of 'ÔNG') expect(page).toContain(letter);
      }
    });

    it('prints markup as it was typed, and no character that shows nothing', async () => {
      const text = pagesOf(await renderExtract(extract)).join('\n');
      expect(text).toContain('#set text(red)');
      expect(text).toContain('*đậm*');
      expect(text).not.toContain('\u202E');
    });

    it('equal content gives equal bytes', async () => {
      expect(await renderExtract(extract)).toEqual(await renderExtract(extract));
    });
  },
);
