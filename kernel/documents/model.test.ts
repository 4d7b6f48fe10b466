import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { documentDigest } from './digest.ts';
import { type OfficialDocumentInput, parseOfficialDocument } from './model.ts';
import { decision, draftMinutes, removalLetter, sampleDocuments, yearlyReport } from './sample-documents.ts';

function problemsOf(input: OfficialDocumentInput): string[] {
  try {
    parseOfficialDocument(input);
    return [];
  } catch (error) {
    if (!(error instanceof AnNhiError)) throw error;
    return error.fields.map((field) => `${field.path}: ${field.sentence.vi}`);
  }
}

describe('a clerk cannot make a document that the decree does not know', () => {
  it.each<[string, Partial<OfficialDocumentInput>, string]>([
    ['a number without a date', { issuedOn: null }, 'issuedOn: Văn bản đã có số'],
    ['a letter to nobody', { addressees: [] }, 'addressees: Văn bản này cần ít nhất'],
    ['a symbol with spaces', { symbol: 'STTTT - CNTT' }, 'symbol: Ký hiệu gồm'],
    ['a letter with the symbol of a report', { symbol: 'BC-STTTT' }, 'symbol: Ký hiệu phải'],
    ['a letter that decides', { decidingAuthority: 'Giám đốc Sở' }, 'decidingAuthority: Chỉ quyết định'],
    ['number zero', { number: 0 }, 'number: '],
    ['a date that does not exist', { issuedOn: '2027-02-29' }, 'issuedOn: '],
    ['an empty text', { body: [{ kind: 'paragraph', text: ' \u200b ' }] }, 'body.0.text: '],
    ['a place of invisible letters', { place: '\u202e\u200b' }, 'place: Chỗ này chưa ghi gì'],
    [
      'a state secret',
      { confidentiality: { level: 'Tuyệt mật', scope: 'nội bộ' } },
      'confidentiality.level: Độ mật (Mật, Tối mật, Tuyệt mật)',
    ],
    [
      'a signer with an academic title',
      { signature: { authority: [], position: 'Giám đốc', signerName: 'TS. Nguyễn Văn Ví Dụ' } },
      'signature.signerName: Trước họ tên',
    ],
    [
      'a signer without a post',
      {
        signature: {
          authority: [{ kind: 'ON_BEHALF', of: 'Ủy ban nhân dân' }],
          position: null,
          signerName: 'Lê Minh Họa',
        },
      },
      'signature: Cần ghi chức vụ',
    ],
    ['two signers of a letter', { secretary: draftMinutes.signature }, 'secretary: Chỉ biên bản'],
    [
      'a table with a short row',
      {
        body: [
          {
            kind: 'table',
            columns: [
              { title: 'A', share: 1 },
              { title: 'B', share: 1 },
            ],
            rows: [['1']],
          },
        ],
      },
      'body.0: Số ô của mỗi hàng',
    ],
  ])('%s', (_, change, problem) => {
    const problems = problemsOf({ ...removalLetter, ...change });
    expect(
      problems.some((it) => it.startsWith(problem)),
      problems.join('\n'),
    ).toBe(true);
  });

  it('a decision names who decides', () => {
    expect(problemsOf({ ...decision, decidingAuthority: null })).toEqual([
      expect.stringContaining('decidingAuthority: Quyết định cần ghi thẩm quyền'),
    ]);
  });

  it('but an acting head signs without a further line', () => {
    expect(problemsOf(yearlyReport)).toEqual([]);
  });
});

describe('text that reaches the page', () => {
  it('loses what would break XML or hide words', () => {
    expect(cleanText('a\u0000b\u001fc\ud800d\u202ee\u200bf\ufeffg\ufffeh\u2028i')).toBe('a b c\ufffddefgh i');
    expect(cleanLine('  Phạm\tThị\r\n  Giả ')).toBe('Phạm Thị Giả');
  });

  it('is one normal form, so that equal words have an equal digest', () => {
    const decomposed = { ...removalLetter, place: (removalLetter.place as string).normalize('NFD') };
    expect(documentDigest(decomposed)).toEqual(documentDigest(removalLetter));
    expect(documentDigest({ ...removalLetter, place: 'Nơi khác' })).not.toEqual(
      documentDigest(removalLetter),
    );
  });

  it('is cleaned once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const once = cleanText(raw);
        expect(cleanText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toMatch(/[\p{Cc}\p{Cf}\ufffe\uffff]/u);
      }),
    );
  });

  it('gives the same digest whatever the order of the keys', () => {
    const turned = Object.fromEntries(Object.entries(removalLetter).toReversed()) as OfficialDocumentInput;
    expect(documentDigest(turned)).toEqual(documentDigest(removalLetter));
  });

  it('stays as it is when it is checked again', () => {
    for (const sample of Object.values(sampleDocuments)) {
      const once = parseOfficialDocument(sample);
      expect(parseOfficialDocument(once)).toEqual(once);
    }
  });
});
