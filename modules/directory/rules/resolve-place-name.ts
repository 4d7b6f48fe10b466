import { isValidOn } from './effective-dates.ts';
import { foldName, hasAccents, toneKey } from './fold-name.ts';
import type { Area, AreaKind } from './model.ts';
import { ancestryOf, areaHeirsOn, type AreaIndex } from './succession.ts';

/** A place of the asked-for day, and the name by which it was reached when that is an older (or later) one. */
export interface PlaceCandidate {
  area: Area;
  /** The unit whose name was typed; equal to `area` when the name holds on that day. */
  matched: Area;
  /** False when only a part of the named unit belongs to `area`: a person must say which. */
  whole: boolean;
}

/** One certain answer, several to choose from, or nothing. Several may hold a single uncertain one: it is never guessed. */
export type PlaceResolution =
  | { found: 'ONE'; candidate: PlaceCandidate }
  | { found: 'SEVERAL'; candidates: PlaceCandidate[] }
  | { found: 'NONE' };

const KIND_WORDS: readonly [word: string, kind: AreaKind][] = [
  ['thi tran', 'TOWNSHIP'],
  ['thi xa', 'DISTRICT_TOWN'],
  ['thanh pho', 'PROVINCIAL_CITY'],
  ['dac khu', 'SPECIAL_ZONE'],
  ['phuong', 'WARD'],
  ['huyen', 'RURAL_DISTRICT'],
  ['tinh', 'PROVINCE'],
  ['xa', 'RURAL_COMMUNE'],
  ['tt', 'TOWNSHIP'],
  ['tx', 'DISTRICT_TOWN'],
  ['tp', 'PROVINCIAL_CITY'],
  ['p', 'WARD'],
  ['h', 'RURAL_DISTRICT'],
  ['t', 'PROVINCE'],
  ['x', 'RURAL_COMMUNE'],
];
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/**
 * What people type, understood on `date`: "Bến Lức", "xa duc hoa", "P.1 Tân An", "xã Tân Hòa, huyện Bến Lức". Old names lead to
 * what the place has become; accents decide only when they were typed; a name borne by several places gives all of them.
 */
export function resolvePlaceName(index: AreaIndex, text: string, date: string): PlaceResolution {
  const segments = text
    .split(/[,;\n]+/u)
    .map((part) => part.trim())
    .filter((part) => foldName(part) !== '');
  const first = segments[0];
  if (first === undefined) return { found: 'NONE' };
  const rest = foldName(segments.slice(1).join(' '));
  const words = first.normalize('NFC').split(/\s+/u);
  for (const kindsCount of [true, false]) {
    for (let length = words.length; length >= 1; length -= 1) {
      const name = words.slice(0, length).join(' ');
      const qualifier = `${foldName(words.slice(length).join(' '))} ${rest}`.trim();
      const matches = matchName(index, name, (area) =>
        qualifierFits(index, area, qualifier, date, kindsCount),
      );
      if (matches.areas.length > 0) return settle(index, matches, date);
    }
  }
  return { found: 'NONE' };
}

/** Every name that a text could mean, for the look-up that comes before {@link resolvePlaceName}: all runs of its words. */
export function possibleKeys(text: string): string[] {
  const words = foldName(text)
    .replace(/\b(p|x|h|tt|tx|tp|t)(\d+)\b/gu, '$1 $2')
    .split(' ')
    .slice(0, 24);
  const keys = words.flatMap((_, start) =>
    words
      .slice(start, start + 6)
      .map((__, length) => numeral(words.slice(start, start + length + 1).join(' '))),
  );
  return [...new Set(keys)].filter((key) => key !== '');
}

interface Matches {
  areas: Area[];
  /** False when the kind that was typed fits none of them. */
  kindFits: boolean;
}

