import type { StepRow } from '../../contract.ts';
import { boardSections } from '../../rules/words-of-steps.ts';

/** The sections of steps, and what has not reached 111 in time: no step, but the same people must act on it. */
export const boardPlaces = [...boardSections, 'HOTLINE_111'] as const;
export type BoardSection = (typeof boardPlaces)[number];

/** The board as its address asks for it. */
export type BoardFilter = { readonly section: BoardSection | null; readonly organizationId: string | null };

export const boardNames = { section: 'muc', organizationId: 'coquan' } as const;

export function boardFilterOf(search: URLSearchParams): BoardFilter {
  const organizationId = search.get(boardNames.organizationId) ?? '';
  return {
    section: boardPlaces.find((one) => one === search.get(boardNames.section)) ?? null,
    organizationId: /^[0-9a-f-]{36}$/.test(organizationId) ? organizationId : null,
  };
}

export function boardAddress({ section, organizationId }: BoardFilter): string {
  const search = new URLSearchParams();
  if (section) search.set(boardNames.section, section);
  if (organizationId) search.set(boardNames.organizationId, organizationId);
  const text = search.toString();
  return text ? `/dieu-phoi?${text}` : '/dieu-phoi';
}

export type BoardOffice<Step> = {
  readonly organizationId: string;
  readonly name: string;
  /** When the step that has waited longest was sent. */
  readonly oldest: string;
  readonly steps: readonly (Step & { readonly sections: readonly BoardSection[] })[];
};

/** Whether the filter leaves what waits for a number of 111: 111 is no office of the directory, its hours are over all the same. */
export function showsHotline({ section, organizationId }: BoardFilter): boolean {
  return organizationId === null && (section === null || section === 'OVERDUE' || section === 'HOTLINE_111');
}

/** The steps that the filter leaves, each once, by the office that has them; the office with the oldest step first. */
export function byOffice<Step extends Pick<StepRow, 'stepId' | 'sentAt' | 'to'>>(
  sections: readonly { readonly section: BoardSection; readonly steps: readonly Step[] }[],
  filter: BoardFilter,
): BoardOffice<Step>[] {
  const steps = new Map<string, Step & { sections: BoardSection[] }>();
  for (const { section, steps: those } of sections)
    for (const step of those) {
      const there = steps.get(step.stepId);
      if (there) there.sections.push(section);
      else steps.set(step.stepId, { ...step, sections: [section] });
    }
  const offices = new Map<string, (Step & { sections: BoardSection[] })[]>();
  for (const step of steps.values()) {
    if (filter.section && !step.sections.includes(filter.section)) continue;
    if (filter.organizationId && step.to.organizationId !== filter.organizationId) continue;
    offices.set(step.to.organizationId, [...(offices.get(step.to.organizationId) ?? []), step]);
  }
  return [...offices]
    .map(([organizationId, those]) => {
      const sorted = those.toSorted((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt));
      return {
        organizationId,
        name: sorted[0]?.to.name ?? '',
        oldest: sorted[0]?.sentAt ?? '',
        steps: sorted,
      };
    })
    .toSorted((a, b) => Date.parse(a.oldest) - Date.parse(b.oldest));
}
