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
  states: {
    RECEIVED: 'New',
    COLLECTING: 'Collecting',
    VERIFYING: 'Verification',
    COORDINATING: 'Coordination',
    CLOSED: 'Closed',
  },
  categories: {
    SEXTORTION: 'Sexual extortion',
    CSAM: 'Child sexual abuse material',
    GROOMING: 'Grooming',
    DEEPFAKE: 'Impersonation (deepfake)',
    EXPLOITATION: 'Exploitation',
    VIOLENCE: 'Violence',
    SELF_HARM_RISK: 'Risk of self-harm',
    DATA_EXPOSURE: 'Personal-data exposure',
    CYBERBULLYING: 'Cyberbullying',
    DANGEROUS_CHALLENGE: 'Dangerous challenge',
    SCAM_OR_GAMBLING: 'Scam or gambling',
    AGE_INAPPROPRIATE: 'Unsuitable content',
    NOT_ABOUT_A_CHILD: 'Not about a child',
    NUISANCE: 'Nuisance report',
  },
  noCategory: 'Not classified',
  priorities: { EMERGENCY: 'Emergency', HIGH: 'High', NORMAL: 'Normal', LOW: 'Low' },
};
