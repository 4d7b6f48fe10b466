import type { ReportCategory, ReportPriority } from '#modules/reports/rules/categories.ts';
import type { ReportState } from '#modules/reports/rules/states.ts';

/** The pages of one file, in the order of the tabs: the end of the address below `tin/:fileId`. */
export const fileTabs = ['', 'tiep-nhan', 'chuyen', 'trao-doi', 'go-bo', 'lien-quan', 'luu-giu'] as const;
export type FileTab = (typeof fileTabs)[number];

/** Those tabs whose page exists. A loader of any page of a file returns `tabs: tabsOf(hasPage)`. */
export function tabsOf(hasPage: (path: string) => boolean): FileTab[] {
  return fileTabs.filter((tab) => hasPage(tab ? `tin/:fileId/${tab}` : 'tin/:fileId'));
}

/** What every page of a file says above its tabs: whose it is, how urgent, and how long there is. Nothing of a person but the holder. */
export type FileHeadFacts = {
  readonly fileId: string;
  readonly reference: number;
  readonly state: ReportState;
  readonly category: ReportCategory | null;
  readonly priority: ReportPriority;
  readonly organizationName: string | null;
  /** The person who holds it, or null while nobody does. */
  readonly holderName: string | null;
  readonly isMine: boolean;
  /** The clock that ends first, as an instant. */
  readonly dueAt: string | null;
  /** Somebody must not learn of this file: every page of it says so. */
  readonly isRestricted: boolean;
};
