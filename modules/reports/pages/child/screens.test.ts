import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChildAnswers, contactWishes, noAnswers, readAnswers } from './answers.ts';
import { allQuestions, questionsFor, readScreen, type Screen, screenAfter, screenBefore } from './screens.ts';

const anyAnswers = fc
  .constantFrom<ChildAnswers['contact']>('', ...contactWishes)
  .map((contact): ChildAnswers => ({ ...noAnswers, contact }));

describe('the way through the questions', () => {
  it('asks how to be reached only whoever wants to be', () => {
    expect(questionsFor(noAnswers)).not.toContain('reach');
    expect(questionsFor({ ...noAnswers, contact: 'NEVER' })).not.toContain('reach');
    expect(questionsFor({ ...noAnswers, contact: 'CALL' })).toContain('reach');
  });

  it('goes on through every question once and ends; back leads the same way home', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const forth: Screen[] = [];
        for (let screen = screenAfter('start', answers); screen; screen = screenAfter(screen, answers))
          forth.push(screen);
        expect(forth).toEqual(questionsFor(answers));
        const back: Screen[] = [];
        for (let screen = forth.at(-1) ?? 'start'; screen !== 'start'; screen = screenBefore(screen, answers))
          back.push(screen);
        expect(back).toEqual(forth.toReversed());
        expect(screenBefore('start', answers)).toBe('start');
      }),
    );
  });

  it('leads on even from a question that is no longer asked', () => {
    expect(screenAfter('reach', noAnswers)).toBe('place');
    expect(screenBefore('reach', noAnswers)).toBe('contact');
  });

  it('takes whatever stands in the form for one of its screens or the first', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'sent', 'start', null)),
        (text) => {
          const screen = readScreen(text);
          expect(screen === 'start' || allQuestions.includes(screen)).toBe(true);
        },
      ),
    );
  });
});

describe('answers that were tampered with', () => {
  it('are no answers unless they are among the choices; texts come as they are', () => {
    const read = readAnswers(
      new URLSearchParams(
        'trouble=__proto__&contact=SHOUT&mustNotKnow=MOTHER&mustNotKnow=MOTHER&mustNotKnow=x&tell=%00%E2%80%AEa&__proto__=x&age=-1',
      ),
    );
    expect(read).toEqual({ ...noAnswers, mustNotKnow: ['MOTHER'], tell: '\u0000\u202ea', age: '-1' });
  });
});
