import type { UnsafeWords } from './unsafe-messages.vi.ts';

export const unsafeEn = {
  title: 'Mark an office or person as unsafe',
  lead: 'Choose the very office, the very person in the directory: steps, hand-overs and copies there are blocked at once, until a supervisor decides.',
  back: 'Back to the report',
  where: 'Which office, or in which office does this person work?',
  find: 'Find an office',
  findHint: 'Name of an office, a school, or of a commune or ward. With or without accents.',
  search: 'Find',
  noOffice: 'No office of today was found. Try a shorter name, or say it in words below.',
  found: (count) =>
    count === 1 ? 'One office was found. Choose it:' : `${count} offices were found. Choose one:`,
  foundMany: (count) =>
    `The first ${count} offices. Not among them? Type a longer name, for example with the commune.`,
  who: 'Who must not know?',
  wholeOffice: (name) => `The whole office: ${name}`,
  nobodyKnown: 'The directory knows nobody of this office. Block the whole office, or say it in words below.',
  words: 'Why?',
  wordsHint: 'What the informant said, or what we know. Only whoever reads this whole file sees it.',
  save: 'Block at once',
  other: 'Not in the directory',
  otherLead: 'Words are compared with every receiver, and may block more than is needed.',
  otherWho: 'Who, or which office? Why?',
  otherSave: 'Block by these words',
  problems: {
    whoMissing: 'Choose the whole office or one person.',
    whyMissing: 'Please write the reason; one sentence is enough.',
    wordsMissing: 'Write who or which office, and why.',
  },
} satisfies UnsafeWords;
