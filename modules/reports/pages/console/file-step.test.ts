import { describe, expect, it } from 'vitest';
import { availableActions, reportStates } from '../../rules/states.ts';
import { type FileSituation, stepsOf } from './file-step.ts';

const at = (change: Partial<FileSituation>): FileSituation => {
  const state = change.state ?? 'COLLECTING';
  return {
    state,
    actions: availableActions(state),
    category: 'GROOMING',
    isMine: true,
    mayWork: true,
    hasLinks: true,
    openRemovals: 0,
    hadRemovals: false,
    ...change,
  };
};
const next = (change: Partial<FileSituation>) => stepsOf(at(change)).next;

describe('the one next step', () => {
  it('goes claim, triage, verify, removal, close', () => {
    expect(next({ state: 'RECEIVED', category: null, isMine: false })).toBe('claim');
    expect(next({ category: null })).toBe('triage');
    expect(next({})).toBe('verify');
    expect(next({ state: 'VERIFYING' })).toBe('removal');
    expect(next({ state: 'COORDINATING', hadRemovals: true, openRemovals: 1 })).toBe('removal');
    expect(next({ state: 'COORDINATING', hadRemovals: true })).toBe('close');
  });

  it('is closing where there is nothing to remove', () => {
    expect(next({ state: 'VERIFYING', hasLinks: false })).toBe('close');
  });

  it('is nobody’s on a closed file and never another person’s', () => {
    expect(stepsOf(at({ state: 'CLOSED' }))).toEqual({ next: null, other: ['reopen'] });
    for (const state of reportStates.filter((one) => one !== 'RECEIVED' && one !== 'CLOSED'))
      expect(stepsOf(at({ state, isMine: false }))).toEqual({ next: null, other: [] });
    for (const state of reportStates)
      expect(stepsOf(at({ state, mayWork: false }))).toEqual({ next: null, other: [] });
  });

  it('offers no step that the table of states refuses, and none twice', () => {
    const needs = {
      claim: 'CLAIM',
      verify: 'VERIFY',
      removal: 'REQUEST_REMOVAL',
      close: 'CLOSE',
      release: 'RELEASE',
      reopen: 'REOPEN',
    } as const;
    for (const state of reportStates) {
      for (const category of [null, 'VIOLENCE']) {
        const { next: first, other } = stepsOf(at({ state, category }));
        const all = first ? [first, ...other] : other;
        expect(new Set(all).size).toBe(all.length);
        for (const step of all) if (step !== 'triage') expect(availableActions(state)).toContain(needs[step]);
      }
    }
  });
});
