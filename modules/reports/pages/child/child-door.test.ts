import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { ClockMovedBackError } from '#kernel/clock/clock.ts';
import { readConfig } from '#kernel/config/config.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { useTestPlatform } from '#kernel/testing/platform.ts';
import type { Tools } from '#kernel/http/route.ts';
import { rooms } from '#platform/rooms.ts';
import { countReports, intakeOfficer, lastFile } from '#platform/attacks/officers.ts';
import { hiddenField, textArea } from '#platform/attacks/public-form.ts';
import { createApp } from '#platform/http/app.ts';
import { pages } from '#platform/public/entry.tsx';
import { loadPublicAssets } from '#ui/public/assets.ts';
import { tagsOf } from '#ui/public/preview/tags.ts';
import { listMessages, openConversation } from '#modules/replies/contract.ts';
import { findStatus, getReport } from '../../contract.ts';
import { childRoutes } from './routes.ts';
import { allQuestions, readScreen } from './screens.ts';

const test = useTestPlatform(rooms);
const { stylesheet, icon } = loadPublicAssets();
const logged: string[] = [];

/** The door behind the real HTTP side, drawn by the real pages, without a bundle and without a port. */
function door() {
  const page: Tools['page'] = (c, handle, props, options = {}) => {
    const language = options.locale ?? c.var.locale;
    const frame = { language, isDemo: false, assets: { stylesheet: stylesheet.path, icon: icon.path } };
    return new Response(pages.get(handle.name)?.({ ...props, frame }), { status: options.status ?? 200 });
  };
  const tools = { platform: test.platform, config: readConfig({}), origin: 'http://an-nhi.test', page };
  const keep = (fields: object) =>
    void logged.push(
      JSON.stringify(fields, (_key, value: unknown) =>
        value instanceof Error ? `${value.message} ${String(value.cause)}` : value,
      ),
    );
  return createApp({
    tools,
    routes: childRoutes,
    readSession: () => Promise.resolve(null),
    log: { info: keep, warn: keep, error: keep },
    observe: (method, pattern, status) => void logged.push(`${method} ${pattern} ${status}`),
  });
}

type Screen = { readonly status: number; readonly html: string; readonly headers: Headers };
type Typed = Readonly<Record<string, string | readonly string[]>>;

async function read(answer: Response | Promise<Response>): Promise<Screen> {
  const response = await answer;
  return { status: response.status, headers: response.headers, html: await response.text() };
}

const open = () => read(door().request('http://an-nhi.test/em'));
const post = (
  fields: readonly (readonly [string, string])[],
  headers: Readonly<Record<string, string>> = {},
) =>
  read(
    door().request('http://an-nhi.test/em', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
    }),
  );

/** What the hidden fields of a screen would send. */
function hidden(html: string): [string, string][] {
  return tagsOf(html)
    .map(({ attributes }) => new Map(attributes.map(({ name, value }) => [name, value])))
    .filter((input) => input.get('type') === 'hidden')
    .map((input) => [input.get('name') ?? '', plain(input.get('value') ?? '')]);
}
const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

/** Presses a button of a screen as a browser without JavaScript does. */
function press(screen: Screen, go: string, typed: Typed = {}): Promise<Screen> {
  const given = Object.entries(typed).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : [...value]).map((one): [string, string] => [name, one]),
  );
  return post([...hidden(screen.html), ...given, ['go', go]]);
}

const story: Record<(typeof allQuestions)[number], Typed> = {
  trouble: { trouble: 'THREAT' },
  tell: { tell: 'Em sợ lắm "<b>" &amp; 😭' },
  links: { links: 'nguoila123\r\nvidu.example/a' },
  mustNotKnow: { mustNotKnow: ['FATHER', 'SCHOOL'], mustNotKnowOther: 'chú Tư' },
  contact: { contact: 'CALL' },
  reach: { number: '0900 000 000', when: 'trưa' },
  place: { place: 'Xã Ví Dụ' },
  age: { age: '11' },
};

/** From the first screen to the last question, answering everything; gives every screen seen. */
async function walk(answers: Partial<typeof story> = story): Promise<Screen[]> {
  const seen = [await open()];
  seen.push(await press(seen[0] as Screen, 'next'));
  for (const question of allQuestions.slice(0, -1)) {
    if (hiddenField(last(seen).html, 'screen') !== question) continue;
    seen.push(await press(last(seen), 'next', answers[question] ?? {}));
  }
  return seen;
}
const last = (screens: readonly Screen[]): Screen => screens.at(-1) as Screen;

