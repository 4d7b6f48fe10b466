import type { Context } from '#kernel/actions/context.ts';
import { type AreaId, asId, type FileId, type OrganizationId } from '#kernel/ids/ids.ts';
import { ring } from '#modules/duty/contract.ts';
import { getRouting, noteProgress } from '#modules/reports/contract.ts';
import { findHolder, findOnDuty } from '#modules/directory/contract.ts';
import type { StepPlan } from '../contract.ts';
import { openStep, planStep } from '../internal.ts';
import type { Part } from '../rules/words-of-steps.ts';
import { sentences } from '../sentences.ts';
import { findLead, findOffice, findProvince } from '../store/offices.ts';

const emergencyParts: readonly Part[] = ['TEXT', 'LINKS', 'PLACE', 'CHILD'];

/**
 * Who is called at once: the police hold the step, the commune works beside them. Police of whom nobody can be rung are passed over for
 * those above them; the commune, which knows the child, is not: a slip reaches it.
 * @source NĐ 56/2017, Điều 25, 26.1, 26.3; Luật Trẻ em, Điều 51
 */
const called = [
  { origin: 'EMERGENCY:POLICE', roles: ['POLICE'], whereProvincial: 'POLICE', mustAnswer: true },
  {
    origin: 'EMERGENCY:COMMUNE',
    roles: ['COMMUNE_CHILD_WORKER', 'LOCAL_PC'],
    whereProvincial: 'CHILD_AFFAIRS_AUTHORITY',
    mustAnswer: false,
  },
] as const;

type Target = { readonly organizationId: string; readonly roleCode: string };

/**
 * Opens the parallel steps of an emergency and rings each office. Bears repetition: each of them is opened once in the life of a file.
 * An office that is named or marked is passed over for the first safe way round; where there is none the step stands on the board as
 * undelivered, and the office that holds the file is rung.
 */
export async function openEmergencySteps(ctx: Context, fileId: FileId): Promise<void> {
  const routing = await ctx.call(getRouting, { fileId });
  if (routing.state === 'CLOSED') return;
  const reached = new Set<string>([routing.holderOrganizationId]);
  for (const wanted of called) {
    if (await isOpened(ctx, fileId, wanted.origin)) continue;
    const target = await findTarget(ctx, wanted, routing);
    const plan = target ? await planFor(ctx, fileId, target) : null;
    const way = target && plan ? await chooseWay(ctx, fileId, { ...wanted, ...target, plan, reached }) : null;
    await open(ctx, fileId, routing, wanted, way);
    if (way) reached.add(way.plan.office?.organizationId ?? '');
  }
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, facts: { steps: 'EMERGENCY' } });
}

async function isOpened(ctx: Context, fileId: FileId, origin: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('coordination.step')
    .select('id')
    .where('file_id', '=', fileId)
    .where('origin', '=', origin)
    .executeTakeFirst();
  return row !== undefined;
}

type Routing = Awaited<ReturnType<typeof readRouting>>;
const readRouting = (ctx: Context, fileId: FileId) => ctx.call(getRouting, { fileId });

/** The offices of the place; of the province, when the place is not known. */
async function findTarget(
  ctx: Context,
  wanted: (typeof called)[number],
  routing: Routing,
): Promise<Target | null> {
  if (routing.areaId) {
    for (const roleCode of wanted.roles) {
      const held = await ctx.call(findHolder, { roleCode, areaId: asId<AreaId>(routing.areaId) });
      const [only] = held.holders;
      if (held.found === 'ONE' && only) return { organizationId: only.lead.organizationId, roleCode };
    }
  }
  const holder = await findOffice(ctx.tx, routing.holderOrganizationId, ctx.now);
  const province = await findProvince(ctx.tx, routing.areaId ?? holder?.areaId ?? '');
  const lead = province && (await findLead(ctx.tx, wanted.whereProvincial, province, ctx.now));
  return lead ? { organizationId: lead, roleCode: wanted.whereProvincial } : null;
}

function planFor(ctx: Context, fileId: FileId, target: Target) {
  return ctx.call(planStep, {
    fileId,
    kind: 'PART' as const,
    to: { organizationId: asId<OrganizationId>(target.organizationId), roleCode: target.roleCode },
    purpose: 'EMERGENCY' as const,
    byLetter: false,
  });
}

