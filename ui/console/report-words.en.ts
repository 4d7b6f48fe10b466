import {
  categoryNames,
  channelNames,
  namesIn,
  priorityNames,
  stateNames,
} from '#modules/reports/rules/names.ts';
import type { ReportWords } from './report-words.vi.ts';

export const reportWordsEn: ReportWords = {
  tabsLabel: 'Pages of the file',
  tabs: {
    '': 'Report',
    'tiep-nhan': 'Intake',
    chuyen: 'Steps',
    'trao-doi': 'Messages',
    'go-bo': 'Removal',
    'lien-quan': 'Related',
    'luu-giu': 'Keeping',
  },
  code: (reference) => `Report ${reference}`,
  heldByMe: 'held by you',
  heldByNobody: 'nobody has it yet',
  restricted:
    'RESTRICTED: somebody must not learn of this. Read “Must not know” before you call or pass it on.',
  states: namesIn(stateNames, 'en'),
  categories: namesIn(categoryNames, 'en'),
  noCategory: 'Not classified',
  priorities: namesIn(priorityNames, 'en'),
  channels: namesIn(channelNames, 'en'),
};
