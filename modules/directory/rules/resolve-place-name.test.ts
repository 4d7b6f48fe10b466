import { describe, expect, it } from 'vitest';

import { readSeedData } from '../data/seed-data.ts';
import { resolvePlaceName } from './resolve-place-name.ts';
import { areaIndexOf } from './succession.ts';

const seed = readSeedData();
const index = areaIndexOf(seed.areas, seed.succession);
const TODAY = '2026-11-21';
const AT_THE_PLAN = '2021-09-10';

function understood(text: string, date = TODAY): string | string[] {
  const answer = resolvePlaceName(index, text, date);
  if (answer.found === 'NONE') return 'NONE';
  if (answer.found === 'ONE') return answer.candidate.area.name;
  return answer.candidates.map((candidate) => `${candidate.area.name}${candidate.whole ? '' : ' (part)'}`);
}

describe('what people type for a place', () => {
  it.each([
    ['xã Đức Hòa', 'Xã Đức Hòa'],
    ['xã Đức Hoà', 'Xã Đức Hòa'],
    ['xa duc hoa', 'Xã Đức Hòa'],
    ['  XÃ   ĐỨC HÒA, tỉnh Tây Ninh', 'Xã Đức Hòa'],
    ['mi qui', 'Xã Mỹ Quý'],
    ['P.1 Tân An', 'Phường Long An'],
    ['phuong 04 tan an', 'Phường Long An'],
    ['Phường 4 thành phố Tây Ninh', 'Phường Tân Ninh'],
    ['Phường 2, TP Tân An, Long An', 'Phường Long An'],
    ['thị trấn Đức Hòa', 'Xã Đức Hòa'],
    ['Bình Tịnh', 'Xã Tân Trụ'],
    ['tỉnh Long An', 'Tỉnh Tây Ninh'],
    ['xã Bến Lức, tỉnh Tây Ninh', 'Xã Bến Lức'],
  ])('understands %j today', (typed, expected) => {
    expect(understood(typed)).toBe(expected);
  });

  it('never guesses between a commune, a former district and what became of it', () => {
    const answer = understood('Bến Lức');
    expect(answer).toContain('Xã Bến Lức');
    expect(answer).toContain('Xã Lương Hòa (part)');
    expect(answer).toHaveLength(5);
    expect(answer[0]).toBe('Xã Bến Lức');
  });

  it('asks which Phường 1 is meant', () => {
    expect(understood('Phường 1')).toEqual(['Phường Kiến Tường', 'Phường Long An', 'Phường Tân Ninh']);
    expect(understood('Phường 1', AT_THE_PLAN)).toHaveLength(3);
  });

  it('follows a divided commune through both reforms, each part named as a part', () => {
    expect(understood('xã Tân Hòa, huyện Bến Lức')).toEqual(['Xã Lương Hòa (part)', 'Xã Bến Lức (part)']);
    expect(understood('xã Tân Hòa huyện Bến Lức', '2025-01-01')).toHaveLength(3);
    expect(understood('xã Tân Hòa huyện Bến Lức', AT_THE_PLAN)).toBe('Xã Tân Hòa');
  });

  it('treats a wrong kind as a question, not as an answer', () => {
    expect(resolvePlaceName(index, 'phường Mỹ Quý', TODAY)).toMatchObject({
      found: 'SEVERAL',
      candidates: [{ area: { name: 'Xã Mỹ Quý' } }],
    });
  });

  it('finds today’s unit under the name it has since lost, and yesterday’s under the name of today', () => {
    expect(understood('xã Vàm Cỏ', AT_THE_PLAN)).toEqual(['Xã Tân Phước Tây', 'Xã Nhựt Ninh', 'Xã Đức Tân']);
  });

  it.each([
    '',
    '   ',
    'xã',
    ',,,',
    'Hà Nội',
    'Việt Nam',
    'xã Đức Hòa, Đồng Nai',
    '(.*)+$',
    'x'.repeat(5_000),
  ])('says that it knows no place called %j', (typed) => {
    expect(understood(typed)).toBe('NONE');
  });

  it('leads every name of 2021, written with its district, to where that unit is now', () => {
    for (const area of seed.areas.filter((a) => a.tier === 'COMMUNE' && a.validTo !== null)) {
      const district = index.byId.get(area.parentId ?? '');
      const answer = resolvePlaceName(index, `${area.name}, ${district?.name}`, TODAY);
      expect(answer.found, area.name).not.toBe('NONE');
      const before = resolvePlaceName(index, `${area.name}, ${district?.name}`, AT_THE_PLAN);
      expect(before).toMatchObject({ found: 'ONE', candidate: { area: { id: area.id } } });
    }
  });

  it('answers every current commune by its own full name', () => {
    for (const area of seed.areas.filter((a) => a.tier === 'COMMUNE' && a.validTo === null)) {
      const answer = resolvePlaceName(index, area.name, TODAY);
      const ids =
        answer.found === 'ONE'
          ? [answer.candidate.area.id]
          : answer.found === 'SEVERAL'
            ? answer.candidates.map((c) => c.area.id)
            : [];
      expect(ids[0], area.name).toBe(area.id);
    }
  });
});
