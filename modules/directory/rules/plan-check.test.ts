import { describe, expect, it } from 'vitest';

import { checkPlan, type HeldRole, type Predecessor } from './plan-check.ts';

const ends = (organizationId: string, ...into: string[]): Predecessor => ({
  organizationId,
  name: organizationId,
  ends: true,
  into: into.map((successor) => ({ successor, extent: 'WHOLE', share: null })),
});
const role = (roleCode: string, organizationId: string): HeldRole => ({
  roleCode,
  areaId: 'tinh',
  organizationId,
});

describe('a plan to merge or divide organisations', () => {
  it('gives every role to the only heir without being told', () => {
    const held = role('PRESS_AUTHORITY', 'STTTT');
    const checked = checkPlan(['SKHCN'], [ends('STTTT', 'SKHCN')], [held], []);
    expect(checked.faults).toEqual([]);
    expect(checked.roles.get(held)).toBe('SKHCN');
  });

  it('asks who takes a role when there are several heirs', () => {
    const held = [role('ICT_AUTHORITY', 'STTTT'), role('PRESS_AUTHORITY', 'STTTT')];
    const plan = [ends('STTTT', 'SKHCN', 'SVHTTDL')];
    expect(checkPlan(['SKHCN', 'SVHTTDL'], plan, held, []).faults).toEqual([
      { fault: 'ROLES_LEFT_BEHIND', roles: held },
    ]);
    const answered = checkPlan(['SKHCN', 'SVHTTDL'], plan, held, [
      { roleCode: 'ICT_AUTHORITY', areaId: 'tinh', successor: 'SKHCN' },
      { roleCode: 'PRESS_AUTHORITY', areaId: 'tinh', successor: 'SVHTTDL' },
    ]);
    expect(answered.faults).toEqual([]);
    expect([...answered.roles.values()]).toEqual(['SKHCN', 'SVHTTDL']);
  });

  it('leaves roles alone where the organisation lives on, unless they are named', () => {
    const held = role('CHILD_AFFAIRS_AUTHORITY', 'SLĐTBXH');
    const livesOn: Predecessor = { ...ends('SLĐTBXH', 'SYT'), ends: false };
    expect(checkPlan(['SYT'], [livesOn], [held], []).roles.size).toBe(0);
    expect(checkPlan(['SYT'], [livesOn], [held], [{ ...held, successor: 'SYT' }]).roles.get(held)).toBe(
      'SYT',
    );
  });

  it('refuses heirs that nobody declared, one declared twice, endings without heirs, and more than the whole', () => {
    expect(checkPlan(['A'], [ends('X', 'B')], [], []).faults).toEqual([{ fault: 'UNKNOWN_SUCCESSOR' }]);
    expect(checkPlan(['A', 'A'], [ends('X', 'A')], [], []).faults).toEqual([{ fault: 'UNKNOWN_SUCCESSOR' }]);
    expect(checkPlan(['A'], [ends('X')], [], []).faults).toEqual([{ fault: 'NO_SUCCESSOR', name: 'X' }]);
    const tooMuch: Predecessor = {
      ...ends('X'),
      into: [
        { successor: 'A', extent: 'PART', share: 0.7 },
        { successor: 'B', extent: 'REMAINDER', share: 0.4 },
      ],
    };
    expect(checkPlan(['A', 'B'], [tooMuch], [], []).faults).toEqual([
      { fault: 'SHARES_TOO_LARGE', name: 'X' },
    ]);
  });
});
