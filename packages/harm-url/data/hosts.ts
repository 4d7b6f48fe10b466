/** Hosts whose every path is a short link. `platform` names the home that the bare host stands for. */
export const shortLinkHosts: ReadonlyMap<string, { readonly home: string | null }> = new Map([
  ['fb.watch', { home: 'facebook.com' }],
  ['fb.me', { home: 'facebook.com' }],
  ['vm.tiktok.com', { home: 'tiktok.com' }],
  ['vt.tiktok.com', { home: 'tiktok.com' }],
  ['t.co', { home: 'x.com' }],
  ['bit.ly', { home: null }],
  ['tinyurl.com', { home: null }],
  ['goo.gl', { home: null }],
  ['is.gd', { home: null }],
  ['cutt.ly', { home: null }],
  ['rebrand.ly', { home: null }],
  ['shorturl.at', { home: null }],
]);

/** Endings that make a bare word a file name and not a host. */
export const fileEndings: ReadonlySet<string> = new Set(
  'jpg jpeg png gif heic webp mp4 mov avi pdf doc docx xls xlsx txt zip apk'.split(' '),
);

/**
 * Endings by which a bare host is recognised in free text. People forget the blank after a full stop
 * ("sợ lắm.đừng nói"), so a word with a dot is a host only when its ending is one that sites really use.
 */
export const bareHostEndings: ReadonlySet<string> = new Set(
  (
    'com net org vn info biz io xyz top club site online live tv app shop vip pro link cc gg asia edu gov dev ' +
    'fun icu win bet casino mobi store tech space website watch am example test invalid'
  ).split(' '),
);

/** Endings that are also Vietnamese syllables typed without accents: a path or a known host must follow. */
export const riskyBareHostEndings: ReadonlySet<string> = new Set('me be co la to ly us so ai in at gl gd ru cn'.split(' '));

/** Hosts with a risky ending that are known by themselves. */
export const knownBareHosts: ReadonlySet<string> = new Set('t.me m.me zalo.me telegram.me youtu.be fb.me'.split(' '));
