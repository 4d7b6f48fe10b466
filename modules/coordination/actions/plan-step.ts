import type { z } from 'zod';
import type { Context, Handler } from '#kernel/actions/context.ts';
import { asId, type AreaId, type OrganizationId } from '#kernel/ids/ids.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { findHolder } from '#modules/directory/contract.ts';
import { findRoleHolders } from '#modules/identity/contract.ts';
import { getRouting } from '#modules/reports/contract.ts';
import { receivingRoles, type StepPlan } from '../contract.ts';
import type { planStep, readCautions } from '../internal.ts';
import { foldName, says, searched } from '../rules/name-phrases.ts';
import { cautionsOf, type Danger, findClearable, findRouteDangers } from '../rules/safe-route.ts';
import type { AlternateKind, ProblemKind } from '../rules/words-of-steps.ts';
import { problemSentences } from '../sentences.ts';
import { openClockBook, planClocks } from '../store/step-clocks.ts';
import {
  findLead,
  findOffice,
  findProvince,
  findSuccessor,
  listNamedPeople,
  type Office,
} from '../store/offices.ts';

type Input = z.output<typeof planStep.input>;
type Output = z.output<typeof planStep.output>;
type Problem = StepPlan['problems'][number];
type Routing = z.output<typeof getRouting.output>;

export const planStepHandler: Handler<Input, Output> = async (ctx, input) => {
  const routing = await ctx.call(getRouting, { fileId: input.fileId });
  const danger = dangerOf(routing);
  const onlyCertain = input.purpose === 'EMERGENCY' && routing.priority === 'EMERGENCY';
  const problems: Problem[] = [];
  const add = (kind: ProblemKind, because: readonly string[] = []) =>
    problems.push({ kind, sentence: problemSentences[kind], because: [...because] });

  const province = await findProvinceOf(ctx, routing);
  const destination = await resolve(ctx, input, routing, province, add);
  const office = destination === null ? null : await findOffice(ctx.tx, destination, ctx.now);
  const successor = destination !== null && office === null ? await findSuccessor(ctx, destination) : null;
  if (destination !== null && office === null) add(successor === null ? 'NO_SUCH_OFFICE' : 'OFFICE_ENDED');
  if (routing.state === 'CLOSED') add('FILE_CLOSED');
  if (destination === routing.holderOrganizationId) add('OWN_OFFICE');
  for (const kind of await openAlready(ctx, input, destination)) add(kind);

  const hasAccounts = office !== null && (await hasReceivers(ctx, office.organizationId));
  const via = hasAccounts && !input.byLetter ? 'ACCOUNT' : 'LETTER';
  if (office && input.kind === 'LEAD' && via === 'LETTER') add('LEAD_NEEDS_ACCOUNT');
  const people = office ? await listNamedPeople(ctx, office.organizationId, input.to.roleCode ?? null) : [];
  const there = people.filter((one) => one.isThere);
  const typed = via === 'LETTER' && people.length === 0 ? (input.to.personName ?? null) : null;
  const chosen = input.to.personId ? there.find((one) => one.personId === input.to.personId) : there[0];
  if (office && !chosen && typed === null) {
    if (input.to.personId && there.length > 0) add('PERSON_NOT_FOCAL_POINT');
    else add(people.length === 0 ? 'NO_FOCAL_POINT' : 'EVERYBODY_AWAY');
  }
  if (office) {
    const found = findRouteDangers(office, danger).filter((one) => one.isCertain || !onlyCertain);
    for (const one of found)
      if (!problems.some((problem) => problem.kind === one.kind)) add(one.kind, one.because);
    if (typed !== null && says(searched(danger.text), foldName(typed))) add('PERSON_NAMED', [typed]);
  }

  const clocks = await planClocks(await openClockBook(ctx.tx, ctx.now), input.purpose, ctx.now);
  const key = via === 'LETTER' && office ? await hasKey(ctx, office) : false;
  ctx.note({
    subject: { kind: 'REPORT', id: input.fileId },
    fields: ['route'],
    facts: { problems: problems.length },
  });
  return {
    reference: routing.reference,
    holderOrganizationId: routing.holderOrganizationId,
    office: office && {
      organizationId: office.organizationId,
      name: office.name,
      symbol: office.symbol,
      parentName: office.parentName,
      areaName: office.areaName,
      roles: [...office.heldRoles],
    },
    roleCode: input.to.roleCode ?? null,
    person: chosen
      ? { personId: chosen.personId, name: chosen.name, title: chosen.title, as: chosen.as }
      : typed === null
        ? null
        : { personId: null, name: typed, title: '', as: 'TYPED' },
    otherPeople: there
      .filter((one) => one !== chosen)
      .map(({ personId, name, title }) => ({ personId, name, title })),
    via,
    ...clocks,
    cautions: cautionsOf(danger),
    problems,
    clearable: office && problems.length > 0 ? clearableOf(office, danger) : [],
    alternates:
      problems.length === 0
        ? []
        : await findAlternates(ctx, {
            office,
            successor,
            province,
            routing,
            danger,
            onlyCertain,
            there,
            hasNobody: !chosen,
          }),
    slipTravels: via === 'ACCOUNT' ? null : key ? 'SEALED_MAIL' : 'PAPER',
  };
};

export const readCautionsHandler: Handler<
  z.output<typeof readCautions.input>,
  z.output<typeof readCautions.output>
> = async (ctx, { fileId }) => {
  const routing = await ctx.call(getRouting, { fileId });
  ctx.note({ subject: { kind: 'REPORT', id: fileId }, fields: ['cautions'] });
  return { cautions: cautionsOf(dangerOf(routing)) };
};

