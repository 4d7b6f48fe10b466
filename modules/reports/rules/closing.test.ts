import { describe, expect, it } from 'vitest';
import { type Closing, closingObstacle } from './closing.ts';

const done: Closing = {
  reason: 'SUPPORTED',
  hasNote: false,
  isCrimeOutside: false,
  priority: 'NORMAL',
  hasVoiceContact: false,
  openRemovals: 0,
  openSteps: 0,
  deliveredSteps: 0,
};

describe('closing', () => {
  it.each<[string, Partial<Closing>, ReturnType<typeof closingObstacle>]>([
    ['nothing stands in the way', {}, null],
    ['a removal runs', { openRemovals: 1 }, 'removalOpen'],
    ['another office still works', { openSteps: 1 }, 'stepsOpen'],
    ['an emergency without a voice', { priority: 'EMERGENCY' }, 'emergencyWithoutVoice'],
    ['an emergency with a voice', { priority: 'EMERGENCY', hasVoiceContact: true }, null],
    ['an emergency called nuisance', { priority: 'EMERGENCY', reason: 'NUISANCE' }, 'emergencyWithoutVoice'],
    ['no grounds, unwritten', { reason: 'INSUFFICIENT_GROUNDS' }, 'groundsNotWritten'],
    ['no grounds, written', { reason: 'INSUFFICIENT_GROUNDS', hasNote: true }, null],
    ['outside our competence, passed to nobody', { reason: 'OUT_OF_COMPETENCE' }, 'notRoutedOn'],
    [
      'outside our competence, sent but not received',
      { reason: 'OUT_OF_COMPETENCE', openSteps: 1 },
      'stepsOpen',
    ],
    ['outside our competence, received', { reason: 'OUT_OF_COMPETENCE', deliveredSteps: 1 }, null],
    ['a crime against an adult, passed to nobody', { isCrimeOutside: true }, 'notRoutedOn'],
    ['a crime against an adult called nuisance', { isCrimeOutside: true, reason: 'NUISANCE' }, 'notRoutedOn'],
    ['a crime against an adult, received', { isCrimeOutside: true, deliveredSteps: 1 }, null],
  ])('%s', (_what, differs, obstacle) => {
    expect(closingObstacle({ ...done, ...differs })).toBe(obstacle);
  });
});
