import { describe, expect, it } from 'vitest';

import { chooseFocalPoint, listStandIns, type OfficePerson } from './acting-person.ts';

const there = (personId: string): OfficePerson => ({
  personId,
  inOffice: true,
  absent: false,
  substituteId: null,
});
const away = (personId: string, substituteId: string | null = null): OfficePerson => ({
  personId,
  inOffice: true,
  absent: true,
  substituteId,
});
const left = (personId: string): OfficePerson => ({
  personId,
  inOffice: false,
  absent: false,
  substituteId: null,
});

/** Whoever acts, as the first in the list who is there. */
const acting = (personId: string, deputyIds: string[], people: OfficePerson[]) => {
  const first = listStandIns({ scope: 'ANY', personId, deputyIds }, people).find((one) => one.isThere);
  return first ? { personId: first.personId, as: first.as } : null;
};

describe('who acts for a focal point', () => {
  it('is the person while the person is there', () => {
    expect(acting('an', ['binh'], [there('an'), there('binh')])).toEqual({
      personId: 'an',
      as: 'FOCAL_POINT',
    });
  });

  it('is the substitute named for the absence before any deputy', () => {
    expect(acting('an', ['binh'], [away('an', 'chi'), there('binh'), there('chi')])).toEqual({
      personId: 'chi',
      as: 'SUBSTITUTE',
    });
  });

  it('follows a substitute who is away to the substitute’s own', () => {
    expect(acting('an', [], [away('an', 'chi'), away('chi', 'dung'), there('dung')])).toEqual({
      personId: 'dung',
      as: 'SUBSTITUTE',
    });
  });

  it('ends when two people named each other, and takes the next deputy who is there', () => {
    expect(
      acting('an', ['binh', 'dung'], [away('an', 'chi'), away('chi', 'an'), away('binh'), there('dung')]),
    ).toEqual({
      personId: 'dung',
      as: 'DEPUTY',
    });
  });

  it('is never somebody who has left the office', () => {
    expect(acting('an', ['binh'], [left('an'), there('binh')])).toEqual({
      personId: 'binh',
      as: 'DEPUTY',
    });
    expect(acting('an', ['binh'], [away('an', 'chi'), left('chi'), left('binh')])).toBeNull();
  });

  it('is nobody when everybody is away, and nobody is invented', () => {
    expect(acting('an', ['binh'], [away('an'), away('binh')])).toBeNull();
    expect(acting('an', ['stranger'], [away('an')])).toBeNull();
  });
});

describe('whoever may stand in', () => {
  it('is listed once, the absent too, in the order in which they are asked', () => {
    const people = [away('an', 'binh'), there('binh'), left('chi')];
    expect(listStandIns({ scope: 'ANY', personId: 'an', deputyIds: ['binh', 'chi'] }, people)).toEqual([
      { personId: 'an', as: 'FOCAL_POINT', isThere: false },
      { personId: 'binh', as: 'SUBSTITUTE', isThere: true },
      { personId: 'chi', as: 'DEPUTY', isThere: false },
    ]);
  });
});

describe('the focal point of an office', () => {
  const points = ['ANY', 'POLICE'].map((scope) => ({ scope, personId: scope, deputyIds: [] }));

  it('is the one named for the very role before the one named for everything', () => {
    expect(chooseFocalPoint(points, 'POLICE')?.personId).toBe('POLICE');
    expect(chooseFocalPoint(points, 'LOCAL_PC')?.personId).toBe('ANY');
    expect(chooseFocalPoint(points, null)?.personId).toBe('ANY');
  });

  it('is never somebody named for another role', () => {
    expect(chooseFocalPoint(points.slice(1), 'LOCAL_PC')).toBeNull();
  });
});
