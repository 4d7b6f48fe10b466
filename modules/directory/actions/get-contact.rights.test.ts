import { beforeAll, describe, expect, it } from 'vitest';

import { asId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import { getContact } from '../contract.ts';
import {
  appointHead,
  benLucOfficer,
  ducHoaAdmin,
  keeper,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
let personId: string;
beforeAll(async () => {
  personId = await appointHead(test);
});

describe('phones of officials', () => {
  it('are for the own office and oneself; others learn nothing, not even that there is one', async () => {
    const contact = (actor: Actor) => test.platform.call(actor, getContact, { personId });
    expect(await contact(benLucOfficer)).toMatchObject({ phone: '0900000001', name: 'Trịnh Thử Nghiệm' });
    expect(await contact({ ...ducHoaAdmin, personId: asId(personId) })).toMatchObject({
      phone: '0900000001',
    });
    await expect(contact(ducHoaAdmin)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(contact(keeper)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(contact(publicActor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leave a trace in the audit log at each look, without the number', async () => {
    await test.platform.call(benLucOfficer, getContact, { personId });
    const client = await test.client('superuser');
    const leaves = await client.query<{ text: string }>(
      "select convert_from(body, 'UTF8') as text from audit.leaf where convert_from(body, 'UTF8') like '%directory.get-contact%'",
    );
    expect(leaves.rows.length).toBeGreaterThan(0);
    expect(leaves.rows.some((row) => row.text.includes('0900000001') || row.text.includes('Trịnh'))).toBe(
      false,
    );
  });
});
