import type { ReportAction, ReportState } from '../../rules/states.ts';

/** The forms of the file page, in the order in which a report is worked. */
export type FileStep =
  | 'confirm'
  | 'claim'
  | 'triage'
  | 'coordinate'
  | 'verify'
  | 'removal'
  | 'voice'
  | 'close'
  | 'takeOver'
  | 'release'
  | 'reopen';

export type FileSituation = {
  readonly state: ReportState;
  readonly actions: readonly ReportAction[];
  readonly category: string | null;
  readonly priority: 'EMERGENCY' | 'HIGH' | 'NORMAL' | 'LOW';
  readonly isMine: boolean;
  readonly isClaimed: boolean;
  /** Roles that may work a report at all, in the office that holds it. */
  readonly mayWork: boolean;
  /** The rules proposed something that nobody has decided on. */
  readonly isProposed: boolean;
  readonly hasLinks: boolean;
  /** Requests of this file that are not ended. */
  readonly openRemovals: number;
  readonly hadRemovals: boolean;
  /** The page from which steps are sent is there. */
  readonly canCoordinate: boolean;
  readonly openSteps: number;
  readonly hadSteps: boolean;
  readonly hasVoice: boolean;
};

export type FileSteps = {
  /** The one thing to do next, or null when it is somebody else's or nobody's. */
  readonly next: FileStep | null;
  /** What else may be done. */
  readonly other: readonly FileStep[];
};

/**
 * The one next step by state: confirm (which claims) → coordinate at once where a child is in danger → verify → coordinate → removal
 * (where there is something to remove) → a voice in an emergency → close. The table of states says what is possible at all; this says
 * what is natural.
 */
export function stepsOf(at: FileSituation): FileSteps {
  if (!at.mayWork) return { next: null, other: [] };
  const can = new Set(at.actions);
  if (at.state === 'CLOSED') return { next: null, other: can.has('REOPEN') ? ['reopen'] : [] };
  if (at.isClaimed && !at.isMine) return { next: null, other: can.has('TAKE_OVER') ? ['takeOver'] : [] };
  const possible: FileStep[] = at.isMine
    ? [
        at.isProposed ? 'confirm' : 'triage',
        ...(at.canCoordinate && can.has('COORDINATE') ? (['coordinate'] as const) : []),
        ...(can.has('VERIFY') ? (['verify'] as const) : []),
        ...(can.has('REQUEST_REMOVAL') && at.hasLinks ? (['removal'] as const) : []),
        ...(at.hasVoice ? [] : (['voice'] as const)),
        ...(can.has('CLOSE') ? (['close'] as const) : []),
        ...(can.has('RELEASE') ? (['release'] as const) : []),
      ]
    : [
        ...(at.isProposed ? (['confirm'] as const) : []),
        ...(can.has('CLAIM') ? (['claim'] as const) : []),
        ...(at.canCoordinate && can.has('COORDINATE') ? (['coordinate'] as const) : []),
      ];
  const next = at.isMine ? naturalStep(at, possible) : (possible[0] ?? null);
  return { next, other: possible.filter((step) => step !== next) };
}

function naturalStep(at: FileSituation, possible: readonly FileStep[]): FileStep | null {
  const isEmergency = at.priority === 'EMERGENCY';
  const wanted: readonly (FileStep | false)[] = [
    at.isProposed && 'confirm',
    !at.category && 'triage',
    isEmergency && !at.hadSteps && 'coordinate',
    at.state === 'COLLECTING' && 'verify',
    !at.hadSteps && 'coordinate',
    (at.openRemovals > 0 || (at.hasLinks && !at.hadRemovals)) && 'removal',
    at.openSteps > 0 && 'coordinate',
    isEmergency && !at.hasVoice && 'voice',
    'close',
  ];
  return wanted.find((step): step is FileStep => step !== false && possible.includes(step)) ?? null;
}
