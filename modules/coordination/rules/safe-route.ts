import { foldName, isAlwaysAfter, type Searched, says, searched } from './name-phrases.ts';
import { isOfSchool, type OfficeNames, phrasesOf } from './office-names.ts';
import type { Caution } from './words-of-steps.ts';

export type UnsafeMark = {
  readonly kind: 'OFFICE' | 'PERSON' | 'WORDS';
  readonly organizationId: string | null;
  readonly personId: string | null;
  readonly words: string;
  readonly state: 'UNDECIDED' | 'BLOCKED' | 'CLEARED';
};

/** What of a report decides where it must not go. */
export type Danger = {
  readonly text: string;
  /** Where it happened, as written: a school that stands here may be meant, an office is only a landmark. */
  readonly place: string;
  readonly mustNotKnow: { readonly people: readonly string[]; readonly words: string };
  readonly unsafe: readonly UnsafeMark[];
};

export type RouteFinding = {
  readonly kind:
    | 'OFFICE_NAMED'
    | 'PERSON_NAMED'
    | 'OFFICE_UNSAFE'
    | 'PERSON_UNSAFE'
    | 'SUPERVISOR_MUST_DECIDE';
  /** Stands in the way of an emergency too: this very office or one of its people is meant, not perhaps. */
  readonly isCertain: boolean;
  /** The words that caused it. @restricted */
  readonly because: readonly string[];
};

const schoolPeople = [
  'thay giao',
  'co giao',
  'giao vien',
  'hieu truong',
  'hieu pho',
  'chu nhiem',
  'thay day',
  'co day',
  'thay the duc',
  'bao ve truong',
  'giam thi',
  'nha truong',
];
const policeWords = ['cong an', 'canh sat'];
const communeWords = ['can bo', 'chu tich', 'uy ban', 'truong ap', 'bi thu'];
/** Titles that mean a person even without their accents; the others are also other words ("có công an" is no woman of the police). */
const plainTitles = [
  'chu',
  'ong',
  'anh',
  'bac',
  'cau',
  'dong chi',
  'thay',
  'may ong',
  'may chu',
  'mot ong',
  'truong',
  'pho',
];
const titlesOfPeople = [...plainTitles, 'duong', 'ba', 'co', 'chi'];
/** "gần công an xã": a place to be found by. It waits for a supervisor, and holds no emergency up. */
const landmarks = [
  'gan',
  'sat',
  'canh',
  'truoc',
  'truoc cong',
  'doi dien',
  'sau lung',
  'phia sau',
  'duong vao',
  'khuc',
];
const familyWords = ['MOTHER', 'FATHER', 'FAMILY'];
const codes = ['MOTHER', 'FATHER', 'FAMILY', 'SCHOOL', 'FRIENDS', 'OFFICIALS'];

/**
 * What stands in the way of sending this report to this office: the office or somebody who works there is named in the text, or
 * marked, or may be meant by what somebody wrote. Empty: nothing known. A supervisor's CLEARED for this very office or person takes
 * back what was only read out of the text; it takes back no other mark.
 */
export function findRouteDangers(office: OfficeNames, danger: Danger): RouteFinding[] {
  const open = marksOf(danger).filter((mark) => mark.state !== 'CLEARED');
  const findings = open.flatMap((mark) => ofMark(office, mark));
  const inText = readText(office, danger);
  return [...findings, ...inText.office, ...inText.people];
}

/** Whom of it a supervisor may clear in one action: what was only read out of the text, and means this office or these people of it. */
export function findClearable(
  office: OfficeNames,
  danger: Danger,
): { readonly office: boolean; readonly people: readonly OfficeNames['people'][number][] } {
  const { office: found, whom } = readText(office, danger);
  return { office: found.length > 0, people: whom };
}

