/** What the address of the queue may say; plain lists, so that the browser may have them. */
export const stateNames = ['RECEIVED', 'COLLECTING', 'VERIFYING', 'COORDINATING'] as const;
export const sortNames = ['URGENCY', 'NEWEST', 'OLDEST'] as const;
export const filterLists = ['state', 'priority', 'category', 'channel'] as const;
export type FilterList = (typeof filterLists)[number];
/** Filters that are on or off. */
export const onlyNames = ['mine', 'unread', 'overdue'] as const;
export type OnlyName = (typeof onlyNames)[number];

/** Whether the view shows what its reader avoids today like everything else: for this view and the walk through it. */
export function showsAvoided(search: URLSearchParams): boolean {
  return search.get('avoided') === '1';
}

/** The same address with one value of a list put in or taken out; a filter that changes begins at the first page. */
export function toggled(
  search: URLSearchParams,
  name: FilterList | OnlyName | 'closed' | 'avoided',
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

/** A filter as a saved view keeps it. */
export type ViewFilter = Readonly<Record<string, string | number | boolean | string[]>>;

/** What of this address a saved view keeps: the filter and the order, never a page. */
export function viewFilterOf(search: URLSearchParams): ViewFilter {
  const filter: Record<string, string | boolean | string[]> = {};
  for (const list of filterLists) if (search.has(list)) filter[list] = search.getAll(list);
  for (const only of [...onlyNames, 'closed']) if (search.get(only) === '1') filter[only] = true;
  const sort = search.get('sort');
  if (sort) filter['sort'] = sort;
  return filter;
}

/** The address of a saved view, always in the same order. What is not of this queue any more is left out by the page that reads it. */
export function viewAddress(filter: ViewFilter): string {
  const search = new URLSearchParams();
  for (const name of [...filterLists, ...onlyNames, 'closed', 'sort']) {
    const value = filter[name];
    if (Array.isArray(value)) for (const one of value) search.append(name, one);
    else if (value === true) search.append(name, '1');
    else if (typeof value === 'string') search.append(name, value);
  }
  return addressOf(search);
}
