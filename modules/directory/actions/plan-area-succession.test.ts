import { describe, expect, it } from 'vitest';

import { findHolder, findPlaces, planAreaSuccession, planSuccession } from '../contract.ts';
import {
  areaId,
  BEN_LUC,
  benLucAdmin,
  keeper,
  organizationId,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
const province = areaId('Tỉnh Tây Ninh');
const [benLuc, myYen, ducHoa] = ['Xã Bến Lức', 'Xã Mỹ Yên', 'Xã Đức Hòa'].map((name) => areaId(name));
const whole = [{ successor: 'new', extent: 'WHOLE', share: 1 }];
const ward = { key: 'new', code: '27991', name: 'Phường Bến Lức', kind: 'WARD', parentId: province };
const plan = (input: Record<string, unknown>, actor = keeper) =>
  test.platform.call(actor, planAreaSuccession, {
    effectiveOn: '2099-01-01',
    legalBasis: '9/2098/NQ-UBTVQH',
    predecessors: [],
    successors: [ward],
    ...input,
  });
const merge = {
  predecessors: [
    { areaId: benLuc, into: whole },
    { areaId: myYen, into: whole },
  ],
};
const find = async (text: string, on: string) =>
  (await test.platform.call(benLucAdmin, findPlaces, { text, on })).candidates.map((place) => place.name);

describe('redrawing the map', () => {
  it('merges two communes into a ward that takes over the code of one of them', async () => {
    const done = await plan(merge);
    expect(await find('xã mỹ yên', '2098-12-31')).toEqual(['Xã Mỹ Yên']);
    expect(await find('xã mỹ yên', '2099-01-01')).toEqual(['Phường Bến Lức']);
    expect(done.left.map((one) => one.name)).toEqual([
      'Công an xã Bến Lức',
      'Công an xã Mỹ Yên',
      'Ủy ban nhân dân xã Bến Lức',
      'Ủy ban nhân dân xã Mỹ Yên',
    ]);

    const ask = (on: string) =>
      test.platform.call(benLucAdmin, findHolder, { roleCode: 'LOCAL_PC', areaId: myYen, on });
    expect((await ask('2098-12-31')).holders[0]?.lead.name).toBe('Ủy ban nhân dân xã Mỹ Yên');
    expect(await ask('2099-01-01')).toMatchObject({ found: 'NONE', reason: 'NOBODY' });
    const area = done.successors[0]?.areaId;
    await test.platform.call(keeper, planSuccession, {
      effectiveOn: '2099-01-01',
      legalBasis: '9/2098/NQ-UBTVQH',
      roles: [],
      predecessors: [BEN_LUC, organizationId('Ủy ban nhân dân xã Mỹ Yên')].map((id) => ({
        organizationId: id,
        ends: true,
        into: whole,
      })),
      successors: [
        {
          key: 'new',
          name: 'Ủy ban nhân dân phường Bến Lức',
          symbol: 'UBND',
          kind: 'PEOPLES_COMMITTEE',
          areaId: area,
          parentId: organizationId('Ủy ban nhân dân tỉnh Tây Ninh'),
        },
      ],
    });
    expect(await find('bến lức', '2099-01-01')).toContain('Phường Bến Lức');
  });

  it('refuses a code that is in use, places left hanging below, a second plan for an ended place, and the past', async () => {
    await expect(
      plan({ predecessors: [{ areaId: ducHoa, into: whole }], successors: [{ ...ward, code: '25459' }] }),
    ).rejects.toMatchObject({ reason: 'CODE_TAKEN' });
    await expect(
      plan({
        predecessors: [{ areaId: province, into: whole }],
        successors: [
          { ...ward, kind: 'PROVINCE', code: '99', name: 'Tỉnh Mới', parentId: areaId('Việt Nam') },
        ],
      }),
    ).rejects.toMatchObject({
      reason: 'PLACES_LEFT_BEHIND',
    });
    await expect(plan({ ...merge, effectiveOn: '2099-06-01' })).rejects.toMatchObject({
      reason: 'ALREADY_PLANNED',
    });
    await expect(
      plan({ predecessors: [{ areaId: ducHoa, into: whole }], effectiveOn: '2026-11-22' }),
    ).rejects.toMatchObject({ reason: 'PAST_DATE' });
    await expect(
      plan({
        predecessors: [{ areaId: ducHoa, into: [{ successor: 'nobody', extent: 'WHOLE', share: null }] }],
      }),
    ).rejects.toMatchObject({ reason: 'UNKNOWN_SUCCESSOR' });
    expect(await find('xã đức hòa', '2099-06-01')).toEqual(['Xã Đức Hòa']);
  });

  it('is for the keeper', async () => {
    await expect(
      plan({ predecessors: [{ areaId: ducHoa, into: whole }] }, benLucAdmin),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