/** What the text says of an office and its people, but for what a supervisor has cleared. */
function readText(office: OfficeNames, danger: Danger) {
  const cleared = danger.unsafe.filter((mark) => mark.state === 'CLEARED');
  const isCleared = cleared.some(
    (mark) => mark.kind === 'OFFICE' && mark.organizationId === office.organizationId,
  );
  const clearedPeople = new Set(
    cleared.flatMap((mark) => (mark.kind === 'PERSON' && mark.personId ? [mark.personId] : [])),
  );
  const text = searched(isOfSchool(office) ? `${danger.text}\n${danger.place}` : danger.text);
  const inText = named(office, text, clearedPeople);
  const ofOffice = inText.office.length > 0 ? inText.office : generic(office, text);
  return { ...inText, office: isCleared ? [] : ofOffice };
}

/** What the informant asked for counts as a mark even before anybody has made one of it. */
function marksOf(danger: Danger): UnsafeMark[] {
  const known = new Set(danger.unsafe.map((mark) => mark.words));
  const asked = [...danger.mustNotKnow.people, danger.mustNotKnow.words].filter(
    (words) => words.trim() !== '' && !known.has(words),
  );
  return [
    ...danger.unsafe,
    ...asked.map((words) => ({
      kind: 'WORDS' as const,
      organizationId: null,
      personId: null,
      words,
      state: 'UNDECIDED' as const,
    })),
  ];
}

function ofMark(office: OfficeNames, mark: UnsafeMark): RouteFinding[] {
  const because = mark.words === '' ? [] : [mark.words];
  if (mark.kind === 'OFFICE') {
    const ids = [
      office.organizationId,
      ...(isOfSchool(office) ? office.above.map((one) => one.organizationId) : []),
    ];
    if (mark.organizationId !== null && ids.includes(mark.organizationId))
      return [{ kind: 'OFFICE_UNSAFE', isCertain: true, because }];
  }
  if (mark.kind === 'PERSON' && office.people.some((person) => person.personId === mark.personId))
    return [{ kind: 'PERSON_UNSAFE', isCertain: true, because }];
  // A mark of any kind may carry words that mean more than the one office or person it points to.
  return ofWords(office, mark, because);
}

function ofWords(office: OfficeNames, mark: UnsafeMark, because: readonly string[]): RouteFinding[] {
  if (codes.includes(mark.words)) {
    const meant =
      (mark.words === 'SCHOOL' && isOfSchool(office)) ||
      (mark.words === 'OFFICIALS' && office.tier === 'COMMUNE' && !isOfSchool(office));
    if (!meant) return [];
    return [
      {
        kind: mark.state === 'BLOCKED' ? 'OFFICE_UNSAFE' : 'SUPERVISOR_MUST_DECIDE',
        isCertain: mark.state === 'BLOCKED',
        because,
      },
    ];
  }
  const words = searched(mark.words);
  const exact = named(office, words, new Set());
  if (exact.office.length > 0) return [{ kind: 'OFFICE_UNSAFE', isCertain: true, because }];
  if (exact.people.length > 0) return [{ kind: 'PERSON_UNSAFE', isCertain: true, because }];
  if (mark.kind !== 'WORDS') return [];
  const given = office.people.some((person) => {
    const last = foldName(person.name).split(' ').at(-1) ?? '';
    return titlesOfPeople.some((title) => says(words, `${title} ${last}`));
  });
  if (!given && !couldMean(office, words)) return [];
  return [
    {
      kind: mark.state === 'BLOCKED' ? 'OFFICE_UNSAFE' : 'SUPERVISOR_MUST_DECIDE',
      isCertain: mark.state === 'BLOCKED',
      because,
    },
  ];
}

