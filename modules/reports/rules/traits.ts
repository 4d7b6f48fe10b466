import type { KeyStore } from '#kernel/keys/key-store.ts';
import {
  describeReport,
  type ReportTraits,
  type ReportToCompare,
  type Reading,
} from '#packages/vietnamese-text/index.ts';
import { accountHash, likenessHash, tokensOf } from './finding-keys.ts';

/** What is kept of a report for comparing: names of accounts and places stand in it as keyed hashes. */
export type StoredTraits = {
  readonly traits: ReportTraits;
  /** Whose hash it is, for showing the reason of a proposal; never stored. */
  readonly nameOfHash: ReadonlyMap<string, string>;
  /** One for each link, account and school. */
  readonly keys: readonly number[];
  /** One for each pair of the signature and one for the child, of this fortnight; and those of the two before it, to ask for. */
  readonly bands: readonly number[];
  readonly bandsToAsk: readonly number[];
};

const FORTNIGHT = 16 * 86_400_000;
/** Positions of the signature that make a band: texts that share 30 % of their pairs meet in one of 64 with 99.7 %. */
const BAND = 2;

export function traitsOf(
  keys: KeyStore,
  report: Omit<ReportToCompare, 'commune'>,
  place: { readonly areaId: string | null; readonly words: string },
  reading?: Reading,
): StoredTraits {
  const hash = likenessHash(keys);
  const named = describeReport({ ...report, commune: place.words }, hash, reading);
  const nameOfHash = new Map<string, string>();
  const accounts = named.accounts.map((account) => {
    const at = account.indexOf('|');
    const name = account.slice(at + 1);
    const short = name.length > 4 ? 6 : 3;
    // Names of up to four letters are compared with their host alone: their hashes stay as short.
    const hashed = accountHash(keys, name).subarray(0, short).toString('base64url');
    nameOfHash.set(hashed, name);
    return `${account.slice(0, at)}|${hashed}`;
  });
  const commune = place.areaId
    ? `area:${place.areaId}`
    : named.commune
      ? `words:${hash(named.commune)}`
      : null;
  const traits = { ...named, accounts, commune };
  return { traits, nameOfHash, keys: keysOf(keys, traits), ...bandsOf(traits) };
}

/** Where both places are known in the same way they can differ; otherwise nothing is said about it. */
export const comparablePlace = (own: string | null, other: string | null): string | null =>
  own !== null && other !== null && own.slice(0, 5) === other.slice(0, 5) ? other : null;

function keysOf(keys: KeyStore, traits: ReportTraits): number[] {
  return tokensOf(keys, [
    ...traits.links.filter(({ kind }) => kind !== 'PLATFORM_HOME').map(({ canonical }) => `l|${canonical}`),
    ...traits.accounts.map((account) => {
      const name = account.slice(account.indexOf('|') + 1);
      return name.length > 4 ? `n|${name}` : `n|${account}`;
    }),
    ...traits.schools.map((school) => `s|${school}`),
  ]);
}

export function bandsOf(
  traits: Pick<ReportTraits, 'signature' | 'receivedAt' | 'category' | 'commune' | 'childAge'>,
): Pick<StoredTraits, 'bands' | 'bandsToAsk'> {
  const { signature } = traits;
  const fortnight = Math.floor(traits.receivedAt / FORTNIGHT);
  // The signature of an empty text has the same value everywhere.
  const pairs = new Set(signature).size < 2 ? 0 : signature.length / BAND;
  const child =
    traits.commune === null || traits.childAge === null
      ? []
      : [...`${traits.commune}|${traits.childAge}|${traits.category}`].map((one) => one.codePointAt(0) ?? 0);
  const of = (when: number) => [
    ...Array.from({ length: pairs }, (_, band) =>
      mixed([band, when, ...signature.slice(band * BAND, (band + 1) * BAND)]),
    ),
    ...(child.length > 0 ? [mixed([-1, when, ...child])] : []),
  ];
  const bands = of(fortnight);
  return { bands, bandsToAsk: [...bands, ...of(fortnight - 1), ...of(fortnight - 2)] };
}

const mixed = (values: readonly number[]): number =>
  values.reduce((hash, value) => Math.imul(hash ^ value, 0x9e37_79b1) ^ (hash >>> 15), 0x811c_9dc5);
