import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { type AreaId, asId } from '#kernel/ids/ids.ts';
import type { z } from 'zod';
import type { findPlaces } from '../contract.ts';
import { type PlaceCandidate, possibleKeys, resolvePlaceName } from '../rules/resolve-place-name.ts';
import { ancestryOf, type AreaIndex } from '../rules/succession.ts';
import { findPlaceIdsByKey, loadPlacesAround } from '../store/places.ts';

type Input = z.output<typeof findPlaces.input>;
type Output = z.output<typeof findPlaces.output>;

export const findPlacesHandler: Handler<Input, Output> = async (ctx, input) => {
  const date = input.on ?? civilDate(ctx.now);
  const ids = await findPlaceIdsByKey(ctx.tx, possibleKeys(input.text));
  const index = await loadPlacesAround(ctx.tx, ids);
  const answer = resolvePlaceName(index, input.text, date);
  if (answer.found === 'NONE') return { found: 'NONE', candidates: [] };
  const candidates = answer.found === 'ONE' ? [answer.candidate] : answer.candidates;
  return { found: answer.found, candidates: candidates.map((candidate) => show(index, candidate)) };
};

function show(index: AreaIndex, { area, matched, whole }: PlaceCandidate): Output['candidates'][number] {
  return {
    areaId: asId<AreaId>(area.id),
    name: area.name,
    kind: area.kind,
    tier: area.tier,
    parentName: ancestryOf(index, area)[1]?.name ?? null,
    formerName:
      matched === area
        ? null
        : ancestryOf(index, matched)
            .filter((place) => place.tier !== 'COUNTRY')
            .map((place) => place.name)
            .join(', '),
    whole,
  };
}
