import { zQueueFilter, type QueueFilter } from '../../contract.ts';
import { categories, intakeChannels, priorities } from '../../rules/categories.ts';
import { type FilterList, sortNames, stateNames } from './queue-filter.ts';

/** The queue's filter as the address says it. What an address cannot mean is left out: a mistyped link still shows a queue. */
export function filterOf(search: URLSearchParams): QueueFilter {
  const known = (name: FilterList, values: readonly string[]) =>
    search.getAll(name).filter((value) => values.includes(value));
  const sort = search.get('sort') ?? '';
  return zQueueFilter.parse({
    state: known('state', stateNames),
    category: known('category', categories),
    priority: known('priority', priorities),
    channel: known('channel', intakeChannels),
    mine: search.get('mine') === '1',
    unread: search.get('unread') === '1',
    overdue: search.get('overdue') === '1',
    closed: search.get('closed') === '1',
    sort: sortNames.find((one) => one === sort) ?? 'URGENCY',
    after: search.get('after')?.slice(0, 200) || undefined,
  });
}
