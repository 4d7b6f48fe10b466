/**
 * A Vietnamese or international telephone number as E.164 (`+84901234567`), or null when it cannot be one. Blanks, dots, hyphens and
 * brackets that people write are taken out; short numbers (111, 113) are nobody's and never rung by a machine.
 * @source ITU-T E.164; national numbering plan: trunk prefix 0, country code 84
 */
export function findPhoneNumber(typed: string): string | null {
  const bare = typed.normalize('NFKC').replace(/[\s.()\u00ad-]/gu, '');
  const international = bare.startsWith('00') ? `+${bare.slice(2)}` : bare;
  if (/^0[1-9]\d{8,9}$/.test(international)) return `+84${international.slice(1)}`;
  if (/^84[1-9]\d{8,9}$/.test(international)) return `+${international}`;
  if (international.startsWith('+84')) return /^\+84[1-9]\d{8,9}$/.test(international) ? international : null;
  return /^\+[1-9]\d{7,14}$/.test(international) ? international : null;
}

/**
 * Whether what stands where a telephone number was asked for is digits that nobody can ring (`0530000`). Words beside or instead of a
 * number (a name, hours, "Zalo") are no number and nothing is said of them; of several numbers one that can be rung is enough.
 */
export function isUnreadableNumber(typed: string): boolean {
  if (!/\p{Nd}/u.test(typed) || /\p{L}/u.test(typed)) return false;
  return typed.split(/[/,;|\n]+/).every((one) => findPhoneNumber(one) === null);
}
