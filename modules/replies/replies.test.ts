import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/permissions/actor.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { type FileId, newId } from '#kernel/ids/ids.ts';
import { listAlarmsOf } from '#modules/duty/contract.ts';
import { useTestPlatform } from '#kernel/testing/platform.ts';
import {
  addNote,
  claimReport,
  mergeReports,
  unmergeReport,
  findStatus,
  getReport,
  type NewReport,
  submitReport,
} from '#modules/reports/contract.ts';
import { intakeOfficer, lastFile, strangeOfficer } from '#platform/attacks/officers.ts';
import { rooms } from '#platform/rooms.ts';
import * as replies from './contract.ts';
import { codeWordsOf } from './rules/secret-words.ts';

const test = useTestPlatform(rooms);
const call = <Input, Output>(
  handle: { readonly name: string } & Parameters<typeof test.platform.call<Input, Output>>[1],
  input: unknown,
) => test.platform.call(publicActor, handle, input);

let officer: Extract<Actor, { kind: 'OFFICIAL' }>;
let stranger: Extract<Actor, { kind: 'OFFICIAL' }>;
beforeAll(async () => {
  officer = await intakeOfficer(test);
  stranger = await strangeOfficer(test);
});

type Told = { readonly code: string; readonly fileId: FileId; readonly grant: string };

let count = 0;
/** A report with a grant of the half hour after sending. */
async function tell(kind: NewReport['informant']['kind'] = 'PARENT', childAge = ''): Promise<Told> {
  count += 1;
  const { trackingCode: code } = await call(submitReport, {
    nonce: `replies-test-nonce-${String(count).padStart(4, '0')}`,
    channel: 'WEB',
    report: { text: `Chuyện số ${count}`, childAge, informant: { kind } },
  });
  const grant = replies.sealReplyGrant(
    test.keys,
    { trackingCode: code, may: 'SENT', ...replies.informantTraits(kind, childAge) },
    test.clock.now(),
  );
  return { code, fileId: await lastFile(test), grant };
}
const open = (code: string, secret: string) => call(replies.openConversation, { trackingCode: code, secret });
const claim = (fileId: FileId) => test.platform.call(officer, claimReport, { fileId });
const thread = (fileId: FileId) => test.platform.call(officer, replies.listMessages, { fileId });
const send = (fileId: FileId, what: object, actor: Actor = officer, key = `key-${newId()}`) =>
  test.platform.call(actor, replies.sendReply, { fileId, key, ...what });
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'DONE',
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  );

describe('the secret word', () => {
  it('opens the talk whatever its accents, case and blanks; nothing else does', async () => {
    const { code, grant, fileId } = await tell();
    expect(await call(replies.chooseSecretWord, { grant, word: 'Bông Sen Nở' })).toEqual({ state: 'DONE' });
    await claim(fileId);
    await send(fileId, { sentenceId: 'READ' });
    for (const typed of [
      'Bông Sen Nở',
      'bong sen no',
      ' BÔNGSENNỞ ',
      'bông-sen-nở'.normalize('NFD'),
      // As it comes out of a chat window.
      '\ufeffBông\u200b\u00a0Sen\u2060 Nở\u200e',
    ]) {
      const { conversation } = await open(code, typed);
      expect(conversation?.messages.map(({ text }) => text.vi)).toEqual([
        'Chúng tôi đã đọc hết tin của bạn và đang lo việc này.',
      ]);
    }
    for (const typed of ['bông sen', 'bông sen nở rồi', '', code]) {
      expect(await open(code, typed)).toEqual({ conversation: null });
      test.clock.advance(16 * 60_000);
    }
  });

  it('is set once; the same press again changes nothing, another word neither', async () => {
    const { code, grant } = await tell();
    expect(await call(replies.chooseSecretWord, { grant, word: 'con mèo' })).toEqual({ state: 'DONE' });
    expect(await call(replies.chooseSecretWord, { grant, word: 'Con Mèo' })).toEqual({ state: 'DONE' });
    expect(await call(replies.chooseSecretWord, { grant, word: 'con chó' })).toEqual({ state: 'TAKEN' });
    expect((await open(code, 'con chó')).conversation).toBeNull();
    expect((await open(code, 'con mèo')).conversation?.messages).toEqual([]);
  });

  it('must not be too easy, nor stand in the code', async () => {
    const { code, grant } = await tell();
    for (const word of ['abc', 'aaaaaa', '   ', code, code.slice(3, 9), '❤❤❤❤'])
      expect(await call(replies.chooseSecretWord, { grant, word }), word).toEqual({ state: 'TOO_SHORT' });
  });

  it('cannot be set with a code alone, an old grant, a changed one, or one that was opened', async () => {
    const { code, grant } = await tell();
    const opened = replies.sealReplyGrant(
      test.keys,
      { trackingCode: code, may: 'OPENED', isChild: false, mayText: true },
      test.clock.now(),
    );
    for (const forged of [code, `x${grant}`, grant.slice(0, -4), opened, ''])
      expect(await call(replies.chooseSecretWord, { grant: forged, word: 'con mèo' })).toEqual({
        state: 'GONE',
      });
    test.clock.advance(30 * 60_000);
    expect(await call(replies.chooseSecretWord, { grant, word: 'con mèo' })).toEqual({ state: 'GONE' });
    expect(await call(replies.takeCodeWords, { grant })).toEqual({ state: 'GONE', words: [] });
  });
});

