/** The room's public surface: pure rules and shipped tables here; clocks in the database in `engine.ts`. */
export { buildCalendar, calendarFindings, shippedHolidayYears } from './calendar.ts';
export type { WorkingCalendar } from './calendar.ts';
export type {
  ClockPause,
  EscalationStep,
  Extension,
  HolidayYear,
  LegalReason,
  TimeLimit,
} from './contract.ts';
export { HolidaysUnknownError } from './errors.ts';
export {
  buildLegalReasons,
  buildTimeLimits,
  getTimeLimit,
  shippedLegalReasons,
  shippedTimeLimits,
} from './limits.ts';
export { assertChangeable, assertExtension, assertReason } from './rules/changes.ts';
export { computeDueAt, computeWarnAt } from './rules/due.ts';
export { escalationTimes, escalationsDue, formatDue, overdueByMs, stateAt } from './rules/state.ts';
export type { ClockFacts, ClockState } from './rules/state.ts';
