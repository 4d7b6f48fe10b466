import { describe, expect, it } from 'vitest';
import { publicTimeline } from './public-timeline.ts';

const at = '2026-11-21T19:05:00Z';

describe('the public timeline', () => {
  it('shows where a report is and what is still to come', () => {
    expect(
      publicTimeline([
        { step: 'READ', at },
        { step: 'RECEIVED', at },
      ]).map(({ step, state }) => `${step} ${state}`),
    ).toEqual(['RECEIVED done', 'READ now', 'PASSED_ON later', 'CLOSED later']);
  });

  it('is done altogether once closed, and leaves out a step that never happened', () => {
    expect(
      publicTimeline([
        { step: 'RECEIVED', at },
        { step: 'READ', at },
        { step: 'CLOSED', at },
      ]).map(({ step, state }) => `${step} ${state}`),
    ).toEqual(['RECEIVED done', 'READ done', 'CLOSED done']);
  });

  it('ends with the responsible body while that one holds it', () => {
    expect(
      publicTimeline([
        { step: 'RECEIVED', at },
        { step: 'WITH_RESPONSIBLE_BODY', at },
      ]).map(({ step, state }) => `${step} ${state}`),
    ).toEqual(['RECEIVED done', 'WITH_RESPONSIBLE_BODY now', 'CLOSED later']);
  });

  it('never claims a step that was not reached, even for a report without any', () => {
    expect(publicTimeline([]).every(({ state, at: when }) => state === 'later' && when === undefined)).toBe(
      true,
    );
  });
});
