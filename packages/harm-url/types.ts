/** What a link points at. Section by platform; `INVALID` goes with a `LinkReason`. */
export type LinkKind =
  | 'FB_POST'
  | 'FB_GROUP_POST'
  | 'FB_GROUP'
  | 'FB_REEL'
  | 'FB_VIDEO'
  | 'FB_PHOTO'
  | 'FB_ALBUM'
  | 'FB_STORY'
  | 'FB_EVENT'
  | 'FB_PROFILE'
  | 'FB_CHAT'
  | 'FB_OTHER'
  | 'TIKTOK_VIDEO'
  | 'TIKTOK_PHOTO'
  | 'TIKTOK_LIVE'
  | 'TIKTOK_PROFILE'
  | 'TIKTOK_OTHER'
  | 'YT_VIDEO'
  | 'YT_PLAYLIST'
  | 'YT_CHANNEL'
  | 'YT_POST'
  | 'YT_CLIP'
  | 'YT_OTHER'
  | 'ZALO_USER'
  | 'ZALO_OA'
  | 'ZALO_GROUP'
  | 'ZALO_MINIAPP'
  | 'ZALO_OTHER'
  | 'IG_POST'
  | 'IG_STORY'
  | 'IG_PROFILE'
  | 'IG_OTHER'
  | 'TG_NAME'
  | 'TG_POST'
  | 'TG_CHAT'
  | 'TG_INVITE'
  | 'TG_PHONE'
  | 'TG_OTHER'
  | 'X_STATUS'
  | 'X_PROFILE'
  | 'X_OTHER'
  | 'PLATFORM_HOME'
  | 'SHORT_LINK'
  | 'WEBSITE'
  | 'INVALID';

/** Why a pasted text has no canonical form. The text is kept either way and a person looks. */
export type LinkReason =
  | 'CONTROL'
  | 'EMPTY'
  | 'TOO_LONG'
  | 'WHITESPACE'
  | 'SCHEME'
  | 'EMAIL'
  | 'NOT_A_LINK'
  | 'MALFORMED'
  | 'PRIVATE_HOST'
  | 'HOST'
  | 'BAD_ID'
  | 'REDIRECT_DEPTH';

/** The answer about one pasted text. */
export interface CanonicalLink {
  /** Exactly what was pasted. */
  readonly raw: string;
  /** The identity for comparing, grouping and ordering removal; never for fetching. Null when `INVALID`. */
  readonly canonical: string | null;
  readonly kind: LinkKind;
  /** Null unless `INVALID`. */
  readonly reason: LinkReason | null;
  /** A short link: its target is unknown and nothing may open it automatically. */
  readonly unresolved: boolean;
}

/** One reading of an address: an identity, or the reason why there is none. */
export type Reading =
  | { readonly kind: Exclude<LinkKind, 'INVALID'>; readonly canonical: string }
  | { readonly kind: 'INVALID'; readonly reason: LinkReason };

/** A link whose host is known, ready to be matched against the tables of a platform. */
export interface Address {
  /** Lower case, ASCII (`xn--`), without a final dot; IPv6 in brackets. */
  readonly host: string;
  /** Without 80 and 443; empty when absent. */
  readonly port: string;
  /** In canonical escapes, beginning with `/`. */
  readonly path: string;
  /** Path segments decoded once, empty ones left out. */
  readonly segments: readonly string[];
  /** The same segments in canonical escapes. */
  readonly escapedSegments: readonly string[];
  /** As the URL standard wrote it: empty or beginning with `?`. */
  readonly search: string;
  /** First value of a parameter whose name is given in lower case; decoded once; null when absent or empty. */
  readonly parameter: (name: string) => string | null;
  /** Empty or beginning with `#`; only `web.telegram.org` reads it. */
  readonly fragment: string;
}

/** A platform: which hosts are its own, what each path means, which parameter carries another link. */
export interface Platform {
  /** Where a carried value that begins with `/` belongs. */
  readonly mainHost: string;
  readonly owns: (host: string) => boolean;
  readonly read: (address: Address) => Reading;
  /** The link inside this link, or null. */
  readonly carried: (address: Address) => string | null;
}

export const invalid = (reason: LinkReason): Reading => ({ kind: 'INVALID', reason });

export const identity = (kind: Exclude<LinkKind, 'INVALID'>, host: string, path: string): Reading => ({
  kind,
  canonical: `https://${host}${path}`,
});

/** A link of a platform that fits no row keeps its path and loses its query. */
export const keptPath = (
  kind: Exclude<LinkKind, 'INVALID'>,
  host: string,
  address: Pick<Address, 'escapedSegments'>,
): Reading => identity(kind, host, `/${address.escapedSegments.join('/')}`);
