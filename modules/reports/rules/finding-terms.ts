import { canonicalizeLink, extractLinks } from '#packages/harm-url/index.ts';
import {
  accountKey,
  accountMentions,
  accountOfLink,
  bigramsOf,
  foldedSyllables,
  namesAccount,
  type Reading,
  searchTokens,
} from '#packages/vietnamese-text/index.ts';

/**
 * A term is what a report is found by, still in clear: `w|` a folded syllable or a pair of them, `l|` a canonical link, `a|` the folded
 * name of an account or a telephone number. Only keyed hashes of terms are ever stored.
 */
export type Term = string;

const wordTerm = (word: string): Term => `w|${word}`;
export const linkTerm = (canonical: string): Term => `l|${canonical}`;
export const accountTerm = (key: string): Term => `a|${key}`;

/** Everything that a text may be found by. `units` of a reading save reading it again. */
export function termsOfText(text: string, units?: Reading['units']): Term[] {
  const words = units
    ? ((syllables: string[]) => [...syllables, ...bigramsOf(syllables)])(foldedSyllables(units))
    : searchTokens(text);
  const links = extractLinks(text).map(({ raw }) => raw);
  const accounts = [...accountMentions(text).map(({ key }) => key), ...handlesIn(text).map(accountKey)];
  return [...new Set([...words.map(wordTerm), ...links.flatMap(termsOfLink), ...accounts.map(accountTerm)])];
}

/** A link is found by itself and, where it says whose it is, by the account. */
export function termsOfLink(link: string): Term[] {
  const { canonical } = canonicalizeLink(link);
  const account = accountNameOf(link);
  return [
    ...(canonical === null ? [] : [linkTerm(canonical)]),
    ...(account === null ? [] : [accountTerm(account)]),
  ];
}

export type SearchQuery = {
  /** All of them must stand in the report. */
  readonly terms: readonly Term[];
  /** The query is `#number`. */
  readonly reference: number | null;
  /** The query is a telephone number and nothing else: `0…`. */
  readonly phone: string | null;
  /** Folded syllables for showing where the words stand. */
  readonly shown: readonly string[];
};

const QUOTED = /["“”«]([^"“”«»]{1,200})["“”»]/gu;

/** Reads a query as typed. Total: what cannot be understood is looked for as words. */
export function readQuery(typed: string): SearchQuery {
  const reference = /^\s*#\s?(\d{1,15})\s*$/.exec(typed)?.[1];
  if (reference) return { terms: [], reference: Number(reference), phone: null, shown: [] };
  const phone = phoneKey(typed);
  if (phone) return { terms: [accountTerm(phone)], reference: null, phone, shown: [] };
  const terms: Term[] = [];
  const shown: string[] = [];
  let rest = typed.replace(QUOTED, (_, phrase: string) => {
    const syllables = foldedSyllables(phrase);
    terms.push(...(syllables.length === 1 ? syllables : bigramsOf(syllables)).map(wordTerm));
    shown.push(...syllables);
    return ' ';
  });
  for (const { raw, start, end } of extractLinks(rest).reverse()) {
    const { canonical, kind } = canonicalizeLink(raw);
    if (canonical === null) continue;
    const account = namesAccount(kind) ? accountNameOf(raw) : null;
    terms.push(account === null ? linkTerm(canonical) : accountTerm(account));
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  for (const handle of handlesIn(rest)) {
    terms.push(accountTerm(accountKey(handle)));
    rest = rest.replace(handle, ' ');
  }
  const syllables = foldedSyllables(rest);
  terms.push(...syllables.map(wordTerm));
  shown.push(...syllables);
  return { terms: [...new Set(terms)], reference: null, phone: null, shown };
}

/** A telephone number alone, as `0…`: `+84 912 000 000`, `0912.000.000`. */
export function phoneKey(typed: string): string | null {
  if (!/^[\s()+.\d-]+$/.test(typed)) return null;
  const digits = typed.replace(/\D/g, '').replace(/^(?:00)?84(?=\d{9,10}$)/, '0');
  return /^0\d{8,10}$/.test(digits) ? digits : null;
}

const HANDLE = /(?<![\p{L}\p{N}@._/-])@?[A-Za-z0-9][A-Za-z0-9._]{2,60}(?![\p{L}\p{N}])/gu;

/** Names that can only be an account's: with `@`, or with a dot or low line inside. `TP.HCM`, `12.5.2026` and `c.h.e.t` are words. */
function handlesIn(text: string): string[] {
  return [...text.matchAll(HANDLE)]
    .map(([found]) => found.replace(/[._]+$/, ''))
    .filter(
      (name) =>
        name.startsWith('@') ||
        (/[a-z]/.test(name) && /[._]/.test(name) && name.split(/[._]/).some((part) => part.length > 2)),
    );
}

function accountNameOf(link: string): string | null {
  const account = accountOfLink(link);
  return account === null ? null : account.slice(account.indexOf('|') + 1);
}
