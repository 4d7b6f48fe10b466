import { describe, expect, it } from 'vitest';
import { availableActions, reportStates } from '../../rules/states.ts';
import { type FileSituation, type FileStep, stepsOf } from './file-step.ts';

const at = (change: Partial<FileSituation>): FileSituation => {
  const state = change.state ?? 'COLLECTING';
  const isMine = change.isMine ?? true;
  const isClaimed = change.isClaimed ?? isMine;
  return {
    state,
    actions: availableActions(state, isMine ? 'BY_ME' : isClaimed ? 'BY_ANOTHER' : 'BY_NOBODY'),
    category: 'GROOMING',
    priority: 'NORMAL',
    isMine,
    isClaimed,
    mayWork: true,
    isProposed: false,
    hasLinks: true,
    openRemovals: 0,
    hadRemovals: false,
    canCoordinate: true,
    openSteps: 0,
    hadSteps: true,
    hasVoice: true,
    ...change,
  };
};
const next = (change: Partial<FileSituation>) => stepsOf(at(change)).next;

describe('the one next step', () => {
  it('is the proposal, one key, as long as nobody has decided; else claiming', () => {
    expect(next({ state: 'RECEIVED', isMine: false, isProposed: true })).toBe('confirm');
    expect(next({ state: 'RECEIVED', isMine: false })).toBe('claim');
    expect(next({ isProposed: true, category: null })).toBe('confirm');
  });

  it('goes triage, verify, removal, close', () => {
    expect(next({ category: null })).toBe('triage');
    expect(next({})).toBe('verify');
    expect(next({ state: 'VERIFYING' })).toBe('removal');
    expect(next({ state: 'COORDINATING', hadRemovals: true, openRemovals: 1 })).toBe('removal');
    expect(next({ state: 'COORDINATING', hadRemovals: true })).toBe('close');
    expect(next({ state: 'VERIFYING', hasLinks: false })).toBe('close');
  });

  it('passes an emergency on before it is verified, and ends it with a voice', () => {
    const emergency = { priority: 'EMERGENCY', hadSteps: false } as const;
    expect(next(emergency)).toBe('coordinate');
    expect(next({ hadSteps: false })).toBe('verify');
    expect(next({ hadSteps: false, state: 'VERIFYING' })).toBe('coordinate');
    const almostDone = { state: 'COORDINATING', hasLinks: false, priority: 'EMERGENCY' } as const;
    expect(next({ ...almostDone, openSteps: 1 })).toBe('coordinate');
    expect(next({ ...almostDone, hasVoice: false })).toBe('voice');
    expect(next(almostDone)).toBe('close');
  });

  it('is nobody’s on a closed file and never another person’s, but for taking over', () => {
    expect(stepsOf(at({ state: 'CLOSED' }))).toEqual({ next: null, other: ['reopen'] });
    for (const state of reportStates.filter((one) => one !== 'CLOSED'))
      expect(stepsOf(at({ state, isMine: false, isClaimed: true }))).toEqual({
        next: null,
        other: ['takeOver'],
      });
    for (const state of reportStates)
      expect(stepsOf(at({ state, mayWork: false }))).toEqual({ next: null, other: [] });
  });

  it('offers no step that the table of states refuses, and none twice', () => {
    const needs: Partial<Record<FileStep, ReturnType<typeof availableActions>[number]>> = {
      claim: 'CLAIM',
      verify: 'VERIFY',
      coordinate: 'COORDINATE',
      removal: 'REQUEST_REMOVAL',
      close: 'CLOSE',
      release: 'RELEASE',
      reopen: 'REOPEN',
      takeOver: 'TAKE_OVER',
    };
    for (const state of reportStates)
      for (const isMine of [true, false])
        for (const isProposed of [true, false]) {
          const situation = at({
            state,
            isMine,
            isProposed,
            category: null,
            hadSteps: false,
            hasVoice: false,
          });
          const { next: first, other } = stepsOf(situation);
          const all = first ? [first, ...other] : other;
          expect(new Set(all).size).toBe(all.length);
          for (const step of all) {
            const action = needs[step];
            if (action) expect(situation.actions, `${state} ${step}`).toContain(action);
          }
        }
  });
});
