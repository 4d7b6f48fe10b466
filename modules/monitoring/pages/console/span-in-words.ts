type SpanWords = {
  readonly minutes: (n: number) => string;
  readonly hours: (n: number) => string;
  readonly days: (n: number) => string;
};

/** A length of time as one round number: minutes up to two hours, hours up to two days, then days. */
export function spanInWords(seconds: number, words: SpanWords): string {
  if (seconds < 2 * 3_600) return words.minutes(Math.max(1, Math.round(seconds / 60)));
  if (seconds < 48 * 3_600) return words.hours(Math.round(seconds / 3_600));
  return words.days(Math.round(seconds / 86_400));
}
