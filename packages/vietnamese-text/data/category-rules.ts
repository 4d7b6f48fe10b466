import type { Category } from '../types.ts';
import type { WordClass } from './lexicon.ts';

/** When a category fits a text. `none` words anywhere in the text take the rule back; a weak rule only speaks when no strong one does. */
export interface CategoryRule {
  readonly category: Category;
  readonly all: readonly WordClass[];
  readonly window: number | null;
  readonly ordered?: true;
  readonly none?: readonly WordClass[];
  readonly weak?: true;
}

export const categoryRules: readonly CategoryRule[] = [
  { category: 'SEXTORTION', all: ['threat', 'spread', 'image'], window: 25 },
  { category: 'SEXTORTION', all: ['conditionalSpread', 'image'], window: 30 },
  { category: 'SEXTORTION', all: ['extortion', 'image'], window: 40 },
  { category: 'SEXTORTION', all: ['threat', 'privateImage'], window: 20 },
  { category: 'SEXTORTION', all: ['demand', 'privateImage', 'spread'], window: 25 },
  { category: 'SEXTORTION', all: ['moneyDemand', 'ownImage'], window: 25, none: ['topUp', 'phishing'] },
  { category: 'SEXTORTION', all: ['moneyDemand', 'privateImage'], window: 30 },
  { category: 'CSAM', all: ['abuseMaterial'], window: null },
  { category: 'CSAM', all: ['privateImage', 'child', 'trade'], window: 20, none: ['ai', 'merge', 'lure'] },
  { category: 'CSAM', all: ['privateImage', 'child', 'trading'], window: 20, none: ['ai', 'merge'] },
  { category: 'GROOMING', all: ['lure', 'sendImage'], window: 12, ordered: true, none: ['phishing', 'selfHarm'] },
  { category: 'GROOMING', all: ['meet', 'stranger'], window: 30, none: ['easyJob', 'abroad'] },
  { category: 'GROOMING', all: ['meet', 'alone'], window: 20, none: ['easyJob', 'abroad'] },
  { category: 'GROOMING', all: ['meet', 'secrecy'], window: 25 },
  { category: 'GROOMING', all: ['secrecy', 'gift'], window: 40 },
  { category: 'GROOMING', all: ['secrecy', 'courting'], window: 40 },
  { category: 'GROOMING', all: ['courting', 'child'], window: 25 },
  { category: 'GROOMING', all: ['courting', 'stranger'], window: 25 },
  { category: 'GROOMING', all: ['showAdult', 'adultContent', 'olderPerson'], window: 25 },
  { category: 'GROOMING', all: ['showAdult', 'adultContent', 'secrecy'], window: 25 },
  { category: 'GROOMING', all: ['stranger', 'missing'], window: 40, none: ['easyJob', 'abroad'] },
  { category: 'GROOMING', all: ['gift', 'sendImage'], window: 25 },
  { category: 'GROOMING', all: ['luresChild'], window: null, none: ['topUp', 'gambling', 'easyJob', 'abroad', 'challenge', 'cheat', 'advert'], weak: true },
  { category: 'DEEPFAKE', all: ['fake', 'ai'], window: 15 },
  { category: 'DEEPFAKE', all: ['ai', 'image', 'child'], window: 25 },
  { category: 'DEEPFAKE', all: ['merge', 'uglyImage'], window: 15 },
  { category: 'DEEPFAKE', all: ['merge', 'privateImage'], window: 15 },
  { category: 'DEEPFAKE', all: ['fakeVoice', 'child'], window: 25 },
  { category: 'EXPLOITATION', all: ['easyJob'], window: null },
  { category: 'EXPLOITATION', all: ['abroad', 'recruit'], window: 15 },
  { category: 'EXPLOITATION', all: ['forcedMarriage'], window: null },
  { category: 'EXPLOITATION', all: ['force', 'perform', 'begGifts'], window: 25, none: ['challenge'] },
  { category: 'EXPLOITATION', all: ['force', 'child', 'begGifts'], window: 20, none: ['challenge'] },
  { category: 'EXPLOITATION', all: ['childLabour'], window: null },
  { category: 'EXPLOITATION', all: ['nightJob', 'hire', 'child'], window: 25 },
  { category: 'EXPLOITATION', all: ['trafficking'], window: null },
  { category: 'VIOLENCE', all: ['blow'], window: null, none: ['challenge', 'fiction'] },
  { category: 'VIOLENCE', all: ['blowOnChild'], window: null, none: ['challenge'] },
  { category: 'VIOLENCE', all: ['killThreat'], window: null, none: ['challenge'] },
  { category: 'VIOLENCE', all: ['hitThreat'], window: null, none: ['challenge', 'insult'] },
  { category: 'SELF_HARM_RISK', all: ['farewell'], window: null },
  { category: 'SELF_HARM_RISK', all: ['wantsToDie'], window: null },
  { category: 'SELF_HARM_RISK', all: ['overdose'], window: null },
  { category: 'SELF_HARM_RISK', all: ['selfHarm'], window: null },
  { category: 'SELF_HARM_RISK', all: ['brink', 'distress'], window: 25 },
  { category: 'SELF_HARM_RISK', all: ['lockedIn', 'unreachable'], window: 20, none: ['blow'] },
  { category: 'DATA_EXPOSURE', all: ['publish', 'personalData'], window: 12 },
  { category: 'DATA_EXPOSURE', all: ['impersonation', 'child'], window: 15, none: ['phishing'] },
  { category: 'DATA_EXPOSURE', all: ['impersonation', 'image'], window: 15, none: ['phishing'] },
  { category: 'DATA_EXPOSURE', all: ['schoolPublishes', 'image'], window: 12, none: ['insult'] },
  { category: 'DATA_EXPOSURE', all: ['ownImage', 'websitePublishes'], window: 20, none: ['insult', 'threat', 'privateImage'], weak: true },
  { category: 'CYBERBULLYING', all: ['insult'], window: null },
  { category: 'DANGEROUS_CHALLENGE', all: ['challenge'], window: null },
  { category: 'SCAM_OR_GAMBLING', all: ['topUp', 'cheat'], window: 30 },
  { category: 'SCAM_OR_GAMBLING', all: ['accountTheft'], window: null },
  { category: 'SCAM_OR_GAMBLING', all: ['gambling'], window: null, none: ['badContent'] },
  { category: 'SCAM_OR_GAMBLING', all: ['gambling'], window: null, weak: true },
  { category: 'SCAM_OR_GAMBLING', all: ['topUp'], window: null, weak: true },
  { category: 'SCAM_OR_GAMBLING', all: ['cheat', 'child'], window: null, weak: true },
  { category: 'AGE_INAPPROPRIATE', all: ['badContent'], window: null, weak: true },
  { category: 'AGE_INAPPROPRIATE', all: ['overuse'], window: null, weak: true },
  { category: 'AGE_INAPPROPRIATE', all: ['rumour'], window: null, none: ['insult'], weak: true },
];
