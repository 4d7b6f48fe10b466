import { wordsOfDanger } from './words-of-danger.ts';
import { wordsOfHarm } from './words-of-harm.ts';
import { wordsOfPeople } from './words-of-people.ts';
import { wordsOfUrgency } from './words-of-urgency.ts';

/**
 * Words and phrases by what they say, with full accents; spelled without accents, in teencode, in capitals, with the
 * tone elsewhere or with elongations they match all the same. Syntax: see `phrases.ts`.
 */
export const lexicon = { ...wordsOfPeople, ...wordsOfHarm, ...wordsOfDanger, ...wordsOfUrgency };

/** A class of words of the lexicon. */
export type WordClass = keyof typeof lexicon;
