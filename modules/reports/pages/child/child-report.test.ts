import { describe, expect, it } from 'vitest';
import { zNewReport } from '../../contract.ts';
import { longestText, mostLinksKept } from '../../rules/meaning.ts';
import { type ChildAnswers, noAnswers } from './answers.ts';
import { findProblem, toNewReport } from './child-report.ts';

const with_ = (change: Partial<ChildAnswers>): ChildAnswers => ({ ...noAnswers, ...change });

describe('what a child must give', () => {
  it.each([
    ['nothing at all', with_({})],
    ['only blanks and unseen characters', with_({ tell: ' \r\n\u200b\u3164', links: '\ufeff' })],
    [
      'everything but what happened',
      with_({
        age: '11',
        place: 'Xã Ví Dụ',
        mustNotKnow: ['MOTHER'],
        contact: 'CALL',
        number: '0900 000 000',
      }),
    ],
  ])('%s is asked for one sentence', (_name, answers) => {
    expect(findProblem(answers)).toMatchObject({ screen: 'tell', kind: 'NOTHING_YET' });
  });

  it.each([
    ['a sentence', with_({ tell: 'cứu e' })],
    ['a picture sign', with_({ tell: '😭' })],
    ['a link', with_({ links: 'nguoila123' })],
    ['one tap', with_({ trouble: 'LIFE' })],
  ])('%s is enough', (_name, answers) => {
    expect(findProblem(answers)).toBeNull();
    expect(zNewReport.parse(toNewReport(answers, 'vi')).informant.kind).toBe('CHILD');
  });
});

describe('what reaches the officer', () => {
  const answers = with_({
    trouble: 'THREAT',
    tell: 'e sợ\r\n lắm',
    links: 'nguoila123\r\n\r\nvidu.example/a',
    mustNotKnow: ['FATHER', 'OFFICIALS'],
    mustNotKnowOther: 'chú Tư',
    contact: 'MESSAGE',
    number: '0900 000 000',
    when: 'trưa',
    place: 'Xã Ví Dụ',
    age: '11',
  });

  it('is the child’s own words untouched, and every other answer in its own field', () => {
    expect(toNewReport(answers, 'en')).toMatchObject({
      text: 'e sợ\r\n lắm',
      trouble: 'THREAT',
      mustNotKnow: { people: ['FATHER', 'OFFICIALS'], words: 'chú Tư' },
      links: ['nguoila123', 'vidu.example/a'],
      place: 'Xã Ví Dụ',
      childAge: '11',
      language: 'en',
      informant: {
        kind: 'CHILD',
        phone: '0900 000 000',
        safeToCall: 'NO_CALLS',
        callWhen: 'Chỉ nhắn tin hoặc Zalo, đừng gọi. trưa',
      },
    });
  });

  it('holds no number once the child wants no contact, whatever was typed before', () => {
    const { informant } = toNewReport({ ...answers, contact: 'NEVER' }, 'vi');
    expect(informant).toMatchObject({
      phone: '',
      callWhen: 'ĐỪNG liên lạc với em.',
      safeToCall: 'NO_CALLS',
    });
  });

  it('never takes silence about hours for any hour', () => {
    const { informant } = toNewReport({ ...answers, contact: 'CALL', when: ' ' }, 'vi');
    expect(informant.safeToCall).toBe('CERTAIN_HOURS');
    expect(informant.callWhen).toContain('chưa ghi lúc nào an toàn');
  });

  it('adds nothing to the words of a child who answered nothing else', () => {
    expect(toNewReport(with_({ tell: ' một câu ' }), 'vi').text).toBe(' một câu ');
  });
});

describe('what is too long', () => {
  it('is taken up to the very last character that a report holds', () => {
    const most = with_({ tell: 'x'.repeat(longestText), mustNotKnow: ['MOTHER'] });
    expect(findProblem(most)).toBeNull();
    expect(zNewReport.safeParse(toNewReport(most, 'vi')).success).toBe(true);
    expect(findProblem({ ...most, tell: `${most.tell}x` })).toEqual({
      screen: 'tell',
      kind: 'TOO_LONG',
      limit: longestText,
    });
  });

  it.each([
    ['mustNotKnowOther', 'mustNotKnow', 2_000],
    ['number', 'reach', 200],
    ['when', 'reach', 1_900],
    ['place', 'place', 2_000],
    ['age', 'age', 200],
  ] as const)(
    '%s is sent back to its own screen, and fits the room when it is not',
    (field, screen, limit) => {
      const base = with_({ tell: 'a', contact: 'CALL', number: '0900' });
      expect(findProblem({ ...base, [field]: 'x'.repeat(limit + 1) })).toEqual({
        screen,
        kind: 'TOO_LONG',
        limit,
      });
      const fits = { ...base, [field]: 'x'.repeat(limit) };
      expect(findProblem(fits)).toBeNull();
      expect(zNewReport.safeParse(toNewReport(fits, 'vi')).success).toBe(true);
    },
  );

  it('names the screen of the links when they are too many', () => {
    const links = (count: number) => with_({ links: Array.from({ length: count }, () => 'a').join('\n') });
    expect(findProblem(links(mostLinksKept))).toBeNull();
    expect(findProblem(links(mostLinksKept + 1))).toMatchObject({ screen: 'links', kind: 'TOO_MANY_LINKS' });
  });
});