function matchName(index: AreaIndex, name: string, fits: (area: Area) => boolean): Matches {
  const typed = parseKind(foldName(name));
  if (typed.bare === '') return { areas: [], kindFits: false };
  const folded = index.all.filter(
    (area) => area.tier !== 'COUNTRY' && bareKeyOf(area) === typed.bare && fits(area),
  );
  const exact = hasAccents(name)
    ? folded.filter((area) => endsWithWords(toneKey(name), toneKey(bareName(area.name))))
    : [];
  const byAccent = exact.length > 0 ? exact : folded;
  const byKind = typed.kind ? byAccent.filter((area) => area.kind === typed.kind) : byAccent;
  return byKind.length > 0 ? { areas: byKind, kindFits: true } : { areas: byAccent, kindFits: false };
}

function settle(index: AreaIndex, matches: Matches, date: string): PlaceResolution {
  const candidates = new Map<string, PlaceCandidate>();
  const ordered = matches.areas.toSorted((a, b) => Number(isValidOn(b, date)) - Number(isValidOn(a, date)));
  for (const matched of ordered) {
    for (const heir of areaHeirsOn(index, matched.id, date)) {
      const before = candidates.get(heir.item.id);
      if (!before) candidates.set(heir.item.id, { area: heir.item, matched, whole: heir.whole });
      else before.whole ||= heir.whole;
    }
  }
  const [only, ...others] = candidates.values();
  if (!only) return { found: 'NONE' };
  if (others.length === 0 && only.whole && matches.kindFits) return { found: 'ONE', candidate: only };
  return { found: 'SEVERAL', candidates: [only, ...others] };
}

/** "p 1" → WARD "1"; a bare word stays bare, so that "xa" alone is not a place. */
function parseKind(folded: string): { kind: AreaKind | undefined; bare: string } {
  const spaced = folded.replace(/^(p|x|h|tt|tx|tp|t)(\d+)$/u, '$1 $2');
  const found = KIND_WORDS.find(([word]) => spaced.startsWith(`${word} `));
  return { kind: found?.[1], bare: numeral(found ? spaced.slice(found[0].length + 1) : spaced) };
}

/** "Phường IV" and "Phường 04" are Phường 4 to the one who types. */
function numeral(bare: string): string {
  if (/^\d+$/u.test(bare)) return String(Number(bare));
  const roman = ROMAN.indexOf(bare);
  return roman >= 0 ? String(roman + 1) : bare;
}

/** The words of a text without the kind of place it begins with: "xã bến l" → "ben l", for searching while somebody types. */
export function bareTextOf(text: string): string {
  return parseKind(foldName(text)).bare;
}

function bareName(name: string): string {
  return name.replace(/^(?:Thành phố|Thị trấn|Thị xã|Đặc khu|Phường|Huyện|Tỉnh|Xã) /u, '');
}

/** The name without kind and accents, as it is compared and stored for look-up: "Phường IV" → "4". */
export function bareKeyOf(area: Pick<Area, 'name'>): string {
  return numeral(foldName(bareName(area.name)));
}

function endsWithWords(text: string, ending: string): boolean {
  return text === ending || text.endsWith(` ${ending}`);
}

/**
 * The qualifier must be used up by names of places above the unit, then or as that province is called on `date`. Kind words
 * in it ("thành phố Tây Ninh") must fit too, unless nothing fitted and kinds no longer count.
 */
function qualifierFits(
  index: AreaIndex,
  area: Area,
  qualifier: string,
  date: string,
  kindsCount: boolean,
): boolean {
  if (qualifier === '') return true;
  const above = ancestryOf(index, area).slice(1);
  const today = above.flatMap((place) =>
    place.tier === 'PROVINCE' ? areaHeirsOn(index, place.id, date) : [],
  );
  const places = [...above, ...today.map((heir) => heir.item)];
  let left = qualifier;
  while (left !== '') {
    const typed = parseKind(left);
    const place = places.find(
      (candidate) =>
        (!kindsCount || !typed.kind || candidate.kind === typed.kind) &&
        (typed.bare === bareKeyOf(candidate) || typed.bare.startsWith(`${bareKeyOf(candidate)} `)),
    );
    if (place === undefined) return false;
    left = typed.bare.slice(bareKeyOf(place).length).trim();
  }
  return true;
}
