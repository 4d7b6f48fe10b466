import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import { getTimeLimit, type TimeLimit } from '#kernel/deadlines/deadlines.ts';
import { loadTimeLimits } from '#kernel/deadlines/store/rules.ts';
import { saveDraft } from '#kernel/documents/document-register.ts';
import { sealerOf } from '#kernel/documents/sealed.ts';
import { invalidInput, notFound, refused } from '#kernel/errors/errors.ts';
import { getFile } from '#kernel/files/files.ts';
import { type DocumentId, newId } from '#kernel/ids/ids.ts';
import { assertPower } from '#kernel/legal-basis/powers.ts';
import { assertInForce } from '#kernel/legal-basis/registry.ts';
import { loadPowers, loadRegistry } from '#kernel/legal-basis/store.ts';
import { personIdOf } from '#kernel/permissions/actor.ts';
import { getOffice } from '#modules/directory/contract.ts';
import { getLinks, noteProgress } from '#modules/reports/contract.ts';
import type { requestRemoval } from '../contract.ts';
import { citeBasis } from '../rules/cite-basis.ts';
import { harmWords } from '../rules/harm-words.ts';
import { removalLetter } from '../rules/letter.ts';
import { sentences } from '../sentences.ts';

type Input = z.infer<typeof requestRemoval.input>;

/** The clock that each basis starts; which it is follows from the power, not from a choice on the screen. */
const limitOfBasis: Record<string, string> = {
  ND_147_2024: 'removalAuthority147',
  LUAT_ANM_2025: 'removalPolice',
};

export const requestRemovalHandler: Handler<Input, z.infer<typeof requestRemoval.output>> = async (
  ctx,
  { fileId, providerId, links },
) => {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  const file = await getFile(ctx.tx, fileId);
  const provider = await ctx.tx
    .selectFrom('removals.provider')
    .selectAll()
    .where('id', '=', providerId)
    .executeTakeFirst();
  if (!provider) throw notFound();
  const office = await ctx.call(getOffice, { organizationId: file.holderOrganizationId });
  const today = civilDate(ctx.now);
  const registry = await loadRegistry(ctx.tx);
  const power = assertPower(registry, await loadPowers(ctx.tx), {
    organizationId: office.organizationId,
    functionalRoles: office.roles,
    power: 'REQUEST_REMOVAL',
    date: today,
  });
  const basis = assertInForce(registry, power.legalBasisId, today);
  const limitKey = limitOfBasis[basis.id];
  if (!limitKey) throw refused('NO_TIME_LIMIT', sentences.noTimeLimit);
  const limit = getTimeLimit(await loadTimeLimits(ctx.tx), limitKey, today);

  const known = await ctx.callAsSystem(getLinks, { fileId });
  const strange = links.filter((link) => !known.links.includes(link));
  if (strange.length > 0) throw invalidInput([{ path: 'links', sentence: sentences.linkNotOfFile }]);

  const requestId = newId(ctx.now.getTime());
  const documentId = newId<DocumentId>(ctx.now.getTime());
  const legalBasis = citeBasis(basis, power.article);
  const content = removalLetter({
    issuer: office,
    providerName: provider.name,
    legalBasis,
    within: withinWords(limit),
    harm: harmWords(known.category),
    addresses: links,
    signer: { name: sentences.signerToBeNamed.vi, position: sentences.headOfOffice.vi },
  });
  await saveDraft(
    ctx.tx,
    { id: documentId, organizationId: office.organizationId, content, now: ctx.now },
    sealerOf(ctx, file.keyId, documentId),
  );
  await ctx.tx
    .insertInto('removals.removal_request')
    .values({
      id: requestId,
      file_id: fileId,
      file_key_id: file.keyId,
      organization_id: office.organizationId,
      provider_id: providerId,
      document_id: documentId,
      power_id: power.id,
      legal_basis_id: basis.id,
      article: power.article,
      time_limit_key: limitKey,
      harm: harmWords(known.category),
      state: 'DRAFT',
      requested_by: ctx.actor.personId,
      created_at: ctx.now,
    })
    .execute();
  await ctx.tx
    .insertInto('removals.request_link')
    .values(links.map((canonical, ordinal) => ({ request_id: requestId, ordinal, canonical })))
    .execute();
  await ctx.callAsSystem(noteProgress, {
    fileId,
    kind: 'REMOVAL_REQUESTED',
    byPersonId: personIdOf(ctx.actor),
    facts: { requestId, links: links.length },
  });
  ctx.note({
    subject: { kind: 'REMOVAL_REQUEST', id: requestId },
    fields: ['links', 'letter'],
    facts: { fileId, legalBasis: basis.id, power: power.id },
  });
  return { requestId };
};

function withinWords(limit: TimeLimit): string {
  return limit.unit === 'HOUR' ? `${limit.amount} giờ` : `${limit.amount} ngày`;
}