const currentOf = ({ html }: Screen) => readScreen(hiddenField(html, 'screen'));

async function savedReport() {
  const officer = await intakeOfficer(test);
  return test.platform.call(officer, getReport, { fileId: await lastFile(test), withInformant: true });
}

describe('a child who tells everything', () => {
  it('gives nothing away in addresses, titles or headers, and the report holds every answer', async () => {
    const screens = await walk();
    expect(screens.map(({ html }) => hiddenField(html, 'screen'))).toEqual(['start', ...allQuestions]);
    const sent = await press(last(screens), 'send', story.age);
    for (const { status, html, headers } of [...screens, sent]) {
      expect(status).toBe(200);
      expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toBe('Trang của em · An Nhi');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toBeNull();
      expect([...html.matchAll(/<form[^>]*action="([^"]*)"/g)].map(([, action]) => action)).toEqual(['/em']);
    }
    const report = await savedReport();
    expect(report).toMatchObject({
      text: 'Em sợ lắm "<b>" &amp; 😭',
      trouble: 'THREAT',
      mustNotKnow: { people: ['FATHER', 'SCHOOL'], words: 'chú Tư' },
      safeToCall: 'CERTAIN_HOURS',
      callWhen: 'Gọi điện được. trưa',
      informantKind: 'CHILD',
      place: 'Xã Ví Dụ',
      childAge: '11',
    });
    expect(report.informant).toMatchObject({ phone: '0900 000 000', safeToCall: 'CERTAIN_HOURS' });
    expect(report.links.map(({ raw }) => raw)).toEqual(['nguoila123', 'vidu.example/a']);
    expect(logged.join('\n')).not.toMatch(/Em sợ|0900|chú Tư/);
  });

  it('hears kindly of a number that nobody can ring, which is kept as it was written', async () => {
    const screens = await walk({ ...story, reach: { number: '0530000', when: 'trưa' } });
    const sent = await press(last(screens), 'send', story.age);
    expect(sent.status).toBe(200);
    expect(sent.html).toContain('Số điện thoại em ghi có vẻ chưa đủ');
    expect(sent.html).not.toContain('0530000');
    expect((await savedReport()).informant).toMatchObject({ phone: '0530000' });
    const zalo = await walk({ ...story, reach: { number: 'Zalo mèo con', when: 'trưa' } });
    expect((await press(last(zalo), 'send', story.age)).html).not.toContain('chưa đủ');
  });

  it('sees help once it is saved, the code only on asking, and the words never again', async () => {
    const sent = await press(last(await walk()), 'send', story.age);
    expect(sent.html).toContain('Cô chú nhận được rồi');
    expect(sent.html).toContain('Đừng gửi tiền.');
    expect(sent.html).not.toMatch(/\d{16}|\d{4}<\/span>/);
    const shown = await press(sent, 'code');
    const code = (/<p class="tracking-code"[^>]*>(.*?)<\/p>/s.exec(shown.html)?.[1] ?? '').replace(
      /<[^>]*>|\s/g,
      '',
    );
    expect(
      (await test.platform.call(publicActor, findStatus, { trackingCode: code })).status?.reached[0]?.step,
    ).toBe('RECEIVED');
    const refused = await press(sent, 'no-code');
    expect(refused.html).toContain('Không có mã cũng không sao');
    expect(refused.html).not.toContain('tracking-code');
    for (const { html } of [sent, shown, refused])
      for (const word of ['Em sợ', 'nguoila', 'chú Tư', '0900', 'Ví Dụ']) expect(html).not.toContain(word);
  });

  it('may look at the code for half an hour and not with a made-up token', async () => {
    const sent = await press(last(await walk()), 'send', story.age);
    test.clock.advance(31 * 60_000);
    expect((await press(sent, 'code')).html).toContain('Mã không còn hiện được nữa');
    for (const token of ['', 'x', 'A'.repeat(5_000)])
      expect(
        (
          await post([
            ['screen', 'sent'],
            ['go', 'code'],
            ['token', token],
          ])
        ).html,
      ).toContain('Mã không còn hiện được nữa');
  });

  it('weighs at most 30 kB from the first screen to the code and its four words, stylesheet and icon included', async () => {
    const screens = await walk();
    const sent = await press(last(screens), 'send', story.age);
    const shown = await press(sent, 'code');
    const pagesSeen = [...screens, sent, shown, await press(shown, 'words')];
    const weight = [...pagesSeen.map(({ html }) => html), stylesheet.body, icon.body].reduce(
      (sum, text) => sum + gzipSync(text).length,
      0,
    );
    expect(pagesSeen).toHaveLength(12);
    expect(weight).toBeLessThanOrEqual(30_000);
  });
});

describe('in the half hour after sending', () => {
  const sentNow = async () => press(last(await walk()), 'send', story.age);
  const talkOf = async () =>
    test.platform.call(await intakeOfficer(test), listMessages, { fileId: await lastFile(test) });
  const codeOf = ({ html }: Screen) =>
    (/<p class="tracking-code"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? '').replace(/<[^>]*>|\s/g, '');

  it('a child tells more without a code, once a press, and never reads it again', async () => {
    const more = await press(await sentNow(), 'more');
    expect(more.html).toContain('Em kể thêm nhé');
    const told = await Promise.all([1, 2].map(() => press(more, 'say', { more: ' nó nhắn nữa <b>' })));
    const empty = await press(more, 'say', { more: ' ' });
    expect(empty.status).toBe(422);
    for (const { html } of told) {
      expect(html).toContain('Cô chú nhận thêm rồi');
      expect(html).not.toContain('nó nhắn nữa');
    }
    expect((await talkOf()).messages.map(({ text }) => text)).toEqual([' nó nhắn nữa <b>']);
  });

  it('a child chooses a secret word or takes four words, and either opens the letters', async () => {
    const shown = await press(await sentNow(), 'code');
    const short = await press(shown, 'word', { word: 'ab' });
    expect(short.html).toContain('Từ này hơi dễ đoán');
    const set = await press(short, 'word', { word: 'Mèo Mướp' });
    expect(set.html).toContain('Cô chú nhớ từ bí mật rồi');
    expect(set.html).not.toMatch(/mèo mướp/iu);
    const taken = await press(shown, 'words');
    const words = [...taken.html.matchAll(/<li>([^<]*)<\/li>/g)].slice(0, 4).map(([, word]) => word);
    for (const secret of ['meo muop', words.join(' ')]) {
      const opened = { trackingCode: codeOf(shown), secret };
      expect((await test.platform.call(publicActor, openConversation, opened)).conversation?.isChild).toBe(
        true,
      );
    }
  });

  it('ends with the half hour; what was written then comes back whole and says so', async () => {
    const sent = await sentNow();
    const more = await press(sent, 'more');
    test.clock.advance(31 * 60_000);
    const late = await press(more, 'say', { more: 'em viết "lâu" quá' });
    expect(late.status).toBe(409);
    expect(textArea(late.html, 'more')).toBe('em viết "lâu" quá');
    expect(late.html).toContain('chưa gửi');
    for (const go of ['more', 'word', 'words', 'code'])
      expect((await press(sent, go, { word: 'mèo mướp' })).html).toContain('Mã không còn hiện được nữa');
  });

  it('keeps what was added while the database is away', async () => {
    const more = await press(await sentNow(), 'more');
    const away = vi.spyOn(test.platform, 'call').mockRejectedValue(new Error('the database is away'));
    const kept = await press(more, 'say', { more: 'em kể thêm' });
    away.mockRestore();
    expect(textArea(kept.html, 'more')).toBe('em kể thêm');
    expect((await press(kept, 'say', { more: 'em kể thêm' })).html).toContain('Cô chú nhận thêm rồi');
    expect((await talkOf()).messages).toHaveLength(1);
  });
});

describe('a curious child', () => {
  it('who leaves everything empty and presses on is asked for one sentence and can still go back', async () => {
    const before = await countReports(test);
    const asked = await press(last(await walk({})), 'send');
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('Em viết một câu nhé');
    expect(hiddenField(asked.html, 'screen')).toBe('tell');
    expect(hiddenField((await press(asked, 'back')).html, 'screen')).toBe('trouble');
    expect(await countReports(test)).toBe(before);
  });

  it('who sends from the very first question is heard', async () => {
    const question = await press(await open(), 'next');
    expect((await press(question, 'send', { trouble: 'BULLYING' })).html).toContain('Cô chú nhận được rồi');
    expect(await savedReport()).toMatchObject({ text: '', trouble: 'BULLYING' });
  });

  it('who goes back and forth loses no letter, not even on the first screen or in the other language', async () => {
    const tell = 'dòng một\r\n\r\n  "dòng" <hai> & \u202eba\u202c \u00a0';
    const answers = { ...story, tell: { tell } };
    let screen = await press(last(await walk(answers)), 'back', { age: '12' });
    const way: string[] = [];
    for (let at = currentOf(screen); at !== 'start'; at = currentOf(screen)) {
      way.push(at);
      screen = await press(screen, 'back', answers[at]);
    }
    expect(way).toEqual(allQuestions.slice(0, -1).toReversed());
    expect(hiddenField(screen.html, 'tell')).toBe(tell);
    const english = await post([...hidden(screen.html), ['showIn', 'en']]);
    expect(english.html).toContain('Need help? You are in the right place.');
    const trouble = await press(english, 'next');
    const again = await press(trouble, 'next', story.trouble);
    expect(textArea(again.html, 'tell')).toBe(tell);
    expect((await press(again, 'send', { tell })).html).toContain('We have your message');
    const saved = await savedReport();
    expect(saved.text).toBe(tell);
    expect(saved.childAge).toBe('12');
  });

  it('who clicks twice at once, and then presses once more, makes one report', async () => {
    const before = await countReports(test);
    const question = last(await walk());
    const answers = await Promise.all(Array.from({ length: 4 }, () => press(question, 'send', story.age)));
    answers.push(await press(question, 'send', story.age));
    const codes = await Promise.all(
      answers.map(async (sent) => /tracking-code.*?<\/p>/s.exec((await press(sent, 'code')).html)?.[0]),
    );
    expect(new Set(codes).size).toBe(1);
    expect(await countReports(test)).toBe(before + 1);
  });

  it('who writes 200,000 characters is heard, and with more gets every one of them back', async () => {
    const question = await press(await press(await open(), 'next'), 'next');
    const longest = 'ế'.repeat(200_000);
    expect((await press(question, 'send', { tell: longest })).status).toBe(200);
    expect((await savedReport()).text).toBe(longest);
    const over = await press(question, 'send', { tell: `${longest}x` });
    expect(over.status).toBe(422);
    expect(over.html).toContain('Chỗ này chứa được 200.000.');
    expect(textArea(over.html, 'tell')).toBe(`${longest}x`);
  });

  it('who comes back after three days keeps every word, is told why, and sends with one more press', async () => {
    const question = last(await walk());
    test.clock.advance(72 * 3_600_000);
    const old = await press(question, 'send', story.age);
    expect(old.status).toBe(409);
    expect(old.html).toContain('Chữ em viết vẫn còn đủ.');
    expect(old.html).toContain('Gửi lại');
    expect(hiddenField(old.html, 'tell')).toBe(story.tell['tell']);
    expect((await press(old, 'send', story.age)).html).toContain('Cô chú nhận được rồi');
  });
});

describe('on a bad line and with a wrong clock', () => {
  it('an answer that got lost on the way comes again as it was, from any screen, and nothing is sent by it', async () => {
    const before = await countReports(test);
    const screens = await walk();
    for (const [at, screen] of screens.slice(0, -1).entries()) {
      const typed = story[hiddenField(screen.html, 'screen') as keyof typeof story] ?? {};
      const [once, again] = [await press(screen, 'next', typed), await press(screen, 'next', typed)];
      expect(again.html).toBe(once.html);
      expect(hiddenField(again.html, 'screen')).toBe(hiddenField(screens[at + 1]?.html ?? '', 'screen'));
    }
    expect(await countReports(test)).toBe(before);
  });

  it('a clock of ours that went back gives the words and 111 back; the same press is taken once it is right', async () => {
    const question = last(await walk());
    const before = await countReports(test);
    vi.spyOn(test.clock, 'now').mockImplementation(() => {
      throw new ClockMovedBackError(3_600_000);
    });
    const kept = await press(question, 'send', story.age);
    vi.restoreAllMocks();
    expect(kept.status).toBe(503);
    expect(kept.html).toContain('href="tel:111"');
    expect(hiddenField(kept.html, 'tell')).toBe(story.tell['tell']);
    expect((await press(kept, 'send', story.age)).html).toContain('Cô chú nhận được rồi');
    expect(await countReports(test)).toBe(before + 1);
  });

  it('the clock of the phone plays no part: no answer of ours depends on a date that it sends', async () => {
    const question = last(await walk());
    const sent = await post([...hidden(question.html), ['age', '11'], ['go', 'send']], {
      date: 'Thu, 01 Jan 1970 00:00:00 GMT',
      'if-modified-since': 'Fri, 31 Dec 2099 23:59:59 GMT',
    });
    expect(sent.html).toContain('Cô chú nhận được rồi');
  });
});

describe('the first screen', () => {
  it('promises what can be promised before its one button, and asks nothing', async () => {
    const { html } = await open();
    const button = html.indexOf('<button');
    for (const promise of [
      'Em không cần nói tên.',
      'Đây không phải lỗi của em.',
      'Lúc đó, cô chú phải báo người có thể bảo vệ em.',
      'Cô chú cố gắng hỏi em trước khi nói với ba mẹ.',
    ])
      expect(html.indexOf(promise), promise).toSatisfy((at: number) => at > 0 && at < button);
    expect(html).not.toMatch(/<textarea|<input(?![^>]*type="hidden")/);
    expect(html).toContain('href="/the-111#km"');
  });

  it('keeps nothing of the child before on the same phone', async () => {
    await press(last(await walk()), 'send', story.age);
    const { html } = await open();
    for (const word of ['Em sợ', 'nguoila', 'chú Tư', '0900', 'Ví Dụ']) expect(html).not.toContain(word);
  });
});

describe('whoever tampers', () => {
  it.each([
    ['no field at all', []],
    [
      'a screen that is none',
      [
        ['screen', '__proto__'],
        ['go', 'next'],
      ],
    ],
    [
      'a sealed value of our own making',
      [
        ['screen', 'age'],
        ['nonce', 'AAAA'],
        ['tell', 'a'],
        ['go', 'send'],
      ],
    ],
    [
      'markup everywhere',
      [
        ['screen', 'tell'],
        ['lang', '"><script>'],
        ['nonce', '"><script>'],
        ['tell', '</textarea><script>'],
        ['number', '"><script>'],
        ['contact', 'CALL'],
        ['go', 'back'],
      ],
    ],
    [
      'the same field many times',
      [
        ['screen', 'tell'],
        ['tell', 'a'],
        ['tell', 'b'],
        ['screen', 'age'],
        ['go', 'send'],
      ],
    ],
    [
      'a button that is none',
      [
        ['screen', 'contact'],
        ['go', 'delete'],
        ['tell', 'a'],
      ],
    ],
  ] as const)('with %s gets a page of ours, no script and no report', async (_name, fields) => {
    const before = await countReports(test);
    const { status, html } = await post(fields);
    expect([200, 409, 422]).toContain(status);
    expect(html).not.toContain('<script');
    expect(html).toContain('href="tel:111"');
    expect(await countReports(test)).toBe(before);
  });

  it('cannot send from another site, while browsers that name no origin can', async () => {
    const fields: [string, string][] = [...hidden(last(await walk()).html), ['go', 'send']];
    const before = await countReports(test);
    for (const origin of ['https://evil.example', 'null']) {
      const refused = await post(fields, { origin });
      expect(refused.status).toBe(409);
      expect(refused.html).not.toContain('Cô chú nhận được rồi');
    }
    expect(await countReports(test)).toBe(before);
    expect((await post(fields)).html).toContain('Cô chú nhận được rồi');
    expect((await post(fields, { origin: 'http://an-nhi.test' })).html).toContain('Cô chú nhận được rồi');
    expect(await countReports(test)).toBe(before + 1);
  });
});

describe('when the database is away', () => {
  it('every word comes back with 111, and the same press is taken once it is there again', async () => {
    const question = last(await walk());
    const before = await countReports(test);
    const away = vi.spyOn(test.platform, 'call').mockRejectedValue(new Error('the database is away'));
    const screens = await walk();
    const kept = await press(question, 'send', story.age);
    away.mockRestore();
    expect(last(screens).status).toBe(200);
    expect(kept.status).toBe(500);
    expect(kept.html).toContain('Chưa gửi được');
    expect(kept.html).toContain('gọi <a class="tel" href="tel:111">');
    expect(Object.fromEntries(hidden(kept.html))).toMatchObject({
      tell: story.tell['tell'],
      number: '0900 000 000',
      nonce: hiddenField(question.html, 'nonce'),
    });
    expect(kept.html).toContain('value="11"');
    const twice = [await press(kept, 'send', story.age), await press(question, 'send', story.age)];
    for (const { html } of twice) expect(html).toContain('Cô chú nhận được rồi');
    expect(await countReports(test)).toBe(before + 1);
  });
});

describe('the help card', () => {
  it('may be kept by the device for a week, alone of all these pages, and holds 111 in Vietnamese and Khmer', async () => {
    const card = await read(door().request('http://an-nhi.test/the-111'));
    expect(card.headers.get('cache-control')).toBe('private, max-age=604800');
    expect(card.html).toContain('lang="km"');
    expect(card.html).toContain('<title>Trang của em · An Nhi</title>');
    expect(card.html).not.toContain('name="nonce"');
  });
});
