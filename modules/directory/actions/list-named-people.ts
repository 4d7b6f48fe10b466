import type { z } from 'zod';

import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import type { listNamedPeople } from '../contract.ts';
import { findNamedPeople, named } from '../store/people.ts';

type Input = z.output<typeof listNamedPeople.input>;
type Output = z.output<typeof listNamedPeople.output>;

export const listNamedPeopleHandler: Handler<Input, Output> = async (ctx, { organizationId, roleCode }) => {
  const found = await findNamedPeople(ctx.tx, organizationId, roleCode, civilDate(ctx.now));
  if (!found) return { people: [] };
  return {
    people: found.standIns.map(({ personId, as, isThere }) => ({
      ...named(found.people, personId),
      title: found.people.get(personId)?.title ?? '',
      as,
      isThere,
    })),
  };
};