describe('the code in four words', () => {
  it('opens the talk once it was taken, in any spelling, and not before', async () => {
    const { code, grant } = await tell();
    const derived = codeWordsOf(test.keys.purpose('replies-code-words'), code);
    expect((await open(code, derived.join(' '))).conversation).toBeNull();
    const { state, words } = await call(replies.takeCodeWords, { grant });
    expect({ state, words }).toEqual({ state: 'SHOWN', words: derived });
    const plain = words
      .join(',')
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .replaceAll('đ', 'd')
      .toUpperCase();
    expect((await open(code, plain)).conversation).not.toBeNull();
    expect((await open(code, words.toReversed().join(' '))).conversation).toBeNull();
  });

  it('cannot be derived from the digits without its key', async () => {
    const { code } = await tell();
    expect(codeWordsOf(test.keys.purpose('reports-tracking-code'), code)).not.toEqual(
      codeWordsOf(test.keys.purpose('replies-code-words'), code),
    );
  });

  it('is nowhere in the database, nor is the word', async () => {
    const { grant } = await tell();
    const { words } = await call(replies.takeCodeWords, { grant });
    await call(replies.chooseSecretWord, { grant, word: 'lồng đèn ông sao' });
    const superuser = await test.client('superuser');
    const dump = JSON.stringify(
      (
        await superuser.query(
          "select (select json_agg(c) from replies.channel c) a, (select json_agg(m) from replies.message m) b, (select json_agg(convert_from(l.body, 'UTF8')) from audit.leaf l) c",
        )
      ).rows,
    );
    expect(dump).not.toContain('lồng đèn');
    expect(dump).not.toContain(words.join(' '));
    expect(dump.length).toBeGreaterThan(500);
  });
});

