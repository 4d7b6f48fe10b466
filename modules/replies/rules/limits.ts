/** Characters of one message, either way. */
export const longestMessage = 20_000;
/** Messages of one informant in one file; who has more to say is asked to call. */
export const mostMessages = 300;
