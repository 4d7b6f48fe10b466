import type { ReportAction, ReportState } from '../../rules/states.ts';

/** The forms of the file page, in the order in which a report is worked. */
export type FileStep = 'claim' | 'triage' | 'verify' | 'removal' | 'close' | 'release' | 'reopen';

export type FileSituation = {
  readonly state: ReportState;
  readonly actions: readonly ReportAction[];
  readonly category: string | null;
  readonly isMine: boolean;
  /** Roles that may work a report at all. */
  readonly mayWork: boolean;
  readonly hasLinks: boolean;
  /** Requests of this file that are not ended. */
  readonly openRemovals: number;
  readonly hadRemovals: boolean;
};

export type FileSteps = {
  /** The one thing to do next, or null when it is somebody else's or nobody's. */
  readonly next: FileStep | null;
  /** What else may be done. */
  readonly other: readonly FileStep[];
};

/**
 * The one next step by state: claim → triage → verify → removal (where there is something to remove) → close. The table of states
 * says what is possible at all; this says what is natural.
 */
export function stepsOf(at: FileSituation): FileSteps {
  if (!at.mayWork) return { next: null, other: [] };
  const can = new Set(at.actions);
  if (at.state === 'RECEIVED') return { next: can.has('CLAIM') ? 'claim' : null, other: [] };
  if (at.state === 'CLOSED') return { next: null, other: can.has('REOPEN') ? ['reopen'] : [] };
  if (!at.isMine) return { next: null, other: [] };
  const possible: FileStep[] = [
    'triage',
    ...(can.has('VERIFY') ? (['verify'] as const) : []),
    ...(can.has('REQUEST_REMOVAL') && at.hasLinks ? (['removal'] as const) : []),
    ...(can.has('CLOSE') ? (['close'] as const) : []),
    ...(can.has('RELEASE') ? (['release'] as const) : []),
  ];
  const next = naturalStep(at, possible);
  return { next, other: possible.filter((step) => step !== next) };
}

function naturalStep(at: FileSituation, possible: readonly FileStep[]): FileStep | null {
  const natural: FileStep = !at.category
    ? 'triage'
    : at.state === 'COLLECTING'
      ? 'verify'
      : at.openRemovals > 0 || (at.hasLinks && !at.hadRemovals)
        ? 'removal'
        : 'close';
  return possible.includes(natural) ? natural : (possible.find((step) => step === 'close') ?? null);
}
