import { type BoardPeriod, boardPeriods } from '../../rules/periods.ts';

/** The period stands in the address, so that a board can be kept and sent: `?ky=WEEK`. Anything else is the last thirty days. */
export function readPeriod(url: URL): BoardPeriod {
  return boardPeriods.find((one) => one === url.searchParams.get('ky')) ?? 'MONTH';
}
