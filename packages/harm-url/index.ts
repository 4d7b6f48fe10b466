export { canonicalizeLink } from './canonicalize.ts';
export { defang } from './defang.ts';
export { extractLinks } from './extract.ts';
export type { FoundLink } from './extract.ts';
export type { CanonicalLink, LinkKind, LinkReason } from './types.ts';
