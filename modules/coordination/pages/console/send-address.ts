import {
  type Part,
  parts,
  type Purpose,
  purposes,
  type StepKind,
  stepKinds,
} from '../../rules/words-of-steps.ts';

/** What the two screens have been told so far. It is the address: nothing in it is of a person but an official's id. */
export type Wanted = {
  readonly kind: StepKind;
  readonly purpose: Purpose | null;
  readonly parts: readonly Part[];
  readonly roleCode: string | null;
  readonly organizationId: string | null;
  readonly personId: string | null;
  readonly byLetter: boolean;
  /** What was typed to find an office. */
  readonly query: string;
};

const names = {
  kind: 'kieu',
  purpose: 'viec',
  parts: 'phan',
  roleCode: 'vai',
  organizationId: 'coquan',
  personId: 'nguoi',
  byLetter: 'phieu',
  query: 'q',
} as const;
export { names as wantedNames };

/** Which button was pressed: look for an office, or see what would be sent. */
export const screenName = 'xem';
export const screens = { find: 'tim', preview: 'truoc' } as const;

/** What an address cannot mean is left out: a mistyped link still shows the first screen. */
export function wantedOf(search: URLSearchParams): Wanted {
  const uuid = (name: string) => {
    const value = search.get(name) ?? '';
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : null;
  };
  const purpose = purposes.find((one) => one === search.get(names.purpose)) ?? null;
  const chosen = parts.filter((part) => search.has(names.parts, part));
  const organizationId = uuid(names.organizationId);
  return {
    kind:
      stepKinds.find((one) => one === search.get(names.kind)) ?? (purpose === 'TRANSFER' ? 'LEAD' : 'PART'),
    purpose,
    parts: chosen,
    // An office that was picked by name is meant more than the role that the list stood at.
    roleCode: organizationId
      ? null
      : (/^[A-Z0-9_]{2,40}$/.exec(search.get(names.roleCode) ?? '')?.[0] ?? null),
    organizationId,
    personId: uuid(names.personId),
    byLetter: search.get(names.byLetter) === '1',
    query: (search.get(names.query) ?? '').trim().slice(0, 200),
  };
}

/** The query string of these wishes, with `change` put over them. */
export function addressOf(wanted: Wanted, screen: keyof typeof screens | null): string {
  const search = new URLSearchParams();
  if (wanted.purpose) search.set(names.purpose, wanted.purpose);
  search.set(names.kind, wanted.kind);
  for (const part of wanted.parts) search.append(names.parts, part);
  if (wanted.roleCode) search.set(names.roleCode, wanted.roleCode);
  if (wanted.organizationId) search.set(names.organizationId, wanted.organizationId);
  if (wanted.personId) search.set(names.personId, wanted.personId);
  if (wanted.byLetter) search.set(names.byLetter, '1');
  if (wanted.query) search.set(names.query, wanted.query);
  if (screen) search.set(screenName, screens[screen]);
  return `?${search.toString()}`;
}

/** Enough to ask for a preview: a purpose, something to see, and somebody to see it. */
export type WholeWish = Wanted & { readonly purpose: Purpose };
export function isWhole(wanted: Wanted): wanted is WholeWish {
  return (
    wanted.purpose !== null && wanted.parts.length > 0 && (wanted.roleCode ?? wanted.organizationId) !== null
  );
}

/** The wish as the handles take it. */
export function inputOf(fileId: string, wanted: WholeWish) {
  const { kind, purpose, roleCode, organizationId, personId, byLetter } = wanted;
  return {
    fileId,
    kind,
    purpose,
    parts: [...wanted.parts],
    byLetter,
    to: {
      ...(organizationId ? { organizationId } : roleCode ? { roleCode } : {}),
      ...(personId ? { personId } : {}),
    },
  };
}

/** What most work needs; ticked before anybody has chosen. */
const usualParts: readonly Part[] = ['TEXT', 'PLACE', 'CHILD'];

/** The parts that stand ticked on the first screen. */
export function tickedParts(wanted: Wanted): readonly Part[] {
  return wanted.purpose === null && wanted.parts.length === 0 ? usualParts : wanted.parts;
}

/** "Chuyển ngay": the three ways that danger, crime and an identifiable child call for (NĐ 56/2017, Điều 26 và 31). */
export const presets = [
  { key: 'POLICE', purpose: 'HANDLE_CRIME', roleCode: 'POLICE', parts: ['TEXT', 'LINKS', 'PLACE', 'CHILD'] },
  {
    key: 'COMMUNE',
    purpose: 'FORWARD_TO_COMMUNE',
    roleCode: 'COMMUNE_CHILD_WORKER',
    parts: ['TEXT', 'PLACE', 'CHILD'],
  },
  {
    key: 'CHILD_AFFAIRS',
    purpose: 'SUPPORT_CHILD',
    roleCode: 'CHILD_AFFAIRS_AUTHORITY',
    parts: ['TEXT', 'PLACE', 'CHILD'],
  },
] as const satisfies readonly { key: string; purpose: Purpose; roleCode: string; parts: readonly Part[] }[];

export function presetAddress(preset: (typeof presets)[number]): string {
  return addressOf(
    {
      kind: 'PART',
      purpose: preset.purpose,
      parts: preset.parts,
      roleCode: preset.roleCode,
      organizationId: null,
      personId: null,
      byLetter: false,
      query: '',
    },
    'preview',
  );
}