function dangerOf(routing: Routing): Danger {
  return {
    text: routing.text,
    place: routing.place,
    mustNotKnow: routing.mustNotKnow,
    unsafe: routing.unsafe,
  };
}

function clearableOf(office: Office, danger: Danger): StepPlan['clearable'] {
  const found = findClearable(office, danger);
  return [
    ...(found.office ? [{ kind: 'OFFICE' as const, id: office.organizationId, name: office.name }] : []),
    ...found.people.map(({ personId, name }) => ({ kind: 'PERSON' as const, id: personId, name })),
  ];
}

async function findProvinceOf(ctx: Context, routing: Routing): Promise<string | null> {
  if (routing.areaId) return findProvince(ctx.tx, routing.areaId);
  const holder = await findOffice(ctx.tx, routing.holderOrganizationId, ctx.now);
  return holder ? findProvince(ctx.tx, holder.areaId) : null;
}

async function resolve(
  ctx: Context,
  input: Input,
  routing: Routing,
  province: string | null,
  add: (kind: ProblemKind) => void,
): Promise<string | null> {
  if (input.to.organizationId) return input.to.organizationId;
  const areaId = input.to.areaId ?? routing.areaId ?? province;
  if (!areaId || !input.to.roleCode) {
    add('PLACE_UNKNOWN');
    return null;
  }
  const held = await ctx.call(findHolder, { roleCode: input.to.roleCode, areaId: asId<AreaId>(areaId) });
  const [only] = held.holders;
  if (held.found === 'ONE' && only) return only.lead.organizationId;
  add(
    held.found === 'SEVERAL'
      ? 'SEVERAL_HOLD_ROLE'
      : held.reason === 'PLACE_UNKNOWN'
        ? 'PLACE_UNKNOWN'
        : 'NOBODY_HOLDS_ROLE',
  );
  return null;
}

async function openAlready(ctx: Context, input: Input, destination: string | null): Promise<ProblemKind[]> {
  const open = await ctx.tx
    .selectFrom('coordination.step')
    .select(['kind', 'state', 'to_organization_id'])
    .where('file_id', '=', input.fileId)
    .where('state', 'in', ['SENT', 'ACCEPTED'])
    .execute();
  const same = open.some(
    (one) => one.kind === input.kind && one.to_organization_id === destination && destination !== null,
  );
  const lead = input.kind === 'LEAD' && open.some((one) => one.kind === 'LEAD' && one.state === 'SENT');
  return [
    ...(same ? (['STEP_OPEN_ALREADY'] as const) : []),
    ...(lead && !same ? (['LEAD_OPEN_ALREADY'] as const) : []),
  ];
}

/** Somebody there has an account with a role in which a step can be done. */
async function hasReceivers(ctx: Context, organizationId: string): Promise<boolean> {
  const roles: Role[] = [...receivingRoles];
  const { holders } = await ctx.call(findRoleHolders, {
    organizationId: asId<OrganizationId>(organizationId),
    roles,
  });
  return holders.length > 0;
}

async function hasKey(ctx: Context, office: Office): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('coordination.office_key')
    .select('recipient')
    .where('organization_id', '=', office.organizationId)
    .executeTakeFirst();
  return row !== undefined && office.email !== null;
}

type Around = {
  readonly office: Office | null;
  readonly successor: string | null;
  readonly province: string | null;
  readonly routing: Routing;
  readonly danger: Danger;
  readonly onlyCertain: boolean;
  readonly there: readonly { readonly personId: string; readonly name: string }[];
  readonly hasNobody: boolean;
};

/** Where else it may go; each of these is safe by the same rule, so that the way round never leads back. */
async function findAlternates(ctx: Context, around: Around): Promise<StepPlan['alternates']> {
  const { office, province, danger } = around;
  const wanted: { kind: AlternateKind; id: string | null; roleCode: string | null }[] = [
    { kind: 'SUCCESSOR', id: around.successor, roleCode: null },
    { kind: 'OFFICE_ABOVE', id: office?.parentId ?? null, roleCode: null },
    {
      kind: 'POLICE',
      id: province && (await findLead(ctx.tx, 'POLICE', province, ctx.now)),
      roleCode: 'POLICE',
    },
    {
      kind: 'CHILD_AFFAIRS',
      id: province && (await findLead(ctx.tx, 'CHILD_AFFAIRS_AUTHORITY', province, ctx.now)),
      roleCode: 'CHILD_AFFAIRS_AUTHORITY',
    },
  ];
  const found: StepPlan['alternates'] = [];
  const isSafe = (one: Office) =>
    findRouteDangers(one, danger).every((finding) => around.onlyCertain && !finding.isCertain);
  for (const { kind, id, roleCode } of wanted) {
    if (id === null || id === office?.organizationId || id === around.routing.holderOrganizationId) continue;
    if (found.some((one) => one.organizationId === id)) continue;
    const other = await findOffice(ctx.tx, id, ctx.now);
    if (!other || !isSafe(other)) continue;
    const named = (await listNamedPeople(ctx, id, roleCode)).find((one) => one.isThere);
    found.push({
      kind,
      organizationId: id,
      name: other.name,
      roleCode,
      person: named ? { personId: named.personId, name: named.name } : null,
    });
  }
  if (office && around.hasNobody && isSafe(office)) {
    for (const person of around.there)
      found.unshift({
        kind: 'OTHER_FOCAL_POINT',
        organizationId: office.organizationId,
        name: office.name,
        roleCode: null,
        person: { personId: person.personId, name: person.name },
      });
  }
  // An office that has named somebody comes before one that has not.
  return found.sort((a, b) => Number(a.person === null) - Number(b.person === null));
}
