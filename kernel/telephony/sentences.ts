/**
 * Everything that a telephone may say or show for us: a closed list of neutral sentences. A report's words, names, places or links
 * can not be passed on, because there is no place for them; the only parameters are whole numbers.
 */
export const phoneSentences = {
  /** To an official on duty. */
  URGENT_ONE: 'Có việc khẩn số {reference}. Mở An Nhi.',
  /** To an official: several at once in one message. */
  URGENT_MANY: 'Có {count} việc khẩn. Mở An Nhi.',
  /** To whoever leads the programme: an office does not answer. */
  URGENT_UNANSWERED: 'Việc khẩn số {reference} chưa ai nhận. Mở An Nhi.',
  /** To the public, when they asked for it. Says neither who writes nor about what. */
  NEW_MESSAGE: 'Bạn có một tin mới',
} as const;

export type PhoneSentence = keyof typeof phoneSentences;
export type PhoneNumbers = Readonly<Partial<Record<'reference' | 'count', number>>>;

/** @throws RangeError when a number is missing or not a whole one: better no message than a sentence with a hole */
export function sayOnPhone(sentence: PhoneSentence, numbers: PhoneNumbers): string {
  return phoneSentences[sentence].replace(/\{(reference|count)\}/g, (_, name: 'reference' | 'count') => {
    const value = numbers[name];
    if (value === undefined || !Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`${sentence} needs the number ${name}`);
    return String(value);
  });
}

/** Those that wake somebody: tried again within seconds, and worthless after some minutes because the next ring follows. */
export function isUrgent(sentence: PhoneSentence): boolean {
  return sentence.startsWith('URGENT');
}
