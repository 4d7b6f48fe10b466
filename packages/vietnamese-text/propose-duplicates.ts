import { canonicalizeLink, extractLinks } from '#packages/harm-url/index.ts';
import type { LinkKind } from '#packages/harm-url/index.ts';
import { accountMentions, accountOfLink, namesAccount } from './account-mentions.ts';
import { foldAccents } from './fold.ts';
import { proposeCategory } from './propose-category.ts';
import { has, readText } from './reading.ts';
import type { Reading } from './reading.ts';
import { likeness, minHashSignature } from './similarity.ts';
import type { KeyedHash } from './similarity.ts';
import type { Category, ReportContext } from './types.ts';

/** A report as it arrives. Times are ISO 8601 with zone. */
export interface ReportToCompare extends ReportContext {
  readonly id: string;
  readonly receivedAt: string;
  readonly text: string;
  /** Name of the commune as the informant said it. */
  readonly commune?: string;
  /** When staff have decided it already. */
  readonly category?: Category;
}

/** What may be kept of a report for comparing it with later ones: no words of its text but keyed hashes. */
export interface ReportTraits {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly category: Category;
  readonly links: readonly { readonly canonical: string; readonly kind: LinkKind }[];
  /** `host|key` of linked accounts and `|key` of accounts named in words. */
  readonly accounts: readonly string[];
  readonly commune: string | null;
  readonly childAge: number | null;
  /** Keyed hashes of the names of schools. */
  readonly schools: readonly number[];
  /** Keyed MinHash of the text. */
  readonly signature: readonly number[];
  /** The informant says that this is another event than one known before. */
  readonly saysOther: boolean;
  /** The earliest report of the same event, when this one has been merged. */
  readonly duplicateOf: string | null;
}

/** A proposal to merge a report into an earlier one, or to link the two without merging. */
export interface DuplicateProposal {
  /** The earliest report of the event: never one that is itself merged. */
  readonly id: string;
  readonly relation: 'DUPLICATE' | 'LINKED';
  readonly by: 'URL' | 'ACCOUNT' | 'TEXT';
  /** 0 to 1; an order for staff, not a probability. */
  readonly confidence: number;
  /** Vietnamese sentence for staff. */
  readonly reason: string;
  /** The links, accounts or likeness that show it. */
  readonly because: readonly string[];
}

const DAY = 86_400_000;
/** The same account or the same words much later is another event. */
const SAME_EVENT_DAYS = 30;
/** The same school and the same kind of harm within this time is taken for one event. */
const SAME_SCHOOL_DAYS = 14;
/**
 * Likeness of two texts above which they tell the same event by themselves, and together with another sign. The second is low: a MinHash
 * of 128 places errs by 3 % under some keys, and school, kind of harm and time have said nearly all by then.
 */
const ALIKE = 0.3;
const SOMEWHAT_ALIKE = 0.03;
/** Together with the same place, the same age of the child and the same kind of harm within that time. */
const ALIKE_OF_SAME_CHILD = 0.06;

const COMMUNE_RANK = /^(?:xa|phuong|thi tran|thi xa|huyen|thanh pho|tp|dac khu|tinh)\.?\s+/;
const communeKey = (commune: string): string => foldAccents(commune).trim().replace(COMMUNE_RANK, '').trim();

const LEVELS = new Set(['thcs', 'thpt', 'th', 'ptth']);

/** Names after `trường`: two words, and a number or letter that follows them. `trường của cháu` is no name. */
export function schoolNames({ text, units }: Reading): string[] {
  const folds = units.map(({ word }) => foldAccents(word));
  const names = new Set<string>();
  folds.forEach((fold, at) => {
    const isLevel = LEVELS.has(fold);
    if (!isLevel && !(fold === 'truong' && !LEVELS.has(folds[at + 1] ?? ''))) return;
    const [first, second, third] = [at + 1, at + 2, at + 3];
    const unit = units[first];
    if (unit === undefined || units[second] === undefined || unit.breakBefore === 2) return;
    const tail = folds[third] ?? '';
    const hasTail = /^(?:\d+|[a-e])$/.test(tail) && units[third]?.breakBefore === 0;
    const isCapital = /^\p{Lu}/u.test(text.slice(unit.start, unit.end));
    if (isLevel || isCapital || hasTail)
      names.add(`${folds[first]} ${folds[second]}${hasTail ? ` ${tail}` : ''}`);
  });
  return [...names];
}

/** Reads what may be compared out of a report. `hash` is keyed by the caller; `reading` saves reading the text again. */
export function describeReport(
  report: ReportToCompare,
  hash: KeyedHash,
  reading: Reading = readText(report.text),
): ReportTraits {
  const pasted = [...(report.urls ?? []), ...extractLinks(report.text).map(({ raw }) => raw)];
  const links = new Map<string, LinkKind>();
  for (const url of pasted) {
    const { canonical, kind } = canonicalizeLink(url);
    if (canonical !== null) links.set(canonical, kind);
  }
  const linked = [...links.keys()].flatMap((url) => accountOfLink(url) ?? []);
  const named = accountMentions(report.text).map(({ key }) => `|${key}`);
  return {
    id: report.id,
    receivedAt: Date.parse(report.receivedAt),
    category: report.category ?? proposeCategory(reading, report).value,
    links: [...links].map(([canonical, kind]) => ({ canonical, kind })),
    accounts: [...new Set([...linked, ...named])],
    commune: report.commune === undefined ? null : communeKey(report.commune),
    childAge: report.childAge ?? null,
    schools: schoolNames(reading).map(hash),
    signature: minHashSignature(reading.units, hash),
    saysOther: has(reading, 'otherEvent'),
    duplicateOf: null,
  };
}

