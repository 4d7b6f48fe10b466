import { formatDate } from '#kernel/clock/clock.ts';
import type { CivilDate } from '#kernel/clock/clock.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import type { Power, PowerHolder } from './contract.ts';
import { messages as en } from './messages.en.ts';
import type { LegalBasisMessages } from './messages.vi.ts';
import { messages as vi } from './messages.vi.ts';
import { LegalBasisNotInForceError, assertInForce, findInForce } from './registry.ts';
import type { LegalBasisRegistry } from './registry.ts';

/** Who wants to do what, when. An office acts as itself and in every functional role that it holds on that day. */
export interface PowerQuestion {
  readonly organizationId: string;
  readonly functionalRoles?: readonly string[];
  readonly power: string;
  readonly date: CivilDate;
}

/** No power: the way on is a letter of request to one of `holders` (glossary: `ReferralLetter`). */
export class NoPowerError extends AnNhiError {
  readonly power: string;
  readonly holders: readonly PowerHolder[];
  constructor(power: string, holders: readonly PowerHolder[], sentence: { vi: string; en: string }) {
    super('REFUSED', 'NO_POWER', sentence);
    this.power = power;
    this.holders = holders;
  }
}

/**
 * The power under which the office acts, or `NO_POWER`. A power needs its own validity and a basis in force on the day: when a law
 * ends, the powers under it end with it, whoever forgot to close the row.
 */
export function assertPower(
  registry: LegalBasisRegistry,
  powers: readonly Power[],
  question: PowerQuestion,
): Power {
  const found = findPower(registry, powers, question);
  if (found) return found;
  const others = inForce(registry, powers, question).map((p) => p.holder);
  const dead = recorded(powers, question).filter((p) => holds(p.holder, question));
  const sentence = (w: LegalBasisMessages, language: 'vi' | 'en') =>
    [
      w.noPower(w.powers[question.power] ?? question.power, formatDate(question.date)),
      ...dead.map((p) => w.basisEnded(whyBasisFails(registry, p, question.date, language))),
      ...(others.length > 0 ? [w.holders(others.map(nameOf).join(', '))] : []),
    ].join(' ');
  throw new NoPowerError(question.power, others, { vi: sentence(vi, 'vi'), en: sentence(en, 'en') });
}

/** The power, if the office has it on that day. */
export function findPower(
  registry: LegalBasisRegistry,
  powers: readonly Power[],
  question: PowerQuestion,
): Power | undefined {
  return inForce(registry, powers, question).find((p) => holds(p.holder, question));
}

function recorded(powers: readonly Power[], { power, date }: PowerQuestion): readonly Power[] {
  return powers.filter((p) => p.power === power && p.validFrom <= date && (!p.validTo || date < p.validTo));
}

function inForce(
  registry: LegalBasisRegistry,
  powers: readonly Power[],
  question: PowerQuestion,
): readonly Power[] {
  return recorded(powers, question).filter((p) => findInForce(registry, p.legalBasisId, question.date));
}

function holds(holder: PowerHolder, { organizationId, functionalRoles }: PowerQuestion): boolean {
  return 'organizationId' in holder
    ? holder.organizationId === organizationId
    : (functionalRoles ?? []).includes(holder.functionalRole);
}

function nameOf(holder: PowerHolder): string {
  return 'organizationId' in holder ? holder.organizationId : holder.functionalRole;
}

function whyBasisFails(
  registry: LegalBasisRegistry,
  power: Power,
  date: CivilDate,
  language: 'vi' | 'en',
): string {
  try {
    assertInForce(registry, power.legalBasisId, date);
    return '';
  } catch (error) {
    if (error instanceof LegalBasisNotInForceError) return error.sentence[language];
    throw error;
  }
}
