import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalizeLink, defang, extractLinks } from './index.ts';

interface Row {
  raw: string;
  canonical: string;
  kind: string;
  note: string;
}

/** Split by hand: a cell may hold invisible characters and blanks that a cleverer reader would take away. */
const rows: Row[] = readFileSync(new URL('../../interop/urls.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => {
    const [raw = '', canonical = '', kind = '', note = ''] = line.split('\t');
    return { raw, canonical, kind, note };
  });

const shorten = (text: string): string => (text.length > 90 ? `${text.slice(0, 90)}…` : text);

const expectIdempotent = (raw: string): void => {
  const once = canonicalizeLink(raw);
  if (once.canonical === null) return;
  const twice = canonicalizeLink(once.canonical);
  expect({ canonical: twice.canonical, kind: twice.kind }).toEqual({
    canonical: once.canonical,
    kind: once.kind,
  });
};

describe('the list of links in interop/urls.tsv', () => {
  it('holds all its rows', () => expect(rows).toHaveLength(120));

  it.each(rows.map((row) => [shorten(row.raw), row] as const))('reads %j', (_name, row) => {
    const link = canonicalizeLink(row.raw);
    expect(link.raw).toBe(row.raw);
    expect(link.canonical ?? '').toBe(row.canonical);
    expect(link.kind).toBe(row.kind);
    expect(link.unresolved).toBe(row.kind === 'SHORT_LINK');
    expect(link.reason).toBe(row.kind === 'INVALID' ? row.note.split(':')[0] : null);
    expectIdempotent(row.raw);
  });
});

const canonicalOf = (raw: string): string | null => canonicalizeLink(raw).canonical;
const reasonOf = (raw: string): string | null => canonicalizeLink(raw).reason;

describe('forms beyond the list', () => {
  it.each([
    ['htpps://vidu.example/a', 'https://vidu.example/a'],
    ['ttp://vidu.example/a', 'https://vidu.example/a'],
    ['HXXPS[:]//vidu(dot)example[/]a', 'https://vidu.example/a'],
    ['http://https://vidu.example/a', 'https://vidu.example/a'],
    ['http://https//vidu.example/a', 'https://vidu.example/a'],
    ['//vidu.example/a', 'https://vidu.example/a'],
    ['https:\\\\vidu.example\\a', 'https://vidu.example/a'],
    ['vidu.example:8443/a', 'https://vidu.example:8443/a'],
    ['« https://vidu.example/a »', 'https://vidu.example/a'],
    ['https://vidu.example/a\n  b'.replace('  ', ''), 'https://vidu.example/ab'],
    ['vidu{cha\u0302\u0301m}example/a', 'https://vidu.example/a'],
    ['https://ｆacebook.com/nguoi.la.vidu', 'https://facebook.com/nguoilavidu'],
    ['https://www.facebook.com:8443/nguoi.la', 'https://facebook.com:8443/nguoi.la'],
    ['https://vidu.example/%', 'https://vidu.example/%25'],
    ['https://vidu.example/%zz%41', 'https://vidu.example/%25zzA'],
    ['https://vidu.example/?a&a=&a=1%3D2', 'https://vidu.example/?a&a=&a=1%3D2'],
    ['https://vidu.example/?utm%5Fsource=x&b=1', 'https://vidu.example/?b=1'],
    ['https://www.m.vidu.example/', 'https://vidu.example/'],
    ['https://m.example/', 'https://m.example/'],
    ['https://8.8.8.8/a', 'https://8.8.8.8/a'],
    ['https://[2001:db8::1]/a', 'https://[2001:db8::1]/a'],
  ])('reads %j', (raw, canonical) => expect(canonicalOf(raw)).toBe(canonical));

  it.each([
    ['https://facebook.com/watch?v=', 'FB_OTHER'],
    ['https://facebook.com/marketplace/item/1', 'FB_OTHER'],
    ['https://facebook.com/Trang-Vi-Du-999000000000011', 'FB_PROFILE'],
    ['https://m.me/j/ViDuMoi01/', 'FB_CHAT'],
    ['https://facebook.com/events/999000000000099', 'FB_EVENT'],
    ['https://facebook.com/media/set/?set=a.99920&type=3', 'FB_ALBUM'],
    ['https://fb.watch/', 'PLATFORM_HOME'],
    ['https://youtube.com/clip/UgkxViDu', 'YT_CLIP'],
    ['https://youtube.com/@Kênh Ví Dụ'.replaceAll(' ', '_'), 'YT_CHANNEL'],
    ['https://zalo.me/pc', 'ZALO_OTHER'],
    ['https://zaloapp.com/qr/p/vidu', 'SHORT_LINK'],
    ['https://instagram.com/p/abcd', 'IG_OTHER'],
    ['https://instagram.com/stories/ai.do_vidu', 'IG_PROFILE'],
    ['https://ig.me/m/ai.do_vidu', 'IG_PROFILE'],
    ['https://t.me/c/9990000001', 'TG_CHAT'],
    ['https://t.me/+84530000001', 'TG_PHONE'],
    ['https://t.me/kenh_vidu/tin', 'TG_OTHER'],
    ['https://web.telegram.org/a/#-1009990000001', 'TG_CHAT'],
    ['https://x.com/@Ai_ViDu/with_replies', 'X_PROFILE'],
    ['https://bit.ly/ViDu1?x=1', 'SHORT_LINK'],
    ['https://bit.ly/', 'WEBSITE'],
  ])('%s is %s', (raw, kind) => expect(canonicalizeLink(raw).kind).toBe(kind));

  it.each([
    ['https://facebook.com/story.php?id=1', 'BAD_ID'],
    ['https://facebook.com/profile.php', 'BAD_ID'],
    ['https://facebook.com/photo.php', 'BAD_ID'],
    ['https://tiktok.com/@ai/video/', 'BAD_ID'],
    ['https://youtube.com/playlist', 'BAD_ID'],
    ['https://youtube.com/embed/live_stream?channel=UCViDu', 'BAD_ID'],
    ['https://zalo.me/12345', 'BAD_ID'],
    ['https://x.com/ai/status/abc', 'BAD_ID'],
    ['https://vidu.e1/', 'HOST'],
    ['https://vidu/', 'HOST'],
    ['https://-vidu.example/', 'HOST'],
    ['https://vidu..example/', 'HOST'],
    ['https://vidu.example/\u0000', 'CONTROL'],
    ['https://vidu.example/\u0085', 'CONTROL'],
  ])('refuses %j as %s', (raw, reason) => expect(reasonOf(raw)).toBe(reason));
});

