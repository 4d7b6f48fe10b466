import { expect, it } from 'vitest';
import { progressKinds } from '../../contract.ts';
import { fileWordsEn } from './file-messages.en.ts';
import { fileWordsVi } from './file-messages.vi.ts';
import { kindOf } from './timeline-kinds.ts';

it('every entry that another room may write on the timeline has words and a kind', () => {
  for (const kind of progressKinds) {
    expect(fileWordsVi.events[kind], kind).toBeTruthy();
    expect(fileWordsEn.events[kind], kind).toBeTruthy();
  }
  expect(Object.keys(fileWordsEn.events).sort()).toEqual(Object.keys(fileWordsVi.events).sort());
  expect([kindOf('STEP_SENT'), kindOf('REPLY_RECEIVED'), kindOf('NOTED'), kindOf('REMOVAL_CHECKED')]).toEqual(
    ['STEP', 'CONTACT', 'NOTE', 'REMOVAL'],
  );
  expect(kindOf('TRIAGED')).toBe('DECISION');
});
