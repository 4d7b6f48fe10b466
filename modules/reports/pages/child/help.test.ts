import { describe, expect, it } from 'vitest';
import { type ChildAnswers, noAnswers } from './answers.ts';
import { chooseHelp } from './help.ts';

const said = (tell: string, trouble: ChildAnswers['trouble'] = '') =>
  chooseHelp({ ...noAnswers, tell, trouble });

describe('the advice after sending', () => {
  it('is what the child chose', () => {
    expect(said('', 'BULLYING')).toEqual(['BULLYING']);
    expect(said('', 'OTHER')).toEqual(['OTHER']);
  });

  it.each([
    ['có ng trên fb dọa tung ảnh riêng tư của e nếu e ko nạp thẻ 500k', 'THREAT'],
    ['các bạn trong lớp lập nhóm chê em xấu, nói xấu em hoài', 'BULLYING'],
    ['e ko muốn sống nữa', 'LIFE'],
  ] as const)('is heard in the words when nothing was chosen: %s', (tell, card) => {
    expect(said(tell)[0]).toBe(card);
  });

  it('puts life first, whatever else was chosen', () => {
    expect(said('nó dọa tung ảnh, em muốn chết cho xong', 'THREAT')).toEqual(['LIFE', 'THREAT']);
    expect(said('bị trêu quài, em không muốn sống nữa', 'BULLYING')[0]).toBe('LIFE');
  });

  it('is there for words that say nothing, for noise and for the longest text', () => {
    expect(said('😭')).not.toEqual([]);
    expect(said(`\u0000\ud800 ${'a'.repeat(199_000)}`)).not.toEqual([]);
    expect(said('')).toEqual(['OTHER']);
  });
});
