import { describe, expect, it } from 'vitest';
import { availableActions, nextState, reportActions, reportStates } from './states.ts';

/** Rows: actions. Columns: RECEIVED, COLLECTING, VERIFYING, COORDINATING, CLOSED. Each cell: the first letters of where it leads, or -. */
const expected = `
CLAIM            COL -   VER COO -
TAKE_OVER        COL COL VER COO -
RELEASE          -   REC VER COO -
VERIFY           -   VER VER COO -
COORDINATE       COO COO COO COO -
REQUEST_REMOVAL  -   -   COO COO -
RETURN           -   -   -   COO -
TRANSFER         -   COO COO COO -
CLOSE            -   CLO CLO CLO -
REOPEN           -   -   -   -   COL
`
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/));

describe('the table of states', () => {
  it('has a row for every action', () => {
    expect(expected.map(([action]) => action)).toEqual([...reportActions]);
  });

  it.each(
    expected.flatMap(([action = '', ...cells]) =>
      cells.map((cell, column) => ({ action, state: reportStates[column] ?? 'CLOSED', cell })),
    ),
  )('$action in $state leads to $cell', ({ action, state, cell }) => {
    const name = reportActions.find((one) => one === action) ?? 'CLAIM';
    expect(nextState(state, name)?.slice(0, 3) ?? '-').toBe(cell);
  });

  it('leads out of CLOSED by opening again alone, and never to a state that nothing leads out of', () => {
    for (const state of reportStates) {
      const ways = reportActions.filter((action) => nextState(state, action) !== null);
      expect(ways.length).toBeGreaterThan(0);
      if (state === 'CLOSED') expect(ways).toEqual(['REOPEN']);
    }
  });

  it('offers taking over only what another person has, and claiming only what nobody has', () => {
    expect(availableActions('RECEIVED', 'BY_NOBODY')).toEqual(['CLAIM', 'COORDINATE']);
    expect(availableActions('VERIFYING', 'BY_ANOTHER')).toEqual(['TAKE_OVER', 'COORDINATE']);
    expect(availableActions('VERIFYING', 'BY_ME')).not.toContain('TAKE_OVER');
    expect(availableActions('CLOSED', 'BY_ANOTHER')).toEqual(['REOPEN']);
  });
});