describe('whoever found the code and guesses', () => {
  it('reads the same answer for a wrong code, a wrong word, no word and no message', async () => {
    const bare = await tell();
    const silent = await tell();
    const written = await tell();
    for (const { grant } of [silent, written])
      await call(replies.chooseSecretWord, { grant, word: 'con mèo' });
    await claim(written.fileId);
    await send(written.fileId, { sentenceId: 'THANKS' });
    const answers = [
      await open('0000000000000000', 'con vịt'),
      await open('1234', 'con vịt'),
      await open('', ''),
      await open(bare.code, 'con vịt'),
      await open(silent.code, 'con vịt'),
      await open(written.code, 'con vịt'),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"conversation":null}']),
    );
  });

  it('costs the same work: as many statements, as many rows written', async () => {
    const bare = await tell();
    const written = await tell();
    await call(replies.chooseSecretWord, { grant: written.grant, word: 'con mèo' });
    const superuser = await test.client('superuser');
    const written_ = async () => {
      const found = await superuser.query<{ n: string }>(
        "select (select count(*) from audit.leaf) || '/' || (select sum(wrong_in_all) from replies.attempt) as n",
      );
      const [leaves = '0', tries = '0'] = (found.rows[0]?.n ?? '').split('/');
      return { leaves: Number(leaves), tries: Number(tries) };
    };
    for (const code of ['9999999999999999', bare.code, written.code]) {
      const before = await written_();
      await open(code, 'con vịt');
      const after = await written_();
      expect({ leaves: after.leaves - before.leaves, tries: after.tries - before.tries }).toEqual({
        leaves: 1,
        tries: 1,
      });
    }
    const last = await superuser.query<{ body: Buffer }>(
      'select body from audit.leaf order by id desc limit 3',
    );
    const said = last.rows.map(({ body }) => {
      const { subject, facts, fields, outcome, action } = JSON.parse(body.toString('utf8')) as Record<
        string,
        unknown
      >;
      return JSON.stringify({ subject, facts, fields, outcome, action });
    });
    expect(new Set(said).size).toBe(1);
  });

  it('is slowed down more and more; the right word within the delay answers as a wrong one; afterwards it opens', async () => {
    const { code, grant } = await tell();
    await call(replies.chooseSecretWord, { grant, word: 'con mèo' });
    for (let n = 0; n < 5; n += 1) await open(code, `sai ${n}`);
    expect((await open(code, 'con mèo')).conversation).toBeNull();
    test.clock.advance(61_000);
    expect((await open(code, 'con mèo')).conversation).not.toBeNull();
  });

  it('tries for a day with few tries that count, and never shuts anybody out for longer than a quarter of an hour', async () => {
    const { code, grant, fileId } = await tell();
    await call(replies.chooseSecretWord, { grant, word: 'con mèo' });
    const { words } = await call(replies.takeCodeWords, { grant });
    const superuser = await test.client('superuser');
    const failures = async () => {
      const found = await superuser.query<{ n: number }>(
        'select failures as n from replies.attempt order by counted_at desc, failures desc limit 1',
      );
      return found.rows[0]?.n ?? 0;
    };
    for (let minute = 0; minute < 240; minute += 1) {
      await open(code, `sai ${minute}`);
      test.clock.advance(60_000);
    }
    // Four hours at one try a minute: five free ones, the growing delay, then four an hour.
    expect(await failures()).toBeLessThanOrEqual(25);
    // The four words are no guess: they open at once.
    expect((await open(code, words.join(' '))).conversation).not.toBeNull();
    for (let n = 0; n < 40; n += 1) {
      await open(code, `sai ${n}`);
      test.clock.advance(30_000);
    }
    test.clock.advance(15 * 60_000 + 1_000);
    expect((await open(code, 'con mèo')).conversation).not.toBeNull();
    await claim(fileId);
    expect((await thread(fileId)).wrongTries).toBe(280);
  });

  it('cannot get past by many tries at once', async () => {
    const { code, grant } = await tell();
    await call(replies.chooseSecretWord, { grant, word: 'con mèo' });
    await Promise.all(Array.from({ length: 8 }, (_, n) => open(code, `sai ${n}`)));
    expect((await open(code, 'con mèo')).conversation).toBeNull();
  });
});

describe('what the informant adds', () => {
  it('reaches the office byte for byte, once a press, and is never shown back', async () => {
    const { code, grant, fileId } = await tell('CHILD');
    const text = '  Em kể thêm:\r\nhôm qua "nó" <b>nhắn</b> nữa 😭 ';
    await call(replies.chooseSecretWord, { grant, word: 'con mèo' });
    expect(await Promise.all([1, 2, 3].map(() => call(replies.sayMore, { grant, text })))).toEqual(
      [1, 2, 3].map(() => ({ state: 'DONE' })),
    );
    await call(replies.sayMore, { grant, text: 'và hôm nay' });
    await claim(fileId);
    const { messages } = await thread(fileId);
    expect(messages.map((one) => one.text)).toEqual([text, 'và hôm nay']);
    const opened = await open(code, 'con mèo');
    expect(JSON.stringify(opened)).not.toContain('hôm qua');
    expect(opened.conversation?.messages).toEqual([]);
  });

  it('stands on the file’s timeline without a word of it', async () => {
    const { grant, fileId } = await tell();
    await call(replies.sayMore, { grant, text: 'bí mật lắm' });
    const { events } = await test.platform.call(officer, getReport, { fileId, withInformant: false });
    expect(events.map(({ kind }) => kind)).toContain('REPLY_RECEIVED');
    expect(JSON.stringify(events)).not.toContain('bí mật lắm');
  });

  it('ends with the half hour, and a talk that was opened is never prolonged by reading on', async () => {
    const { code, grant } = await tell();
    await call(replies.chooseSecretWord, { grant, word: 'con mèo' });
    let next = (await open(code, 'con mèo')).conversation?.grant ?? '';
    test.clock.advance(20 * 60_000);
    next = (await call(replies.readConversation, { grant: next })).conversation?.grant ?? '';
    expect(await call(replies.sayMore, { grant: next, text: 'còn được' })).toEqual({ state: 'DONE' });
    test.clock.advance(10 * 60_000);
    expect(await call(replies.readConversation, { grant: next })).toEqual({ conversation: null });
    for (const old of [next, grant])
      expect(await call(replies.sayMore, { grant: old, text: 'muộn' })).toEqual({ state: 'GONE' });
  });

  it('a grant of the half hour after sending opens nothing to read', async () => {
    const { grant } = await tell();
    expect(await call(replies.readConversation, { grant })).toEqual({ conversation: null });
    expect(
      await call(replies.changeContact, { grant, wishes: { safeToCall: 'ANY_TIME', callWhen: '' } }),
    ).toEqual({ state: 'GONE' });
  });

  it('empty and endless words are told apart from lost ones', async () => {
    const { grant } = await tell();
    expect(await call(replies.sayMore, { grant, text: ' \r\n ' })).toEqual({ state: 'EMPTY' });
    expect(await call(replies.sayMore, { grant, text: 'a'.repeat(20_001) })).toEqual({ state: 'TOO_LONG' });
    expect(await call(replies.sayMore, { grant, text: '😭' })).toEqual({ state: 'DONE' });
  });
});

