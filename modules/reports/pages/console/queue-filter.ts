/** What the address of the queue may say; plain lists, so that the browser may have them. */
export const stateNames = ['RECEIVED', 'COLLECTING', 'VERIFYING', 'COORDINATING'] as const;
export const priorityNames = ['EMERGENCY', 'HIGH', 'NORMAL', 'LOW'] as const;
export const channelNames = [
  'WEB',
  'PHONE',
  'HOTLINE_111',
  'ZALO',
  'APP',
  'WALK_IN',
  'LETTER',
  'PROVIDER_API',
  'REFERRED',
] as const;
export const categoryNames = [
  'SEXTORTION',
  'CSAM',
  'GROOMING',
  'DEEPFAKE',
  'EXPLOITATION',
  'VIOLENCE',
  'SELF_HARM_RISK',
  'DATA_EXPOSURE',
  'CYBERBULLYING',
  'DANGEROUS_CHALLENGE',
  'SCAM_OR_GAMBLING',
  'AGE_INAPPROPRIATE',
  'NOT_ABOUT_A_CHILD',
  'NUISANCE',
] as const;
export const sortNames = ['URGENCY', 'NEWEST', 'OLDEST'] as const;
export const filterLists = ['state', 'priority', 'category', 'channel'] as const;
export type FilterList = (typeof filterLists)[number];

/** The same address with one value of a list put in or taken out; a filter that changes begins at the first page. */
export function toggled(
  search: URLSearchParams,
  name: FilterList | 'mine' | 'closed',
  value: string,
): string {
  const next = withoutPage(search);
  if (next.has(name, value)) next.delete(name, value);
  else next.append(name, value);
  return addressOf(next);
}

export function sortedBy(search: URLSearchParams, sort: (typeof sortNames)[number]): string {
  const next = withoutPage(search);
  next.delete('sort');
  if (sort !== 'URGENCY') next.set('sort', sort);
  return addressOf(next);
}

export function pageAfter(search: URLSearchParams, cursor: string): string {
  const next = withoutPage(search);
  next.set('after', cursor);
  return addressOf(next);
}

function withoutPage(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('after');
  next.delete('xong');
  return next;
}

function addressOf(search: URLSearchParams): string {
  const text = search.toString();
  return text ? `/tin?${text}` : '/tin';
}