const nameOf = (account: string): string => account.slice(account.indexOf('|') + 1);

/** The same account by link, or by a name of five characters or more that fits a link or another name. */
const sameAccount = (left: string, right: string): boolean =>
  left === right ||
  ((left.startsWith('|') || right.startsWith('|')) &&
    nameOf(left) === nameOf(right) &&
    nameOf(left).length > 4);

const isContent = (kind: LinkKind): boolean =>
  !namesAccount(kind) && kind !== 'PLATFORM_HOME' && kind !== 'SHORT_LINK';

/** Whether anything says that the two cannot be one event: another time, place, child, thing or the informant's word. */
function isAnotherEvent(report: ReportTraits, earlier: ReportTraits): boolean {
  const days = Math.abs(report.receivedAt - earlier.receivedAt) / DAY;
  const bothContent = [report, earlier].every(({ links }) => links.some(({ kind }) => isContent(kind)));
  const agesApart =
    report.childAge !== null && earlier.childAge !== null ? Math.abs(report.childAge - earlier.childAge) : 0;
  const placesDiffer =
    report.commune !== null && earlier.commune !== null && report.commune !== earlier.commune;
  return days > SAME_EVENT_DAYS || bothContent || agesApart > 1 || placesDiffer || report.saysOther;
}

type Judged = Omit<DuplicateProposal, 'id'> | null;

function judge(report: ReportTraits, earlier: ReportTraits): Judged {
  const shared = report.links.filter(
    ({ canonical, kind }) =>
      kind !== 'PLATFORM_HOME' && earlier.links.some((link) => link.canonical === canonical),
  );
  const because = shared.map(({ canonical }) => canonical);
  if (shared.some(({ kind }) => !namesAccount(kind))) {
    return { relation: 'DUPLICATE', by: 'URL', confidence: 0.95, reason: 'Cùng một link nội dung.', because };
  }
  const other = isAnotherEvent(report, earlier);
  const linked = (by: 'URL' | 'ACCOUNT', names: readonly string[]): Judged => ({
    relation: other ? 'LINKED' : 'DUPLICATE',
    by,
    confidence: other ? 0.5 : 0.8,
    reason: other
      ? 'Cùng tài khoản nhưng có thể là trẻ khác hoặc vụ khác: liên kết, không gộp.'
      : 'Cùng tài khoản, cùng vụ.',
    because: names,
  });
  if (shared.length > 0) return linked('URL', because);
  const accounts = report.accounts.filter((account) =>
    earlier.accounts.some((known) => sameAccount(account, known)),
  );
  if (accounts.length > 0) return linked('ACCOUNT', accounts.map(nameOf));
  return judgeText(report, earlier, other);
}

function judgeText(report: ReportTraits, earlier: ReportTraits, other: boolean): Judged {
  const alike = likeness(report.signature, earlier.signature);
  const days = Math.abs(report.receivedAt - earlier.receivedAt) / DAY;
  const sameSchool = report.schools.some((school) => earlier.schools.includes(school));
  const sameKind = report.category === earlier.category;
  const percent = `${Math.round(alike * 100)} % giống nhau`;
  if (other) {
    return sameSchool && sameKind
      ? {
          relation: 'LINKED',
          by: 'TEXT',
          confidence: 0.3,
          reason: 'Cùng trường, việc giống nhau nhưng có thể là vụ khác.',
          because: [percent],
        }
      : null;
  }
  const sameChild =
    report.commune !== null &&
    report.commune === earlier.commune &&
    report.childAge !== null &&
    report.childAge === earlier.childAge;
  const tellsTheSame =
    (alike >= ALIKE && sameKind) ||
    (sameChild && sameKind && days <= SAME_SCHOOL_DAYS && alike >= ALIKE_OF_SAME_CHILD) ||
    (sameSchool && sameKind && days <= SAME_SCHOOL_DAYS && alike >= SOMEWHAT_ALIKE);
  return tellsTheSame
    ? {
        relation: 'DUPLICATE',
        by: 'TEXT',
        confidence: Math.min(0.9, 0.5 + alike),
        reason: 'Lời kể cùng một vụ.',
        because: [percent],
      }
    : null;
}

const STRENGTH = { URL: 0, ACCOUNT: 1, TEXT: 2 } as const;

/**
 * The earlier reports that tell the same event (to merge) or touch the same account or school (to link), strongest
 * first. A merge is proposed once for each event, always with its earliest report. Nothing is merged by this function.
 */
export function proposeDuplicates(
  report: ReportTraits,
  candidates: readonly ReportTraits[],
): DuplicateProposal[] {
  const proposals = new Map<string, DuplicateProposal>();
  for (const candidate of candidates) {
    if (candidate.id === report.id || candidate.receivedAt > report.receivedAt) continue;
    const judged = judge(report, candidate);
    if (judged === null) continue;
    const proposal = { id: candidate.duplicateOf ?? candidate.id, ...judged };
    const known = proposals.get(proposal.id);
    if (known === undefined || order(proposal, known) < 0) proposals.set(proposal.id, proposal);
  }
  return [...proposals.values()].sort(order);
}

const order = (a: DuplicateProposal, b: DuplicateProposal): number =>
  Number(a.relation === 'LINKED') - Number(b.relation === 'LINKED') ||
  STRENGTH[a.by] - STRENGTH[b.by] ||
  b.confidence - a.confidence;
