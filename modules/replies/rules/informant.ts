const adultKinds = new Set(['PARENT', 'TEACHER', 'CITIZEN', 'OFFICER', 'PROVIDER']);

/**
 * In whose words an informant is answered, and whether a text message may ever be offered. Children never get one; neither does
 * somebody who did not say who they are and wrote an age under 18, because it may be their own.
 */
export function informantTraits(kind: string, age: string): { isChild: boolean; mayText: boolean } {
  if (adultKinds.has(kind)) return { isChild: false, mayText: true };
  const years = Number(/\d+/.exec(age.normalize('NFKC'))?.[0] ?? Number.NaN);
  return { isChild: kind === 'CHILD', mayText: kind !== 'CHILD' && !(years < 18) };
}
