import { sql } from 'kysely';
import type { z } from 'zod';

import type { Context, Handler } from '#kernel/actions/context.ts';
import { formatDate } from '#kernel/clock/clock.ts';
import { notFound, refused } from '#kernel/errors/errors.ts';
import { newId, type PersonId, type PostId } from '#kernel/ids/ids.ts';
import type { appointPerson } from '../contract.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import { foldName } from '../rules/fold-name.ts';
import { assertMayAdminister, getOrganizationOn, isOverlap } from '../store/administer.ts';

type Input = z.output<typeof appointPerson.input>;
type Output = z.output<typeof appointPerson.output>;

/** An appointment may be entered after the fact: its first day is a fact, not a change of what was recorded. */
export const appointPersonHandler: Handler<Input, Output> = async (ctx, input) => {
  await assertMayAdminister(ctx, input.organizationId);
  await getOrganizationOn(ctx.tx, input.organizationId, input.effectiveOn);
  if (input.validTo !== null && input.validTo <= input.effectiveOn)
    throw refused('DATES_REVERSED', { vi: vi.datesReversed, en: en.datesReversed });
  const postId = await findOrMakePost(ctx, input);
  const isNew = input.fullName !== undefined;
  const personId = input.personId ?? newId<PersonId>(ctx.now.getTime());
  if (input.fullName !== undefined) {
    const name = input.fullName.normalize('NFC').replace(/\s+/gu, ' ');
    await sql`insert into directory.person (id, full_name, folded) values (${personId}::uuid, ${name}, ${foldName(name)})`.execute(
      ctx.tx,
    );
  } else {
    const known = await sql`select from directory.person where id = ${personId}::uuid`.execute(ctx.tx);
    if (known.rows.length === 0) throw notFound();
  }
  const appointmentId = newId<string>(ctx.now.getTime());
  try {
    await sql`
      insert into directory.post_holder (id, post_id, person_id, organization_id, valid)
      values (${appointmentId}::uuid, ${postId}::uuid, ${personId}::uuid, ${input.organizationId}::uuid, daterange(${input.effectiveOn}::date, ${input.validTo}::date))`.execute(
      ctx.tx,
    );
  } catch (error) {
    const on = formatDate(input.effectiveOn);
    if (isOverlap(error, 'post_one_holder'))
      throw refused('POST_TAKEN', { vi: vi.postTaken(on), en: en.postTaken(on) });
    throw error;
  }
  if (isNew && (input.phone || input.email)) {
    await sql`insert into directory.person_contact (person_id, phone, email) values (${personId}::uuid, ${input.phone ?? null}, ${input.email ?? null})`.execute(
      ctx.tx,
    );
  }
  ctx.note({
    subject: { kind: 'ORGANIZATION', id: input.organizationId },
    fields: isNew ? ['person', 'contact', 'appointment'] : ['appointment'],
    facts: { personId, postId, effectiveOn: input.effectiveOn },
  });
  return { appointmentId, personId, postId };
};

async function findOrMakePost(ctx: Context, input: Input): Promise<PostId> {
  if (input.postId !== undefined) {
    const known = await sql`
      select from directory.post where id = ${input.postId}::uuid and organization_id = ${input.organizationId}::uuid and valid @> ${input.effectiveOn}::date`.execute(
      ctx.tx,
    );
    if (known.rows.length === 0) throw notFound();
    return input.postId;
  }
  if (input.unitId !== null) {
    const unit =
      await sql`select from directory.unit where id = ${input.unitId}::uuid and organization_id = ${input.organizationId}::uuid`.execute(
        ctx.tx,
      );
    if (unit.rows.length === 0)
      throw refused('UNIT_NOT_IN_ORGANIZATION', {
        vi: vi.unitNotInOrganization,
        en: en.unitNotInOrganization,
      });
  }
  const postId = newId<PostId>(ctx.now.getTime());
  try {
    await sql`
      insert into directory.post (id, organization_id, unit_id, title, is_head, valid)
      values (${postId}::uuid, ${input.organizationId}::uuid, ${input.unitId}::uuid, ${input.title}, ${input.isHead ?? false},
        daterange(${input.effectiveOn}::date, null))`.execute(ctx.tx);
  } catch (error) {
    const on = formatDate(input.effectiveOn);
    if (isOverlap(error, 'post_one_head'))
      throw refused('HEAD_TAKEN', { vi: vi.headTaken(on), en: en.headTaken(on) });
    throw error;
  }
  return postId;
}
