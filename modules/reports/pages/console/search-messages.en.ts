import type { SearchWords } from './search-messages.vi.ts';

export const searchEn: SearchWords = {
  title: 'Search reports',
  field: 'Search for what?',
  shell: 'Search reports',
  hint: 'Words with or without accents, a “quoted phrase”, a link, an account, a telephone number, or #number. Names are not searched. Each search is on record; what you look for does not stand in the address.',
  search: 'Search',
  found: (count) => (count === 0 ? 'No report found' : count === 1 ? '1 report' : `${count} reports`),
  foundMore: (count) => `The first ${count} reports`,
  nothing:
    'Try fewer words, or leave the quotation marks out. Only files that your office sees whole are searched.',
  notUnderstood: 'Nothing to look for yet',
  notUnderstoodWhy: 'Write at least a word, a link, a telephone number or #number.',
  more: 'Show more',
  mergedInto: (reference) => `merged into ${reference}`,
  table: 'Results',
};