describe('a link inside a link', () => {
  const wrap = (inner: string): string => `https://l.facebook.com/l.php?u=${encodeURIComponent(inner)}&h=x`;

  it('is opened three deep and no deeper', () => {
    const target = 'https://vidu.example/a';
    expect(canonicalOf(wrap(wrap(wrap(target))))).toBe(target);
    expect(reasonOf(wrap(wrap(wrap(wrap(target)))))).toBe('REDIRECT_DEPTH');
  });

  it.each([
    ['https://www.google.com.vn/url?sa=t&url=https%3A%2F%2Fvidu.example%2Fa', 'https://vidu.example/a'],
    ['https://t.me/share/url?URL=https://vidu.example/a+b', 'https://vidu.example/a+b'],
    ['https://t.me/iv?url=https%3A%2F%2Fvidu.example&rhash=1', 'https://vidu.example/'],
    [
      'https://www.youtube.com/attribution_link?u=%2Fwatch%3Fv%3DViDu0000001',
      'https://youtube.com/watch?v=ViDu0000001',
    ],
    [
      'https://facebook.com/plugins/post.php?href=https%3A%2F%2Ffacebook.com%2Fbevidu01%2Fposts%2F1',
      'https://facebook.com/bevidu01/posts/1',
    ],
    ['https://x.com/i/flow/login?redirect_after_login=%2FAi_ViDu', 'https://x.com/ai_vidu'],
    ['https://facebook.com/sharer/sharer.php', 'https://facebook.com/sharer/sharer.php'],
  ])('opens %s', (raw, canonical) => expect(canonicalOf(raw)).toBe(canonical));

  it('cannot smuggle a script, an inward address or a foreign host past the checks', () => {
    expect(reasonOf(wrap('javascript:alert(1)'))).toBe('SCHEME');
    expect(reasonOf(wrap('http://169.254.169.254/latest'))).toBe('PRIVATE_HOST');
    expect(canonicalOf('https://instagram.com/accounts/login/?next=//xau-vidu.example/x')).toBe(
      'https://xau-vidu.example/x',
    );
  });
});

