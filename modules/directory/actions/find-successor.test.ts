import { expect, it } from 'vitest';

import { systemActor } from '#kernel/permissions/actor.ts';
import { findSuccessor } from '../contract.ts';
import { BEN_LUC, benLucAdmin, organizationId, useDirectory } from '../testing/directory-fixture.ts';

const test = useDirectory();
const platform = systemActor('test');
const ended = organizationId('Sở Giao thông vận tải tỉnh Long An', '2021-09-10');

it('follows an office that has ended to the one that lives today, over several reforms', async () => {
  expect(await test.platform.call(platform, findSuccessor, { organizationId: ended })).toEqual({
    organizationId: organizationId('Sở Xây dựng tỉnh Tây Ninh'),
  });
});

it('finds none for an office that lives on, and is for the platform', async () => {
  expect(await test.platform.call(platform, findSuccessor, { organizationId: BEN_LUC })).toEqual({
    organizationId: null,
  });
  await expect(
    test.platform.call(benLucAdmin, findSuccessor, { organizationId: ended }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
