import { beforeAll, describe, expect, it } from 'vitest';

import { publicActor } from '#kernel/permissions/actor.ts';
import { searchDirectory } from '../contract.ts';
import { benLucOfficer, useDirectory } from '../testing/directory-fixture.ts';

const test = useDirectory();
beforeAll(async () => {
  await test.appoint('Đặng Thử Đào');
  await test.appoint('Lê Thử Dung');
  await test.appoint('Vũ Thử Ánh');
});
const search = (text: string, on?: string) =>
  test.platform.call(benLucOfficer, searchDirectory, on ? { text, on } : { text });

describe('one search over the directory', () => {
  it('finds an office by name without accents, by its symbol, and by words in any order', async () => {
    for (const text of ['so y te tay ninh', 'Sở Y tế', 'tay ninh y te so', 'SYT']) {
      expect((await search(text)).organizations[0]?.name, text).toBe('Sở Y tế tỉnh Tây Ninh');
    }
  });

  it('shows ended offices after those of the day, marked as ended', async () => {
    const now = await search('so thong tin va truyen thong');
    expect(now.organizations).toMatchObject([
      { name: 'Sở Thông tin và Truyền thông tỉnh Long An', isValid: false },
    ]);
    const then = await search('so thong tin va truyen thong', '2021-09-10');
    expect(then.organizations).toMatchObject([{ isValid: true }]);
  });

  it('finds people by name in Vietnamese order of given names, and places while one types', async () => {
    const people = (await search('thu')).people;
    expect(people.map((person) => person.name)).toEqual(['Vũ Thử Ánh', 'Lê Thử Dung', 'Đặng Thử Đào']);
    expect(people[0]).toMatchObject({
      title: 'Công chức Văn hóa - Xã hội',
      organization: { name: 'Ủy ban nhân dân xã Bến Lức' },
    });
    expect((await search('xã bến l')).places).toMatchObject([
      { name: 'Xã Bến Lức', parentName: 'Tỉnh Tây Ninh' },
    ]);
  });

  it('takes signs of patterns as nothing, and answers nothing to nothing', async () => {
    for (const text of ['%', '___', "';--", '...'])
      expect(await search(text)).toEqual({ organizations: [], people: [], places: [] });
  });

  it('is not for the public', async () => {
    await expect(test.platform.call(publicActor, searchDirectory, { text: 'so y te' })).rejects.toMatchObject(
      { code: 'NOT_FOUND' },
    );
  });
});