describe('an attacker cannot', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://2130706433/',
    'http://0/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://１２７.0.0.1/',
    'http://127。0。0。1/',
    'http://100.64.0.1/',
    'http://172.31.255.255/',
    'http://255.255.255.255/',
    'http://224.0.0.1/',
    'http://ai@localhost/',
    'http://x.LocalHost./',
    'http://may.local/',
    'http://db.internal/',
    'http://nas.lan/',
    'http://bo.home.arpa/',
    'https://facebook.com@10.0.0.1/',
    'http://127.0.0.1:8080/',
    '127.0.0.1/x',
  ])('hide an inward address as %s', (raw) => expect(reasonOf(raw)).toBe('PRIVATE_HOST'));

  it.each([
    'http://172.32.0.1/',
    'http://100.128.0.1/',
    'http://11.0.0.1/',
    'http://[2606:4700::1]/',
    'http://[::ffff:8.8.8.8]/',
  ])('make us refuse a public address such as %s', (raw) =>
    expect(canonicalizeLink(raw).kind).toBe('WEBSITE'),
  );

  it.each([
    'https://facebook.com.xau-vidu.example/x',
    'https://xfacebook.com/x',
    'https://facebook.com.vn.example/',
    'https://fаcebook.com/login',
    'https://faceboоk.com/',
    'https://tiktok.com.example/@ai',
    'https://t.me.example/ai_do',
    'https://facebook.com%2f@xau-vidu.example/',
    'https://notyoutube.com/watch?v=ViDu0000001',
  ])('pass %s off as a platform', (raw) =>
    expect(canonicalizeLink(raw).kind).toMatch(/^(?:WEBSITE|INVALID)$/),
  );

  it('hide a lookalike letter: the host is shown as xn--', () => {
    expect(canonicalOf('https://fаcebook.com/login')).toMatch(/^https:\/\/xn--/);
    expect(canonicalOf('https://zɑlo.me/g/x')).toMatch(/^https:\/\/xn--/);
  });

  it('make one identity out of two, by an escape that melts into a combining mark', () => {
    expect(canonicalOf('https://vidu.example/%3C%CC%A7')).toBe('https://vidu.example/%3C%CC%A7');
  });

  it('stop an answer with odd bytes, lone surrogates or size', () => {
    for (const raw of [
      '\ud800',
      'https://vidu.example/\udc00',
      '\u0000'.repeat(10),
      'a'.repeat(200_000),
      '%'.repeat(2000),
    ]) {
      expect(canonicalizeLink(raw).raw).toBe(raw);
      expectIdempotent(raw);
    }
    expect(reasonOf(`https://vidu.example/${'ả'.repeat(600)}`)).toBe('TOO_LONG');
  });
});

/** Pieces from which links, half links and attacks are put together. */
const piece = fc.oneof(
  fc.constantFrom(
    'https://',
    'http//',
    'hxxps[:]//',
    '//',
    '@',
    'facebook.com',
    'www.',
    'm.',
    't.me',
    'youtu.be',
    'zalo.me',
    'x.com',
    'instagram.com',
    'tiktok.com',
    'vidu.example',
    '/posts/',
    '/@',
    '?',
    '&',
    '=',
    '#',
    '%2E',
    '%2F',
    '%25',
    '%',
    '[.]',
    '(%2E)',
    '(dot)',
    ')',
    '(',
    '.',
    ':',
    ':8443',
    '..',
    '/./',
    'pfbid0',
    '999100000000001',
    '/groups/',
    '/l.php?u=',
    '/s/',
    '/c/',
    '/+',
    '/status/',
    '%E1%BA',
    'e\u0301',
    '%CC%81',
    '\u200b',
    '%3D',
    '+84530000001',
    'utm_source',
    'ầ',
    '\\',
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const linkLike = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('for any text', () => {
  it('an answer comes, reading it again changes nothing, and it is an https link without secrets', () => {
    fc.assert(
      fc.property(linkLike, (raw) => {
        const { canonical, kind, reason } = canonicalizeLink(raw);
        expect(
          (canonical === null) === (kind === 'INVALID') && (reason === null) === (kind !== 'INVALID'),
        ).toBe(true);
        expectIdempotent(raw);
        if (canonical === null) return;
        expect(canonical).toMatch(/^https:\/\/[!-~]+$/);
        expect(new URL(canonical).username + new URL(canonical).password + new URL(canonical).hash).toBe('');
        expect(canonicalizeLink(defang(canonical)).canonical).toBe(canonical);
      }),
      { numRuns: 3000 },
    );
  });

  it('any lone surrogate or binary string is answered too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const raw = String.fromCharCode(...units);
        expectIdempotent(raw);
        extractLinks(raw);
      }),
      { numRuns: 500 },
    );
  });
});
