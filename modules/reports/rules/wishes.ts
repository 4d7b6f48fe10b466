/** Whom an informant may not want to know of the report; anybody else is written in words. */
export const closePeople = ['MOTHER', 'FATHER', 'FAMILY', 'SCHOOL', 'FRIENDS', 'OFFICIALS'] as const;
export type ClosePerson = (typeof closePeople)[number];

/** What a child may choose as "what happened", in the order in which it is offered. */
export const troubles = [
  'THREAT',
  'PICTURES',
  'STRANGER',
  'BULLYING',
  'HURT',
  'LIFE',
  'TRICKED',
  'OTHER',
] as const;
export type Trouble = (typeof troubles)[number];
