import type { DeadlineMessages } from './messages.vi.ts';

export const messages = {
  holidaysMissing: (year) =>
    `The holiday table has no year ${year}, so that deadlines in working days cannot be computed. Nothing is lost. Administrator: enter the holidays of ${year}, then run "annhi doctor"; deadlines will be computed again.`,
  holidaysNotAnnounced: (year, day, why) =>
    `The holidays of ${year} are not all announced: whether ${day} is worked is not known (${why}). Nothing is lost. Administrator: enter the official notice when it comes; deadlines will be computed again.`,
  noTimeLimit: (key, on) =>
    `No time limit "${key}" is in force on ${on}. The legal officer must check the table of time limits.`,
  notAgreeable: (name: string) => `The law gives the hour of “${name}”; no other hour can be agreed on.`,
  notAClock: (name) => `"${name}" is a shortest time to keep something, not a time to act by: no clock runs.`,
  noReason: (name) =>
    `The law gives no such reason to change the time limit "${name}". Only reasons of the register can be chosen.`,
  runningAlready: (name) => `The clock "${name}" of this matter is running already; it is not started twice.`,
  pausedAlready: 'This clock is paused already.',
  notPaused: 'This clock is not paused.',
  stoppedAlready: (on) => `This clock stopped at ${on}.`,
  overdueAlready: 'The deadline has passed: it can no longer be paused or extended. The breach is on record.',
  beforeStart: 'That moment lies before the clock started or before its latest change.',
  extensionCap: (name, amount, times) =>
    `The time limit "${name}" can be extended at most ${times} time(s), by at most ${amount} each.`,
  extensionNeverAllowed: (name) => `The time limit "${name}" cannot be extended.`,
  approverNeeded: 'An extension names who approved it, and that is not who asks for it.',
  noClock: 'This clock was not found. Another office may be in charge of it.',
  dueByEndOf: (day) => `by the end of ${day}`,
  dueAt: (instant) => `at ${instant}`,
  dueUnknown: (earliest) => `not known yet, ${earliest} at the earliest`,
  health: {
    missing: (year) =>
      `The holiday table has no year ${year}. Enter its holidays before a deadline reaches it.`,
    undecided: (from, to, why) =>
      `Not decided whether ${from === to ? from : `${from}–${to}`} is off: ${why}. Enter the notice when it comes.`,
  },
} satisfies DeadlineMessages;
