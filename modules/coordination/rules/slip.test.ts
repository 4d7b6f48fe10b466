import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOfficialDocument } from '#kernel/documents/model.ts';
import { clocksOfPurpose } from './clocks-of-purpose.ts';
import { shippedTimeLimits } from '#kernel/deadlines/deadlines.ts';
import { type SlipFacts, transferSlip } from './slip.ts';
import { cautions, parts, purposes } from './words-of-steps.ts';

const facts: SlipFacts = {
  issuer: { parentName: 'Ủy ban nhân dân tỉnh Ví Dụ', name: 'Sở Ví Dụ', symbol: 'SVD', place: 'Ví Dụ' },
  receiver: { name: 'Ủy ban nhân dân xã Bến Mẫu', person: 'Phan Thị Xã Mẫu' },
  reference: 7,
  ordinal: 2,
  purpose: 'HANDLE',
  words: 'Đề nghị xem xét',
  shown: [{ part: 'TEXT', values: ['Dòng một\nDòng hai'] }],
  cautions: ['DO_NOT_CONTACT_SUSPECT', 'DO_NOT_QUESTION_CHILD'],
  acceptWithin: '4 giờ (Nghị định 56/2017/NĐ-CP, Điều 26)',
  workWithin: null,
  signer: { name: 'Người Ký Thử', position: 'Giám đốc' },
  isUrgent: false,
};

describe('a transfer slip', () => {
  it('is a valid document for every purpose and any choice of parts, whatever people wrote', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...purposes),
        fc.subarray([...parts]),
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 60 }),
            fc.constantFrom('\u200b', '\u202e\n\u0007', '  ', 'một\r\n\u200b\r\nhai'),
          ),
          { maxLength: 3 },
        ),
        fc.subarray([...cautions], { minLength: 1 }),
        (purpose, chosen, values, kept) => {
          const shown = chosen.map((part) => ({
            part,
            values: values.filter((value) => value.trim() !== ''),
          }));
          const slip = parseOfficialDocument(transferSlip({ ...facts, purpose, shown, cautions: kept }));
          expect(slip.type).toBe('TRANSFER_SLIP');
          if (!chosen.includes('INFORMANT'))
            expect(JSON.stringify(slip.body)).not.toContain('Người cung cấp thông tin');
        },
      ),
      { numRuns: 200, seed: 5 },
    );
  });

  it('keeps every line, names nobody in its abstract, and says what not to do', () => {
    const slip = parseOfficialDocument(transferSlip({ ...facts, cautions: [...cautions] }));
    const body = JSON.stringify(slip.body);
    for (const words of [
      'Dòng một',
      'Dòng hai',
      'Đề nghị xem xét',
      'Không thông báo cho cha mẹ',
      'Không liên lạc với người bị nghi',
    ])
      expect(body).toContain(words);
    expect(slip.abstract).not.toMatch(/Mẫu|Dòng/);
    expect(slip.addressees).toEqual(['Ủy ban nhân dân xã Bến Mẫu (người nhận: Phan Thị Xã Mẫu)']);
    expect(slip.confidentiality?.level).toContain('niêm phong');
  });
});

describe('clocks of a purpose', () => {
  it('are in the table of time limits, each of them', () => {
    const known = new Set(shippedTimeLimits().map((limit) => limit.key));
    for (const purpose of purposes) {
      const { acceptance, work } = clocksOfPurpose[purpose];
      expect(known).toContain(acceptance);
      if (work) expect(known).toContain(work.key);
    }
  });
});
