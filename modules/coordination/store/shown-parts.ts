import type { z } from 'zod';
import type { Context } from '#kernel/actions/context.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { getReport } from '#modules/reports/contract.ts';
import type { zShownPart } from '../contract.ts';
import type { Part } from '../rules/words-of-steps.ts';

export type ShownPart = z.infer<typeof zShownPart>;

/** Everything but the place may hold what NĐ 56/2017, Điều 33 keeps confidential. */
export const restrictedParts: readonly Part[] = ['TEXT', 'LINKS', 'CHILD', 'NOTES', 'INFORMANT'];

/** The chosen parts of a report in words, as the one who asks may see them (the reports room decides, and writes the look down). */
export async function showParts(ctx: Context, fileId: FileId, chosen: readonly Part[]): Promise<ShownPart[]> {
  const report = await ctx.call(getReport, { fileId, withInformant: chosen.includes('INFORMANT') });
  const { informant } = report;
  const values: Record<Part, string[]> = {
    TEXT: [report.text],
    LINKS: [...report.links.map((link) => link.shown), ...report.linksBeyond],
    PLACE: [report.place],
    CHILD: [report.childAge],
    NOTES: report.events
      .filter((event) => event.kind === 'NOTED' && event.audience === 'FILE')
      .map((event) => event.note ?? ''),
    INFORMANT: informant ? [informant.name, informant.phone, informant.email, informant.callWhen] : [],
  };
  return chosen.map((part) => ({
    part,
    values: values[part].filter((value) => value.trim() !== ''),
    isRestricted: restrictedParts.includes(part),
  }));
}
