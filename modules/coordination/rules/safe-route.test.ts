import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, says, searched } from './name-phrases.ts';
import type { OfficeNames } from './office-names.ts';
import { phrasesOf } from './office-names.ts';
import { cautionsOf, type Danger, findClearable, findRouteDangers, type UnsafeMark } from './safe-route.ts';

const office = (more: Partial<OfficeNames> & { name: string }): OfficeNames => ({
  organizationId: `org ${more.name}`,
  formerNames: [],
  kind: 'DEPARTMENT',
  tier: 'COMMUNE',
  areaName: 'Xã Bến Mẫu',
  roles: [],
  above: [],
  people: [],
  ...more,
});
const person = (name: string, ...titles: string[]) => ({ personId: `person ${name}`, name, titles });
const school = office({
  name: 'Trường Trung học cơ sở Hòa Mẫu',
  kind: 'OTHER',
  people: [person('Nguyễn Văn Ví Dụ', 'Hiệu trưởng'), person('Lê Thị Thử Tên', 'Giáo viên')],
});
const union = office({
  name: 'Liên đội Thiếu niên',
  kind: 'OTHER',
  above: [{ organizationId: school.organizationId, name: school.name }],
});
const communePolice = office({
  name: 'Công an xã Bến Mẫu',
  kind: 'POLICE',
  roles: ['POLICE'],
  people: [person('Trần Văn Giả Định', 'Trưởng Công an xã')],
});
const commune = office({
  name: 'Ủy ban nhân dân xã Bến Mẫu',
  kind: 'PEOPLES_COMMITTEE',
  roles: ['LOCAL_PC'],
  people: [person('Phan Thị Xã Mẫu', 'Công chức')],
});
const police = office({
  name: 'Công an tỉnh Ví Dụ',
  kind: 'POLICE',
  tier: 'PROVINCE',
  areaName: 'Tỉnh Ví Dụ',
  roles: ['POLICE'],
});
const health = office({ name: 'Sở Y tế tỉnh Ví Dụ', tier: 'PROVINCE', areaName: 'Tỉnh Ví Dụ' });
const education = office({
  name: 'Sở Giáo dục và Đào tạo tỉnh Ví Dụ',
  tier: 'PROVINCE',
  areaName: 'Tỉnh Ví Dụ',
});
const all = { school, union, communePolice, commune, police, health, education };
type Key = keyof typeof all;

const told = (text: string, more: Partial<Danger> = {}): Danger => ({
  text,
  place: '',
  mustNotKnow: { people: [], words: '' },
  unsafe: [],
  ...more,
});
const mark = (more: Partial<UnsafeMark>): UnsafeMark => ({
  kind: 'WORDS',
  organizationId: null,
  personId: null,
  words: '',
  state: 'UNDECIDED',
  ...more,
});
const blocked = (danger: Danger) =>
  (Object.keys(all) as Key[]).filter((key) => findRouteDangers(all[key], danger).length > 0);
const certain = (danger: Danger) =>
  (Object.keys(all) as Key[]).filter((key) =>
    findRouteDangers(all[key], danger).some((one) => one.isCertain),
  );