describe('a sign of danger in what is told later', () => {
  it('rings the office that holds the file; harmless words ring nobody', async () => {
    const superuser = await test.client('superuser');
    const heard = rooms
      .flatMap(({ subscribers }) => subscribers)
      .find(({ name }) => name === 'replies.hear-danger');
    if (!heard) throw new Error('nobody hears');
    for (const [text, alarms] of [
      ['Em cảm ơn cô chú', 0],
      ['Em không muốn sống nữa, em mới uống thuốc', 1],
    ] as const) {
      const { grant, fileId } = await tell('CHILD');
      await call(replies.sayMore, { grant, text });
      const job = await superuser.query<{ data: Record<string, string> }>(
        "select data from pgboss.job where name = 'replies.hear-danger' and data ->> 'fileId' = $1",
        [fileId],
      );
      await test.platform.runJob(heard, job.rows[0]?.data ?? {});
      const { alarms: ringing } = await test.platform.call(officer, listAlarmsOf, { fileId });
      expect(ringing, text).toHaveLength(alarms);
    }
  });
});

describe('how an informant may be reached', () => {
  const wishes = { safeToCall: 'CERTAIN_HOURS', callWhen: 'trưa, sau 11 giờ' } as const;

  it('is given later or changed, and the office reads the last word first', async () => {
    const { code, grant, fileId } = await tell('PARENT');
    await call(replies.chooseSecretWord, { grant, word: 'con mèo' });
    const opened = (await open(code, 'con mèo')).conversation?.grant ?? '';
    await call(replies.changeContact, { grant: opened, name: 'Chị Thử', phone: '0900 000 000', wishes });
    test.clock.advance(1_000);
    await call(replies.changeContact, { grant: opened, wishes: { safeToCall: 'NO_CALLS', callWhen: '' } });
    await claim(fileId);
    const talk = await thread(fileId);
    expect(talk.wishes).toEqual({ safeToCall: 'NO_CALLS', callWhen: '' });
    // The file page, and whoever is about to call, read the same.
    const report = await test.platform.call(officer, getReport, { fileId, withInformant: false });
    expect(report).toMatchObject({ safeToCall: 'NO_CALLS', callWhen: '' });
    expect(talk.messages[0]).toMatchObject({
      kind: 'CONTACT',
      contact: { name: 'Chị Thử', phone: '0900 000 000' },
    });
  });

  it('a text message says only that there is news; a child never gets one, even by asking', async () => {
    const superuser = await test.client('superuser');
    const texts = async (fileId: FileId) =>
      (await superuser.query('select sentence from telephony.message where subject_id = $1', [fileId])).rows;
    for (const [kind, age, expected] of [
      ['PARENT', '13', [{ sentence: 'NEW_MESSAGE' }]],
      ['CHILD', '', []],
      ['UNKNOWN', '13 tuổi', []],
    ] as const) {
      const { code, grant, fileId } = await tell(kind, age);
      await call(replies.chooseSecretWord, { grant, word: 'con mèo' });
      const opened = (await open(code, 'con mèo')).conversation?.grant ?? '';
      await call(replies.changeContact, { grant: opened, phone: '0900 000 000', wishes, wantsTexts: true });
      await claim(fileId);
      await send(fileId, { sentenceId: 'READ' });
      expect(await texts(fileId), kind).toEqual(expected);
      await call(replies.changeContact, { grant: opened, phone: '0900 000 000', wishes, wantsTexts: false });
      expect((await thread(fileId)).wantsTexts).toBe(false);
    }
  });
});

