import { foldName } from './name-phrases.ts';

/** An office as the safe-route rule must know it: whatever a report might call it, and everybody who works there. */
export type OfficeNames = {
  readonly organizationId: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly kind: string;
  readonly tier: 'COUNTRY' | 'PROVINCE' | 'DISTRICT' | 'COMMUNE';
  readonly areaName: string;
  readonly roles: readonly string[];
  /** Offices above it, the nearest first. */
  readonly above: readonly { readonly organizationId: string; readonly name: string }[];
  readonly people: readonly {
    readonly personId: string;
    readonly name: string;
    readonly titles: readonly string[];
  }[];
};

const placeWords = /\b(xa|phuong|thi tran|thi xa|huyen|tinh|thanh pho|dac khu)\b/;
const schoolKinds =
  /\b(tieu hoc|trung hoc co so|trung hoc pho thong|trung hoc|pho thong|mam non|mau giao|dai hoc|cao dang|noi tru|ban tru|cap \d)\b/g;

export function isSchoolName(name: string): boolean {
  const folded = foldName(name);
  return (
    /\btruong (?!phong|ban|khoa|cong an|ap\b)/.test(`${folded} `) ||
    /\b(tieu hoc|trung hoc|mam non|mau giao)\b/.test(folded)
  );
}

/** A school, or a body at a school (its youth union, its trade union). */
export function isOfSchool(office: Pick<OfficeNames, 'name' | 'above'>): boolean {
  return isSchoolName(office.name) || office.above.some((one) => isSchoolName(one.name));
}

/** Every folded phrase by which a report may name this office, the longest first. The bare name of a place is never one of them. */
export function phrasesOf(office: OfficeNames): string[] {
  const schools = office.above.filter((one) => isSchoolName(one.name)).map((one) => one.name);
  const names = [office.name, ...office.formerNames, ...schools];
  const titles = office.people.flatMap((person) =>
    person.titles.map((title) => `${title} ${office.areaName}`),
  );
  const found = [...names.flatMap((name) => variants(foldName(name), office)), ...titles.map(foldName)];
  const area = foldName(office.areaName);
  return [...new Set(found)]
    .filter(
      (phrase) =>
        phrase.split(' ').length >= 2 && phrase !== area && !placeWords.test(phrase.split(' ')[0] ?? ''),
    )
    .sort((a, b) => b.length - a.length);
}

function variants(name: string, office: OfficeNames): string[] {
  const found = [name];
  const area = foldName(office.areaName);
  const bare = area.replace(placeWords, '').trim();
  if (isSchoolName(name)) {
    const own = name.slice(Math.max(0, name.search(/\btruong\b/)));
    const kind = schoolKinds.exec(own)?.[0] ?? '';
    schoolKinds.lastIndex = 0;
    const proper = own
      .replace(/^truong\b/, '')
      .replaceAll(schoolKinds, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    found.push(own);
    if (proper !== '') found.push(`truong ${proper}`, ...(kind === '' ? [] : [`${kind} ${proper}`]));
    return found;
  }
  if (bare === '' || !name.includes(bare)) return found;
  const body = name.slice(0, name.indexOf(bare)).trim();
  const withoutPlace = body.replace(/\s*\b(xa|phuong|thi tran|thi xa|huyen|thanh pho|dac khu)$/, '');
  if (office.tier === 'COMMUNE' || office.tier === 'DISTRICT') {
    found.push(`${withoutPlace} ${bare}`);
    if (office.kind === 'PEOPLES_COMMITTEE' || office.roles.includes('LOCAL_PC')) {
      for (const who of ['can bo', 'chu tich', 'pho chu tich', 'bi thu', 'cong chuc'])
        found.push(`${who} ${area}`, `${who} ${bare}`);
    }
  } else {
    // One of its kind in the province: "công an tỉnh", "sở giáo dục đào tạo".
    found.push(
      body,
      body.replace(/\s*\btinh$/, '').split(' ').length >= 3 ? body.replace(/\s*\btinh$/, '') : body,
    );
  }
  return found;
}