describe('where a report must not go', () => {
  it.each<[string, Danger, Key[]]>([
    ['nobody is named', told('Có người lạ nhắn tin doạ phát tán hình riêng của em'), []],
    ['a place is no accusation', told('Em ở xã Bến Mẫu, gần chợ'), []],
    [
      'the school by its name',
      told('Thầy ở trường trung học cơ sở Hòa Mẫu chụp hình bạn em'),
      ['school', 'union'],
    ],
    [
      'the school as people write it',
      told('thay o truong thcs hoa mau hay nhan tin bay'),
      ['school', 'union'],
    ],
    ['old tone place, capitals', told('TRƯỜNG THCS HOÀ MẪU'), ['school', 'union']],
    ['written together', told('thầy truongthcshoamau'), ['school', 'union']],
    ['hidden in zero-width characters', told('trườ\u200Bng THCS Hò\u200Ba Mẫu'), ['school', 'union']],
    ['the teacher by the name alone', told('ong Nguyen Van Vi Du sờ mó em'), ['school']],
    ['a teacher without a name', told('thầy chủ nhiệm bắt em ở lại sau giờ học'), ['school', 'union']],
    ['the commune police', told('Công an xã Bến Mẫu bảo em im đi'), ['communePolice']],
    ['short for the commune police', told('mấy chú CA xã Bến Mẫu biết mà kệ'), ['communePolice']],
    ['an officer without a name', told('chú công an gần nhà hay rủ em lên trụ sở'), ['communePolice']],
    ['the head of the commune police by his post', told('ông trưởng công an xã Bến Mẫu'), ['communePolice']],
    ['the committee', told('cán bộ xã Bến Mẫu đòi em gửi hình'), ['commune']],
    ['the committee as UBND', told('người của UBND xã Bến Mẫu'), ['commune']],
    ['the provincial police', told('Công an tỉnh Ví Dụ không giải quyết'), ['police']],
    ['the health department', told('một anh làm ở sở y tế'), ['health']],
    ['the education department', told('ông ở Sở GD&ĐT'), ['education']],
    ['the parents: no office', told('ba em đánh em, ba dượng chụp hình em'), []],
  ])('%s', (_, danger, expected) => {
    expect(blocked(danger)).toEqual(expected);
  });

  it.each<[string, UnsafeMark, Key[], Key[]]>([
    [
      'an office',
      mark({ kind: 'OFFICE', organizationId: commune.organizationId, words: 'dì của em làm ở đó' }),
      ['commune'],
      ['commune'],
    ],
    [
      'a school: and every body at it',
      mark({ kind: 'OFFICE', organizationId: school.organizationId }),
      ['school', 'union'],
      ['school', 'union'],
    ],
    [
      'a person: where the person works',
      mark({ kind: 'PERSON', personId: 'person Trần Văn Giả Định' }),
      ['communePolice'],
      ['communePolice'],
    ],
    ['words that name', mark({ words: 'Sở Y tế' }), ['health'], ['health']],
    ['words that name a person', mark({ words: 'Phan Thị Xã Mẫu' }), ['commune'], ['commune']],
    ['words that may mean', mark({ words: 'thầy giáo của em' }), ['school', 'union'], []],
    ['a given name with a title', mark({ words: 'ông Định' }), ['communePolice'], []],
    ['SCHOOL', mark({ words: 'SCHOOL' }), ['school', 'union'], []],
    [
      'SCHOOL, decided',
      mark({ words: 'SCHOOL', state: 'BLOCKED' }),
      ['school', 'union'],
      ['school', 'union'],
    ],
    ['OFFICIALS: those of the commune', mark({ words: 'OFFICIALS' }), ['communePolice', 'commune'], []],
    ['MOTHER: no office', mark({ words: 'MOTHER' }), [], []],
  ])('a mark on %s', (_, one, soft, hard) => {
    expect(blocked(told('', { unsafe: [one] }))).toEqual(soft.toSorted(byKey));
    expect(certain(told('', { unsafe: [one] }))).toEqual(hard.toSorted(byKey));
  });

  it('an office that is only a landmark waits for a supervisor and holds no emergency up; the place of the report is no accusation', () => {
    const near = told('Em đang ở gần công an xã Bến Mẫu, có người theo em');
    expect([blocked(near), certain(near)]).toEqual([['communePolice'], []]);
    const both = told('Em ở gần công an xã Bến Mẫu, chính công an xã Bến Mẫu đánh em');
    expect(certain(both)).toEqual(['communePolice']);
    expect(blocked(told('có người theo em', { place: 'trước UBND xã Bến Mẫu' }))).toEqual([]);
    expect(blocked(told('bị chụp hình', { place: 'trường THCS Hòa Mẫu' }))).toEqual(['school', 'union']);
  });

  it('"there are police here" holds no emergency up; "an officer of the police" does', () => {
    expect(certain(told('ở đây có công an rồi mà nó vẫn đánh'))).toEqual([]);
    expect(certain(told('chi cong an moi biet'))).toEqual([]);
    expect(certain(told('anh công an đó nhắn tin cho em'))).toEqual(['communePolice']);
    expect(blocked(told('cô công an gần nhà'))).toEqual(['communePolice']);
  });

  it('what the informant asked for holds before anybody has made a mark of it', () => {
    expect(blocked(told('', { mustNotKnow: { people: ['SCHOOL'], words: 'công an tỉnh' } }))).toEqual([
      'school',
      'union',
      'police',
    ]);
  });

  it('a supervisor who clears an office takes back what was read out of the text, and no other mark', () => {
    const text = 'Công an xã Bến Mẫu đã biết';
    const cleared = mark({ kind: 'OFFICE', organizationId: communePolice.organizationId, state: 'CLEARED' });
    expect(blocked(told(text, { unsafe: [cleared] }))).toEqual([]);
    const still = mark({ kind: 'PERSON', personId: 'person Trần Văn Giả Định', state: 'BLOCKED' });
    expect(blocked(told(text, { unsafe: [cleared, still] }))).toEqual(['communePolice']);
    expect(blocked(told(`${text} Trần Văn Giả Định`, { unsafe: [cleared] }))).toEqual(['communePolice']);
  });

  it('what may be cleared is what was only read out of the text: with each of it cleared, nothing but the marks holds', () => {
    const text =
      'Thầy Nguyễn Văn Ví Dụ ở trường THCS Hòa Mẫu, gần Công an xã Bến Mẫu, chú Trần Văn Giả Định biết';
    const marked = [mark({ words: 'Phan Thị Xã Mẫu' }), mark({ words: 'SCHOOL' })];
    for (const one of Object.values(all)) {
      const danger = told(text, { unsafe: marked });
      const { office: isMeant, people } = findClearable(one, danger);
      const cleared: UnsafeMark[] = [
        ...(isMeant ? [mark({ kind: 'OFFICE', organizationId: one.organizationId, state: 'CLEARED' })] : []),
        ...people.map(({ personId }) => mark({ kind: 'PERSON', personId, state: 'CLEARED' })),
      ];
      const ofMarks = findRouteDangers(one, told('', { unsafe: marked }));
      expect(findRouteDangers(one, told(text, { unsafe: [...marked, ...cleared] }))).toEqual(ofMarks);
      expect(findClearable(one, told(text, { unsafe: [...marked, ...cleared] }))).toEqual({
        office: false,
        people: [],
      });
    }
    expect(findClearable(communePolice, told(text))).toEqual({ office: true, people: communePolice.people });
    expect(findClearable(commune, told('', { unsafe: marked }))).toEqual({ office: false, people: [] });
  });

  it('naming an office stops it however the rest of the text runs, with or without accents, and in any case', () => {
    const words = fc.array(
      fc.constantFrom('em', 'sợ', 'lắm', 'hôm qua', 'ở nhà', 'bạn', 'nhắn tin', '😭', '.', '!!', '123'),
      { maxLength: 12 },
    );
    const plain = (text: string) =>
      text
        .normalize('NFD')
        .replaceAll(/\p{Mn}/gu, '')
        .replaceAll('đ', 'd')
        .replaceAll('Đ', 'D');
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(all)),
        words,
        words,
        fc.constantFrom(0, 1, 2, 3),
        (one, before, after, how) => {
          const name =
            [one.name, plain(one.name), one.name.toUpperCase(), one.name.normalize('NFD')][how] ?? one.name;
          const danger = told(`${before.join(' ')} ${name} ${after.join(' ')}`);
          expect(findRouteDangers(one, danger).some((found) => found.isCertain)).toBe(true);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });

  it('every mark that is not cleared, and no order of marks, lets nothing through that one of them stops', () => {
    const marks = fc.array(
      fc.record({
        kind: fc.constant('OFFICE' as const),
        organizationId: fc.constantFrom(...Object.values(all).map((one) => one.organizationId)),
        personId: fc.constant(null),
        words: fc.constant(''),
        state: fc.constantFrom('UNDECIDED' as const, 'BLOCKED' as const),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(marks, (unsafe) => {
        for (const one of Object.values(all)) {
          const isMarked = unsafe.some((each) => each.organizationId === one.organizationId);
          if (isMarked) expect(findRouteDangers(one, told('', { unsafe })).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});

describe('names', () => {
  it('are folded alike however they are written', () => {
    expect(foldName('UBND xã Mỹ Lý')).toBe(foldName('Uỷ ban nhân dân xã Mĩ Lí'));
    expect(foldName('Sở GD&ĐT')).toBe(foldName('Sở Giáo dục và Đào tạo'));
    expect(says(searched('Trường TH Ba Mẫu'), foldName('trường tiểu học Ba Mẫu'))).toBe(true);
  });

  it('never shrink to the bare name of the place', () => {
    for (const one of Object.values(all)) {
      expect(phrasesOf(one)).not.toContain('ben mau');
      expect(phrasesOf(one)).not.toContain('xa ben mau');
      expect(phrasesOf(one)).not.toContain('vi du');
    }
  });
});

describe('cautions', () => {
  it('are with every step, and grow with what was said', () => {
    expect(cautionsOf(told('có link xấu'))).toEqual(['DO_NOT_CONTACT_SUSPECT', 'DO_NOT_QUESTION_CHILD']);
    expect(cautionsOf(told('ba dượng làm bậy với em'))).toContain('DO_NOT_TELL_PARENTS');
    expect(cautionsOf(told('', { mustNotKnow: { people: ['FATHER'], words: '' } }))).toContain(
      'DO_NOT_TELL_PARENTS',
    );
    expect(cautionsOf(told('', { unsafe: [mark({ words: 'SCHOOL' })] }))).toContain('DO_NOT_TELL_SCHOOL');
    expect(cautionsOf(told('', { unsafe: [mark({ words: 'dì Ba' })] }))).toContain('DO_NOT_TELL_NAMED');
    expect(cautionsOf(told('', { unsafe: [mark({ words: 'FATHER', state: 'CLEARED' })] }))).not.toContain(
      'DO_NOT_TELL_PARENTS',
    );
  });
});

function byKey(a: Key, b: Key): number {
  return Object.keys(all).indexOf(a) - Object.keys(all).indexOf(b);
}
