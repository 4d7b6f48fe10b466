import { foldName } from '../rules/fold-name.ts';
import type { Messages } from '../messages.vi.ts';

export type Column = keyof Messages['import']['columns'];

export const COLUMNS: readonly Column[] = [
  'organization',
  'unit',
  'fullName',
  'title',
  'isHead',
  'focalPoint',
  'phone',
  'email',
  'validFrom',
  'validTo',
];
export const REQUIRED: readonly Column[] = ['organization', 'fullName', 'title', 'validFrom'];

/** Longest text per column; the database holds the same limits. */
export const MAX_LENGTH: Readonly<Record<Column, number>> = {
  organization: 200,
  unit: 200,
  fullName: 120,
  title: 120,
  isHead: 10,
  focalPoint: 10,
  phone: 20,
  email: 254,
  validFrom: 20,
  validTo: 20,
};

/** Other words that people write above these columns. */
const ALSO: Readonly<Record<string, Column>> = {
  'co quan don vi': 'organization',
  'don vi': 'organization',
  'ten co quan': 'organization',
  'phong ban': 'unit',
  phong: 'unit',
  'ho ten': 'fullName',
  'ho va ten': 'fullName',
  'chuc danh': 'title',
  'lanh dao': 'isHead',
  'dau moi': 'focalPoint',
  'so dien thoai': 'phone',
  sdt: 'phone',
  dtdd: 'phone',
  email: 'email',
  'e mail': 'email',
  'thu dien tu': 'email',
  'ngay bat dau': 'validFrom',
  'ngay ket thuc': 'validTo',
  'den ngay': 'validTo',
};

export function columnOf(
  heading: string,
  names: readonly Readonly<Record<Column, string>>[],
): Column | undefined {
  const folded = foldName(heading);
  return (
    COLUMNS.find((column) => names.some((language) => foldName(language[column]) === folded)) ?? ALSO[folded]
  );
}
