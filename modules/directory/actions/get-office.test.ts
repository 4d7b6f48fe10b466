import { expect, it } from 'vitest';

import { publicActor } from '#kernel/permissions/actor.ts';
import { getOffice } from '../contract.ts';
import { BEN_LUC, organizationId, useDirectory } from '../testing/directory-fixture.ts';

const test = useDirectory();
const look = (id: string) => test.platform.call(publicActor, getOffice, { organizationId: id });

it('says what stands at the head of an office’s documents, and what it is there for', async () => {
  expect(await look(BEN_LUC)).toMatchObject({
    organizationId: BEN_LUC,
    name: 'Ủy ban nhân dân xã Bến Lức',
    parentName: 'Ủy ban nhân dân tỉnh Tây Ninh',
    place: 'Xã Bến Lức',
    roles: expect.arrayContaining(['LOCAL_PC']),
  });
});

it('has no letterhead for an office that has ended', async () => {
  const ended = organizationId('Phòng Lao động - Thương binh và Xã hội huyện Đức Hòa', '2021-09-10');
  await expect(look(ended)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
