import type { Platform } from '#kernel/actions/platform.ts';
import { type Actor, officesOf } from '#kernel/permissions/actor.ts';
import type { Whoami } from '#ui/console/context.ts';

/** The name of the person and of the offices for which they act, as the directory says today. */
export async function readWhoami({ database }: Platform, actor: Actor): Promise<Whoami | null> {
  if (actor.kind !== 'OFFICIAL') return null;
  const offices = officesOf(actor);
  return database.run(actor, async (tx) => {
    const person = await tx
      .selectFrom('directory.v_person')
      .select('full_name')
      .where('id', '=', actor.personId)
      .executeTakeFirst();
    const found =
      offices.length > 0
        ? await tx
            .selectFrom('directory.v_organization_today')
            .select(['id', 'name'])
            .where('id', 'in', offices)
            .execute()
        : [];
    return {
      personName: person?.full_name ?? '',
      offices: offices.flatMap((id) => found.find((one) => one.id === id)?.name ?? []),
    };
  });
}
