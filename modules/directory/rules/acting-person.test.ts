import { describe, expect, it } from 'vitest';

import { chooseActing, type OfficePerson } from './acting-person.ts';

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

describe('who acts for a focal point', () => {
  it('is the person while the person is there', () => {
    expect(chooseActing('an', ['binh'], [there('an'), there('binh')])).toEqual({
      personId: 'an',
      as: 'FOCAL_POINT',
    });
  });

  it('is the substitute named for the absence before any deputy', () => {
    expect(chooseActing('an', ['binh'], [away('an', 'chi'), there('binh'), there('chi')])).toEqual({
      personId: 'chi',
      as: 'SUBSTITUTE',
    });
  });

  it('follows a substitute who is away to the substitute’s own', () => {
    expect(chooseActing('an', [], [away('an', 'chi'), away('chi', 'dung'), there('dung')])).toEqual({
      personId: 'dung',
      as: 'SUBSTITUTE',
    });
  });

  it('ends when two people named each other, and takes the next deputy who is there', () => {
    expect(
      chooseActing(
        'an',
        ['binh', 'dung'],
        [away('an', 'chi'), away('chi', 'an'), away('binh'), there('dung')],
      ),
    ).toEqual({
      personId: 'dung',
      as: 'DEPUTY',
    });
  });

  it('is never somebody who has left the office', () => {
    expect(chooseActing('an', ['binh'], [left('an'), there('binh')])).toEqual({
      personId: 'binh',
      as: 'DEPUTY',
    });
    expect(chooseActing('an', ['binh'], [away('an', 'chi'), left('chi'), left('binh')])).toBeNull();
  });

  it('is nobody when everybody is away, and nobody is invented', () => {
    expect(chooseActing('an', ['binh'], [away('an'), away('binh')])).toBeNull();
    expect(chooseActing('an', ['stranger'], [away('an')])).toBeNull();
  });
});
