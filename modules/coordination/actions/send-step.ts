import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { conflict, notFound, refused } from '#kernel/errors/errors.ts';
import type { OrganizationId } from '#kernel/ids/ids.ts';
import type { sendStep, StepPlan } from '../contract.ts';
import { openStep, planStep } from '../internal.ts';
import { alternateSentences, sentences } from '../sentences.ts';
import { findOffice, findProvince } from '../store/offices.ts';
import { showParts } from '../store/shown-parts.ts';
import { getStepRecord } from '../store/steps.ts';
import { writeSlip } from './issue-slip.ts';

type Input = z.output<typeof sendStep.input>;

export const sendStepHandler: Handler<Input, z.output<typeof sendStep.output>> = async (ctx, input) => {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  const { fileId, kind, to, purpose, byLetter } = input;
  // The report first: row-level security decides whether there is one to send, whoever asks.
  const shown = await showParts(ctx, fileId, input.parts);
  const plan = await ctx.callAsSystem(planStep, { fileId, kind, to, purpose, byLetter });
  assertClear(plan);
  const { office, person } = plan;
  if (!office || !person) throw notFound();
  const expected = input.expects;
  if (
    expected &&
    (expected.organizationId !== office.organizationId || expected.personId !== person.personId)
  )
    throw conflict('ROUTE_CHANGED', sentences.routeChanged);
  const opened = await ctx.callAsSystem(openStep, {
    fileId,
    reference: plan.reference,
    kind,
    via: plan.via,
    purpose,
    parts: input.parts,
    roleCode: plan.roleCode,
    fromOrganizationId: plan.holderOrganizationId,
    fromPersonId: ctx.actor.personId,
    toOrganizationId: office.organizationId,
    toPersonId: person.personId,
    toPersonName: person.personId === null ? person.name : null,
    officeName: office.name,
    words: input.words,
    origin: null,
    isUndelivered: false,
    isOutside: await isOutside(ctx, plan.holderOrganizationId, office.organizationId),
  });
  const slip =
    plan.via === 'LETTER'
      ? await writeSlip(ctx, await getStepRecord(ctx.tx, opened.stepId), {
          shown,
          cautions: plan.cautions,
          signer: input.signer,
        })
      : null;
  ctx.note({
    subject: { kind: 'STEP', id: opened.stepId },
    fields: ['words'],
    facts: { fileId, to: office.organizationId },
  });
  return {
    stepId: opened.stepId,
    ordinal: opened.ordinal,
    via: plan.via,
    dueAt: opened.dueAt,
    slipNumber: slip?.number ?? null,
  };
};

/** Fails loudly with the first thing that stands in the way, and says where else it may go. */
function assertClear(plan: StepPlan): void {
  const [problem] = plan.problems;
  if (!problem) return;
  const ways = plan.alternates.map((one) => ({
    vi: `${alternateSentences[one.kind].vi}: ${one.name}`,
    en: `${alternateSentences[one.kind].en}: ${one.name}`,
  }));
  const join = (language: 'vi' | 'en') => ways.map((way) => way[language]).join('; ');
  throw refused(problem.kind, {
    vi:
      ways.length === 0 ? problem.sentence.vi : `${problem.sentence.vi} Nơi khác có thể nhận: ${join('vi')}.`,
    en: ways.length === 0 ? problem.sentence.en : `${problem.sentence.en} Other routes: ${join('en')}.`,
  });
}

/** Another province: neither office lies above the other's place. */
async function isOutside(ctx: Context, from: OrganizationId | string, to: string): Promise<boolean> {
  const [here, there] = [await findOffice(ctx.tx, from, ctx.now), await findOffice(ctx.tx, to, ctx.now)];
  if (!here || !there) return false;
  const [mine, theirs] = [await findProvince(ctx.tx, here.areaId), await findProvince(ctx.tx, there.areaId)];
  return mine !== null && theirs !== null && mine !== theirs;
}
