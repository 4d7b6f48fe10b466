/** Anything but what nobody sees: formatting, zero-width, controls, and the fillers that render as nothing. */
const seen = /[^\p{C}\p{Z}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffd]/u;

/** True when there is anything at all to read: one letter, digit, sign or picture. What is stored is always what was typed. */
export function hasMeaning(text: string): boolean {
  return seen.test(text);
}

/** Longest report text in UTF-16 units. About eighty pages: nobody in need is cut short, and a page still renders. */
export const longestText = 200_000;

/** Links of one report that are kept; more go into a second report. */
export const mostLinksKept = 5_000;
/** Links examined one by one; what is beyond is kept as typed, flagged for the officer. */
export const mostLinks = 500;
/** Longest single link that is examined. */
export const longestLink = 8_192;