describe('what an office writes', () => {
  it('children read approved sentences in a child’s words, and nothing else', async () => {
    const { code, grant, fileId } = await tell('CHILD');
    await call(replies.chooseSecretWord, { grant, word: 'con mèo' });
    await claim(fileId);
    expect(await reasonOf(send(fileId, { text: 'Chào em' }))).toBe('WORDS_NOT_FOR_CHILD');
    await send(fileId, { sentenceId: 'READ' });
    expect((await open(code, 'con mèo')).conversation).toMatchObject({
      isChild: true,
      messages: [{ text: { vi: 'Cô chú đọc hết lời em rồi. Cô chú đang lo việc này.' } }],
    });
  });

  it('the same press is one message; a colleague who has not claimed the file and another office send none', async () => {
    const { fileId } = await tell();
    expect(await reasonOf(send(fileId, { sentenceId: 'READ' }))).toBe('NOT_FOUND');
    await claim(fileId);
    const presses = await Promise.all(
      [1, 2, 3].map(() => send(fileId, { sentenceId: 'READ' }, officer, 'one-press-key')),
    );
    expect(presses.filter(({ isNew }) => isNew)).toHaveLength(1);
    for (const what of [{ sentenceId: 'READ' }, { text: 'xin chào' }])
      expect(await reasonOf(send(fileId, what, stranger))).toBe('NOT_FOUND');
    expect(await reasonOf(test.platform.call(stranger, replies.listMessages, { fileId }))).toBe('NOT_FOUND');
    expect((await thread(fileId)).messages).toHaveLength(1);
  });

  it('own words that would tell of another informant are refused', async () => {
    const { fileId } = await tell();
    await claim(fileId);
    for (const text of [
      'Có hai phụ huynh khác cũng báo chuyện này.',
      'Mẹ đã báo rồi.',
      'Việc này trùng với tin khác chúng tôi đã nhận',
      'A teacher already reported this',
    ])
      expect(await reasonOf(send(fileId, { text })), text).toBe('WORDS_TELL_OF_OTHERS');
    expect(await reasonOf(send(fileId, { text: 'Xin cảm ơn, chúng tôi đã nhận đủ.' }))).toBe('DONE');
  });

  it('a bulk reply goes to each alone, and what cannot be sent stops nobody', async () => {
    const [mother, child, other] = [await tell('PARENT'), await tell('CHILD'), await tell('PARENT')] as const;
    await claim(mother.fileId);
    await claim(child.fileId);
    const rows = async () =>
      (
        await test.platform.call(officer, replies.sendBulkReply, {
          fileIds: [mother.fileId, other.fileId, child.fileId, newId()],
          sentenceId: 'THANKS',
          key: 'bulk-press-one',
        })
      ).rows.map(({ outcome }) => outcome);
    expect(await rows()).toEqual(['SENT', 'REFUSED', 'SENT', 'REFUSED']);
    expect(await rows()).toEqual(['ALREADY', 'REFUSED', 'ALREADY', 'REFUSED']);
    expect((await thread(mother.fileId)).messages.map(({ text }) => text)).toEqual([
      'Cảm ơn bạn đã báo tin. Bạn đã làm đúng.',
    ]);
    expect((await thread(child.fileId)).messages).toHaveLength(1);
    expect((await thread(other.fileId)).messages).toEqual([]);
  });
});

describe('two informants on one thing', () => {
  it('neither status nor talk of one changes by a byte through anything that happens with the other', async () => {
    const mine = await tell('PARENT');
    await call(replies.chooseSecretWord, { grant: mine.grant, word: 'con mèo' });
    const seen = async () => {
      const { status } = await call(findStatus, { trackingCode: mine.code });
      const { conversation } = await open(mine.code, 'con mèo');
      return JSON.stringify([status, conversation?.messages, conversation?.isChild]);
    };
    const before = await seen();
    const theirs = await tell('CHILD');
    await call(replies.chooseSecretWord, { grant: theirs.grant, word: 'con mèo' });
    await call(replies.sayMore, { grant: theirs.grant, text: 'em kể thêm' });
    await claim(theirs.fileId);
    await send(theirs.fileId, { sentenceId: 'PASSED_ON' });
    expect(await seen()).toBe(before);
    await test.platform.call(officer, mergeReports, {
      fileId: mine.fileId,
      intoFileId: theirs.fileId,
      reason: 'cùng một chuyện',
    });
    await test.platform.call(officer, addNote, { fileId: theirs.fileId, note: 'mẹ cháu cũng báo' });
    await send(theirs.fileId, { sentenceId: 'CALL_111' });
    expect(await seen()).toBe(before);
    await test.platform.call(officer, unmergeReport, { fileId: mine.fileId, reason: 'nhầm' });
    expect(await seen()).toBe(before);
    expect((await open(mine.code, 'con mèo')).conversation).not.toEqual(
      (await open(theirs.code, 'con mèo')).conversation,
    );
  });
});
