import type { StatementContext } from '#kernel/actions/context.ts';
import type { ClosePerson, Trouble } from '../rules/wishes.ts';
import { type ReportRow, unsealField } from './report-row.ts';

/** What a report says beside its text, as `submitReport` seals it. Older reports lack the later fields. */
export type Details = {
  readonly place: string;
  readonly childAge: string;
  readonly linksBeyond: readonly string[];
  readonly trouble: Trouble | null;
  readonly mustNotKnow: { readonly people: readonly ClosePerson[]; readonly words: string };
  readonly safeToCall: string;
  readonly callWhen: string;
};

export function readDetails(
  ctx: Pick<StatementContext, 'keys'>,
  row: Pick<ReportRow, 'file_id' | 'key_id' | 'details_sealed'>,
): Details {
  const kept = JSON.parse(unsealField(ctx, row, 'details', row.details_sealed)) as Partial<Details>;
  return {
    place: kept.place ?? '',
    childAge: kept.childAge ?? '',
    linksBeyond: kept.linksBeyond ?? [],
    trouble: kept.trouble ?? null,
    mustNotKnow: { people: kept.mustNotKnow?.people ?? [], words: kept.mustNotKnow?.words ?? '' },
    safeToCall: kept.safeToCall ?? '',
    callWhen: kept.callWhen ?? '',
  };
}
