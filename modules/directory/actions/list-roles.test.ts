import { expect, it } from 'vitest';

import { publicActor } from '#kernel/permissions/actor.ts';
import { listRoles } from '../contract.ts';
import { readSeedData } from '../data/seed-data.ts';
import { useDirectory } from '../testing/directory-fixture.ts';

const test = useDirectory();

it('lists every functional role, in Vietnamese order (Bảo before Công, Đoàn after)', async () => {
  const { roles } = await test.platform.call(publicActor, listRoles, {});
  expect(roles).toHaveLength(readSeedData().functionalRoles.length);
  const names = roles.map((role) => role.name);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'vi')));
});