type Way = { readonly plan: StepPlan; readonly roleCode: string };
const unsafe = ['OFFICE_NAMED', 'PERSON_NAMED', 'OFFICE_UNSAFE', 'PERSON_UNSAFE', 'SUPERVISOR_MUST_DECIDE'];
const noWay = [...unsafe, 'NO_SUCH_OFFICE', 'OFFICE_ENDED', 'OWN_OFFICE', 'STEP_OPEN_ALREADY'];

type Wanted = Target & {
  readonly plan: StepPlan;
  readonly reached: ReadonlySet<string>;
  readonly mustAnswer: boolean;
};

/**
 * The office itself, even while it has named nobody (its duty is rung all the same), else the first safe way round; where somebody must
 * answer, the first of them with somebody to ring, if there is one.
 */
async function chooseWay(ctx: Context, fileId: FileId, wanted: Wanted): Promise<Way | null> {
  const { organizationId, roleCode, plan, reached, mustAnswer } = wanted;
  let first: Way | null = null;
  for (const one of [{ organizationId, roleCode }, ...plan.alternates]) {
    if (reached.has(one.organizationId)) continue;
    const role = one.roleCode ?? roleCode;
    const isItself = one.organizationId === organizationId;
    const way = {
      plan: isItself
        ? plan
        : await planFor(ctx, fileId, { organizationId: one.organizationId, roleCode: role }),
      roleCode: role,
    };
    if (way.plan.office === null || way.plan.problems.some(({ kind }) => noWay.includes(kind))) continue;
    if (!mustAnswer || (await canBeRung(ctx, way.plan))) return way;
    first ??= way;
  }
  return first;
}

async function canBeRung(ctx: Context, { via, person, office }: StepPlan): Promise<boolean> {
  if (via !== 'ACCOUNT' || office === null) return false;
  return person !== null || (await findAwake(ctx, office.organizationId)) !== null;
}

async function open(
  ctx: Context,
  fileId: FileId,
  routing: Routing,
  wanted: (typeof called)[number],
  way: Way | null,
): Promise<void> {
  const office = way?.plan.office ?? null;
  const person = (office && (await findAwake(ctx, office.organizationId))) ?? way?.plan.person ?? null;
  const isUndelivered = office === null || person === null || way?.plan.via === 'LETTER';
  const { stepId, ordinal } = await ctx.call(openStep, {
    fileId,
    reference: routing.reference,
    kind: 'PART' as const,
    // Where nobody is found yet it is the platform that waits, not a letter.
    via: way?.plan.via ?? ('ACCOUNT' as const),
    purpose: 'EMERGENCY' as const,
    parts: [...emergencyParts],
    roleCode: way?.roleCode ?? wanted.whereProvincial,
    fromOrganizationId: routing.holderOrganizationId,
    fromPersonId: routing.claimedBy,
    toOrganizationId: office?.organizationId ?? null,
    toPersonId: person?.personId ?? null,
    toPersonName: null,
    officeName: office?.name ?? sentences.nobodySafe.vi,
    words: sentences.emergencyWords.vi,
    origin: wanted.origin,
    isUndelivered,
    isOutside: false,
  });
  if (isUndelivered) {
    await ctx.call(noteProgress, {
      fileId,
      kind: 'STEP_UNDELIVERED' as const,
      // The step names the office to whoever may see the step.
      facts: {
        stepId,
        ordinal,
        purpose: 'EMERGENCY',
        office: office?.name ?? null,
        role: wanted.whereProvincial,
        via: way?.plan.via ?? null,
      },
    });
    await ctx.call(ring, {
      fileId,
      organizationId: asId<OrganizationId>(routing.holderOrganizationId),
      why: 'STEP' as const,
    });
  }
}

/** Who is on emergency duty there at this hour holds the step; a safe way is one on which nobody of the office is named or marked. */
async function findAwake(ctx: Context, organizationId: string): Promise<{ personId: string } | null> {
  const asked = { organizationId: asId<OrganizationId>(organizationId), kind: 'EMERGENCY' as const };
  const { onDuty } = await ctx.call(findOnDuty, asked);
  return onDuty[0] ?? null;
}
