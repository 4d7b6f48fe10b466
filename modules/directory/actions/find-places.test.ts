import { describe, expect, it } from 'vitest';

import { publicActor } from '#kernel/permissions/actor.ts';
import { findPlaces } from '../contract.ts';
import { readSeedData } from '../data/seed-data.ts';
import { resolvePlaceName } from '../rules/resolve-place-name.ts';
import { areaIndexOf } from '../rules/succession.ts';
import { useDirectory } from '../testing/directory-fixture.ts';

const test = useDirectory();
const find = (text: string, on?: string) =>
  test.platform.call(publicActor, findPlaces, on ? { text, on } : { text });

describe('finding a place by what a person types', () => {
  it('needs no sign-in and no accents', async () => {
    expect(await find('xa duc hoa')).toMatchObject({
      found: 'ONE',
      candidates: [{ name: 'Xã Đức Hòa', parentName: 'Tỉnh Tây Ninh', formerName: null }],
    });
  });

  it('says by which old name it was found', async () => {
    expect(await find('phường 2 tân an')).toMatchObject({
      found: 'ONE',
      candidates: [
        { name: 'Phường Long An', formerName: 'Phường 2, Thành phố Tân An, Tỉnh Long An', whole: true },
      ],
    });
  });

  it('knows the map of another day', async () => {
    expect(await find('phường 2 tân an', '2021-09-10')).toMatchObject({
      found: 'ONE',
      candidates: [{ name: 'Phường 2', parentName: 'Thành phố Tân An' }],
    });
  });

  it('answers from the database exactly as the rule answers from the whole map', async () => {
    const seed = readSeedData();
    const index = areaIndexOf(seed.areas, seed.succession);
    const names = [
      ...new Set(
        seed.areas.map((area) =>
          area.name.replace(/^(Xã|Phường|Thị trấn|Huyện|Thị xã|Thành phố|Tỉnh) /u, ''),
        ),
      ),
    ];
    const typed = [
      ...names.filter((_, i) => i % 16 === 0),
      'Bến Lức',
      'P.1',
      'xã Tân Hòa, huyện Bến Lức',
      'Long An',
      'Tân An, Long An',
      'x',
      '???',
    ];
    for (const text of typed) {
      for (const on of ['2021-09-10', '2025-01-01', '2026-11-23']) {
        const rule = resolvePlaceName(index, text, on);
        const expected =
          rule.found === 'NONE' ? [] : rule.found === 'ONE' ? [rule.candidate] : rule.candidates;
        const answer = await find(text, on);
        expect(answer.found, `${text} ${on}`).toBe(rule.found);
        expect(answer.candidates.map((one) => one.areaId).toSorted()).toEqual(
          expected.map((one) => one.area.id).toSorted(),
        );
      }
    }
  });

  it('is not moved by what looks like SQL or a pattern', async () => {
    for (const text of ["'; drop table directory.area; --", '%', '_____', '(a+)+$'])
      expect((await find(text)).found).toBe('NONE');
    expect((await find('Đức Hòa')).found).not.toBe('NONE');
  });
});
