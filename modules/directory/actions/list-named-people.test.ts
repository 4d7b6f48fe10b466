import { beforeAll, expect, it } from 'vitest';

import { systemActor } from '#kernel/permissions/actor.ts';
import { findResponsible, listNamedPeople, recordAbsence, setFocalPoint } from '../contract.ts';
import { BEN_LUC, benLucAdmin, DUC_HOA, keeper, useDirectory } from '../testing/directory-fixture.ts';

const test = useDirectory();
const platform = systemActor('test');
const people: Record<string, string> = {};
const list = async (roleCode: string | null, organization: string = BEN_LUC) => {
  const asked = { organizationId: organization, roleCode };
  const named = await test.platform.call(platform, listNamedPeople, asked);
  return named.people.map((one) => `${one.name} ${one.as}${one.isThere ? '' : ' away'}`);
};

beforeAll(async () => {
  for (const name of ['Nguyễn Thử Nhất', 'Trần Thử Hai', 'Lê Thử Ba', 'Phạm Thử Tư'])
    people[name] = (await test.appoint(name)).personId;
  for (const [scope, focal] of [
    ['ANY', 'Nguyễn Thử Nhất'],
    ['COMMUNE_CHILD_WORKER', 'Phạm Thử Tư'],
  ] as const)
    await test.platform.call(keeper, setFocalPoint, {
      organizationId: BEN_LUC,
      scope,
      personId: people[focal],
      deputyIds: [people['Trần Thử Hai']],
      effectiveOn: '2026-11-23',
    });
  await test.platform.call(keeper, recordAbsence, {
    personId: people['Nguyễn Thử Nhất'],
    organizationId: BEN_LUC,
    firstDay: '2026-11-23',
    lastDay: '2026-11-23',
    substituteId: people['Lê Thử Ba'],
  });
});

it('names whom the office named for the very role, else for everything, and whoever stands in today', async () => {
  expect(await list('COMMUNE_CHILD_WORKER')).toEqual(['Phạm Thử Tư FOCAL_POINT', 'Trần Thử Hai DEPUTY']);
  const forEverything = ['Nguyễn Thử Nhất FOCAL_POINT away', 'Lê Thử Ba SUBSTITUTE', 'Trần Thử Hai DEPUTY'];
  expect(await list('LOCAL_PC')).toEqual(forEverything);
  expect(await list(null)).toEqual(forEverything);
});

it('says with what post each of them serves, and nobody where nobody was named', async () => {
  const asked = { organizationId: BEN_LUC, roleCode: null };
  const { people: named } = await test.platform.call(platform, listNamedPeople, asked);
  expect(named[0]?.title).toBe('Công chức Văn hóa - Xã hội');
  expect(await list(null, DUC_HOA)).toEqual([]);
});

it('is for the platform: an official asks for the holder of a role', async () => {
  const asked = { organizationId: BEN_LUC, roleCode: null };
  await expect(test.platform.call(benLucAdmin, listNamedPeople, asked)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('rings the substitute behind the one on duty too, each person once', async () => {
  const { deputies } = await test.platform.call(platform, findResponsible, { organizationId: BEN_LUC });
  expect(deputies.map((one) => one.name)).toEqual(['Lê Thử Ba', 'Trần Thử Hai', 'Phạm Thử Tư']);
});
