import { searchDirectory } from '#modules/directory/contract.ts';
import type { Call } from '#ui/console/context.ts';
import { officeQuery } from './office-query.ts';

/** More than these nobody looks through: a longer name finds fewer. */
const longest = 12;

export type FoundOffices = {
  readonly wanted: string;
  /** There are more, which a longer name finds. */
  readonly isCut: boolean;
  readonly offices: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
};

/** The offices of today that the address asks for. */
export async function findOffices(call: Call, search: URLSearchParams): Promise<FoundOffices> {
  const wanted = (search.get(officeQuery) ?? '').trim().slice(0, 200);
  const found = wanted ? (await call(searchDirectory, { text: wanted })).organizations : [];
  const today = found.filter((one) => one.isValid);
  return {
    wanted,
    isCut: today.length > longest,
    offices: today.slice(0, longest).map(({ organizationId, name, areaName }) => ({
      value: organizationId,
      label: name,
      ...(name.toLowerCase().includes(areaName.toLowerCase()) ? {} : { hint: areaName }),
    })),
  };
}
