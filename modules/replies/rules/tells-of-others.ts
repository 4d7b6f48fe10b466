import { foldAccents } from '#packages/vietnamese-text/index.ts';

/**
 * Turns of speech with which one informant would learn of another: that there is one, how many, who, what they said. Folded. A rule
 * for own words only; approved sentences hold none of them (a test says so).
 */
const turns: readonly RegExp[] = [
  /\bnguoi (bao tin|to cao|to giac|gui tin|phan anh) (khac|thu|kia)\b/,
  /\b(nhieu|vai|may|hai|ba|bon|nam|\d+) (nguoi|ban|phu huynh|tin|phan anh|hoc sinh|em|chau)( khac)?( nua)? (cung |da |vua )*(bao|gui|ke|phan anh|to)\b/,
  /\b(nguoi|co|thay|me|ba|bo|cha|ong|phu huynh|em|chau|con|ai do|ai) (ay |nay |do )?(khac |nua )?(cung|da|vua)( vua| da)? (bao|gui|ke|phan anh|to cao|to giac)\b/,
  // "Bạn", "anh", "chị" are the reader, unless it is another one.
  /\b(ban|anh|chi) (ay |khac |nua |kia )(cung|da|vua)( vua| da)? (bao|gui|ke|phan anh|to cao|to giac)\b/,
  /\b(tin|phan anh|ho so|vu) (khac|tuong tu|trung|lien quan)\b/,
  /\bcung (su viec|vu viec|chuyen|noi dung)\b.*\b(bao|gui|ke)\b/,
  /\b(gop|ghep|nhap) (chung |cung )?(voi |cac |vao )?(tin|phan anh|ho so)\b/,
  /\b(another|other|second|previous) (informant|report|person|parent|child)\b/,
  /\b(somebody|someone|others|they|people|teacher|mother|father|parent)( else)? (has |have |had )?(also |already )?reported\b/,
];

/** The words of a text that may tell of another informant, or null. */
export function tellsOfOthers(text: string): string | null {
  const folded = foldAccents(text.normalize('NFKC')).replace(/\s+/gu, ' ');
  for (const turn of turns) {
    const found = turn.exec(folded);
    if (found) return found[0];
  }
  return null;
}
