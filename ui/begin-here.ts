/**
 * For the box that says why a form came back: the page begins there, for a keyboard and for whoever listens, without a script. Never
 * for a field: a telephone would open its keyboard over the words.
 * @source HTML, 6.6.7 "The autofocus attribute": any element that can be focused
 */
export const beginHere = { tabIndex: -1, autoFocus: true } as const;
