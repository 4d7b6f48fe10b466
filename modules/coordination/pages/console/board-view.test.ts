import { describe, expect, it } from 'vitest';
import { boardAddress, boardFilterOf, byOffice, showsHotline } from './board-view.ts';

const step = (stepId: string, organizationId: string, sentAt: string) => ({
  stepId,
  sentAt,
  to: { organizationId, name: `Cơ quan ${organizationId} (thử)`, personId: null, personName: null },
});
const late = step('1', 'a', '2026-11-20T02:00:00.000Z');
const asked = step('2', 'b', '2026-11-19T02:00:00.000Z');
const fresh = step('3', 'a', '2026-11-21T02:00:00.000Z');
const sections = [
  { section: 'UNACCEPTED', steps: [late, fresh] },
  { section: 'OVERDUE', steps: [late] },
  { section: 'QUESTIONS', steps: [asked] },
] as const;
const everything = { section: null, organizationId: null };

describe('the coordinator’s board', () => {
  it('shows a step once although it stands in two sections, the office with the oldest step first', () => {
    const offices = byOffice(sections, everything);
    expect(offices.map(({ organizationId }) => organizationId)).toEqual(['b', 'a']);
    expect(offices[1]?.steps.map(({ stepId }) => stepId)).toEqual(['1', '3']);
    expect(offices[1]?.steps[0]?.sections).toEqual(['UNACCEPTED', 'OVERDUE']);
    expect(offices[1]?.oldest).toBe(late.sentAt);
  });

  it('counts the age of what the filter leaves, not of what it hides', () => {
    expect(byOffice(sections, { section: 'UNACCEPTED', organizationId: 'a' })[0]?.steps).toHaveLength(2);
    expect(byOffice(sections, { section: 'OVERDUE', organizationId: null })).toHaveLength(1);
    expect(byOffice(sections, { section: 'OVERDUE', organizationId: 'b' })).toEqual([]);
  });

  it('keeps its filter in the address and leaves out what no board has', () => {
    const organizationId = '0190b1d2-0000-7000-8000-00000000000a';
    const address = boardAddress({ section: 'RETURNED', organizationId });
    expect(boardFilterOf(new URL(address, 'http://here').searchParams)).toEqual({
      section: 'RETURNED',
      organizationId,
    });
    expect(boardFilterOf(new URLSearchParams('muc=EVERYTHING&coquan=%27--'))).toEqual(everything);
    expect(boardAddress(everything)).toBe('/dieu-phoi');
  });

  it('shows what has not reached 111 among all, among what is overdue and alone, and not under an office', () => {
    const at = (text: string) => showsHotline(boardFilterOf(new URLSearchParams(text)));
    expect(['', 'muc=OVERDUE', 'muc=HOTLINE_111', 'muc=RETURNED'].map(at)).toEqual([true, true, true, false]);
    expect(at('coquan=0190b1d2-0000-7000-8000-00000000000a')).toBe(false);
    expect(byOffice(sections, { section: 'HOTLINE_111', organizationId: null })).toEqual([]);
  });
});
