import type { Purpose } from './words-of-steps.ts';

export type PurposeClocks = {
  /** Until when somebody there must have taken it. Runs from sending. */
  readonly acceptance: string;
  /** Until when the work must be done; null where taking it is the work. */
  readonly work: { readonly key: string; readonly startsAt: 'SENT' | 'ACCEPTED' } | null;
};

/**
 * Which time limits (kernel/deadlines, data) a step of this purpose runs under. The law says "chuyển ngay" for the commune
 * (NĐ 56/2017, Điều 26.1), 12 hours from receipt for emergency measures (Điều 26.3, 31.2, 32.2), 20 days from receipt for a denunciation
 * (BLTTHS 2015, Điều 147.1); the rest are settings of the province.
 */
export const clocksOfPurpose: Readonly<Record<Purpose, PurposeClocks>> = {
  EMERGENCY: {
    acceptance: 'stepAcceptanceEmergency',
    work: { key: 'caseEmergencyIntervention', startsAt: 'SENT' },
  },
  FORWARD_TO_COMMUNE: {
    acceptance: 'caseForwardToCommune',
    work: { key: 'stepWork', startsAt: 'ACCEPTED' },
  },
  HANDLE_CRIME: {
    acceptance: 'stepAcceptance',
    work: { key: 'denunciationDecision', startsAt: 'ACCEPTED' },
  },
  HANDLE: { acceptance: 'stepAcceptance', work: { key: 'stepWork', startsAt: 'ACCEPTED' } },
  SUPPORT_CHILD: { acceptance: 'stepAcceptance', work: { key: 'stepWork', startsAt: 'ACCEPTED' } },
  REMOVE_CONTENT: { acceptance: 'stepAcceptance', work: { key: 'stepWork', startsAt: 'ACCEPTED' } },
  CHECK_PAPERS: { acceptance: 'stepAcceptance', work: { key: 'stepWork', startsAt: 'ACCEPTED' } },
  TRANSFER: { acceptance: 'stepTransfer', work: null },
};