function named(
  office: OfficeNames,
  text: Searched,
  cleared: ReadonlySet<string>,
): { office: RouteFinding[]; people: RouteFinding[]; whom: OfficeNames['people'][number][] } {
  const phrases = phrasesOf(office).filter((one) => says(text, one));
  const phrase = phrases[0];
  const isLandmark = phrases.every((one) => isAlwaysAfter(text, one, landmarks));
  const people = office.people.filter((person) => {
    const name = foldName(person.name);
    return !cleared.has(person.personId) && name.split(' ').length >= 2 && says(text, name);
  });
  return {
    office:
      phrase === undefined
        ? []
        : [
            isLandmark
              ? { kind: 'SUPERVISOR_MUST_DECIDE', isCertain: false, because: [office.name] }
              : { kind: 'OFFICE_NAMED', isCertain: true, because: [office.name] },
          ],
    people: people.map((person) => ({ kind: 'PERSON_NAMED', isCertain: true, because: [person.name] })),
    whom: people,
  };
}

/** "chú công an xã", "cô giáo em": no name, but somebody of such an office in the place of the report. */
function generic(office: OfficeNames, text: Searched): RouteFinding[] {
  const isPolice = office.kind === 'POLICE' || office.roles.includes('POLICE');
  if (office.tier === 'COMMUNE' && isPolice) {
    const somebody = (titles: readonly string[]) =>
      titles.flatMap((title) => policeWords.map((word) => `${title} ${word}`)).find((one) => says(text, one));
    const certainly = somebody(plainTitles);
    if (certainly) return [{ kind: 'PERSON_NAMED', isCertain: true, because: [certainly] }];
    const perhaps = somebody(titlesOfPeople);
    if (perhaps) return [{ kind: 'SUPERVISOR_MUST_DECIDE', isCertain: false, because: [perhaps] }];
  }
  if (!couldMean(office, text)) return [];
  // "Em đã báo công an" accuses nobody: a bare word holds nothing up where the office is not of the place itself.
  return [{ kind: 'SUPERVISOR_MUST_DECIDE', isCertain: false, because: [office.name] }];
}

function couldMean(office: OfficeNames, words: Searched): boolean {
  if (isOfSchool(office))
    return [...schoolPeople, 'thay', 'truong em', 'truong con', 'o truong'].some((one) => says(words, one));
  if (office.tier !== 'COMMUNE') return false;
  if (office.kind === 'POLICE' || office.roles.includes('POLICE'))
    return ['cong an xa', 'cong an phuong', 'cong an ap', 'cong an khu vuc'].some((one) => says(words, one));
  return communeWords.some((one) =>
    ['xa', 'phuong', 'ap', 'dia phuong'].some((place) => says(words, `${one} ${place}`)),
  );
}

const parentWords = [
  'ba duong',
  'bo duong',
  'cha duong',
  'me ke',
  'ba em',
  'bo em',
  'cha em',
  'me em',
  'ba con',
  'bo con',
  'cha con',
  'me con',
  'ba ruot',
  'bo ruot',
  'cha ruot',
  'me ruot',
  'tia em',
  'ba no',
  'cha no',
  'bo no',
  'me no',
  'ba me',
  'bo me',
  'cha me',
];

/** What everybody who receives a part of this report must keep in mind. A caution too many does no harm. */
export function cautionsOf(danger: Danger): Caution[] {
  const open = marksOf(danger).filter((mark) => mark.state !== 'CLEARED');
  const text = searched(danger.text);
  const said = (words: readonly string[]) => open.some((mark) => words.includes(mark.words));
  const marked = open.some((mark) => parentWords.some((one) => says(searched(mark.words), one)));
  return [
    'DO_NOT_CONTACT_SUSPECT',
    'DO_NOT_QUESTION_CHILD',
    ...(said(familyWords) || marked || parentWords.some((one) => says(text, one))
      ? (['DO_NOT_TELL_PARENTS'] as const)
      : []),
    ...(said(['SCHOOL']) || schoolPeople.some((one) => says(text, one))
      ? (['DO_NOT_TELL_SCHOOL'] as const)
      : []),
    ...(open.some(
      (mark) => !codes.includes(mark.words) || mark.words === 'FRIENDS' || mark.words === 'OFFICIALS',
    )
      ? (['DO_NOT_TELL_NAMED'] as const)
      : []),
  ];
}
