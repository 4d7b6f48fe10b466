import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { formatDate } from '#kernel/clock/clock.ts';
import type { CivilDate } from '#kernel/clock/clock.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import type { Sentence } from '#kernel/errors/errors.ts';
import { legalBasis, power } from './contract.ts';
import type { LegalBasis, Power } from './contract.ts';
import { messages as en } from './messages.en.ts';
import type { LegalBasisMessages } from './messages.vi.ts';
import { messages as vi } from './messages.vi.ts';

export type * from './contract.ts';

/** Every instrument that the product may cite, by id. Read-only: edits are rows in the database, loaded into a new registry. */
export type LegalBasisRegistry = ReadonlyMap<string, LegalBasis>;

/** Citing an instrument that was not in force on that day. `successors` are those to cite instead, in force or not yet. */
export class LegalBasisNotInForceError extends AnNhiError {
  readonly legalBasisId: string;
  readonly successors: readonly LegalBasis[];
  constructor(legalBasisId: string, successors: readonly LegalBasis[], sentence: Sentence) {
    super('REFUSED', 'LEGAL_BASIS_NOT_IN_FORCE', sentence);
    this.legalBasisId = legalBasisId;
    this.successors = successors;
  }
}

/** Checks shapes, unknown or circular successors and doubled ids, so that a bad table stops at the door. Throws ZodError or Error. */
export function buildRegistry(rows: unknown): LegalBasisRegistry {
  const bases = z.array(legalBasis).parse(rows);
  const registry = new Map(bases.map((basis) => [basis.id, basis]));
  if (registry.size !== bases.length) throw new Error('legal bases: an id occurs twice');
  for (const basis of bases) {
    for (const id of basis.successorIds)
      if (!registry.has(id)) throw new Error(`legal bases: ${basis.id} names an unknown successor ${id}`);
    if (laterThan(registry, basis).includes(basis))
      throw new Error(`legal bases: ${basis.id} succeeds itself`);
  }
  return registry;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8'));

/** The shipped registry (seed of the database; context for pure rules and tests). */
export function shippedRegistry(): LegalBasisRegistry {
  return buildRegistry(read('legal-bases.json'));
}

/** Powers as shipped: none. Demonstration databases get a few, marked as such. */
export function shippedPowers(options: { demo: boolean }): readonly Power[] {
  return buildPowers(read(options.demo ? 'powers.demo.json' : 'powers.json'));
}

/** Checks the shape of every power. Throws ZodError. */
export function buildPowers(rows: unknown): readonly Power[] {
  return z.array(power).parse(rows);
}

/** The instrument if it was in force on that day. */
export function findInForce(registry: LegalBasisRegistry, id: string, on: CivilDate): LegalBasis | undefined {
  const basis = registry.get(id);
  return basis?.validFrom && basis.validFrom <= on && (!basis.validTo || on < basis.validTo)
    ? basis
    : undefined;
}

/** The instrument, or `LEGAL_BASIS_NOT_IN_FORCE` naming what succeeded it and since when. */
export function assertInForce(registry: LegalBasisRegistry, id: string, on: CivilDate): LegalBasis {
  const found = findInForce(registry, id, on);
  if (found) return found;
  const basis = registry.get(id);
  const successors = basis ? successorsOn(registry, basis, on) : [];
  const sentence = (w: LegalBasisMessages) => whyNot(w, id, basis, successors, on);
  throw new LegalBasisNotInForceError(id, successors, { vi: sentence(vi), en: sentence(en) });
}

function whyNot(
  w: LegalBasisMessages,
  id: string,
  basis: LegalBasis | undefined,
  successors: readonly LegalBasis[],
  on: CivilDate,
) {
  if (!basis) return w.unknown(id);
  const list = successors.map((s) =>
    s.validFrom
      ? w.successor(s.number, s.title, formatDate(s.validFrom))
      : w.successorUndated(s.number, s.title),
  );
  const instead = list.length > 0 ? w.useInstead(list.join('; ')) : w.noSuccessor;
  if (!basis.validFrom) return w.validityUnknown(basis.number, list.length > 0 ? instead : '').trim();
  if (on < basis.validFrom) return w.notYet(basis.number, formatDate(on), formatDate(basis.validFrom));
  return w.ended(basis.number, formatDate(on), formatDate(basis.validTo ?? on), instead);
}

/** Follows the succession until instruments in force on that day; where there is none, the last ones known. */
function successorsOn(registry: LegalBasisRegistry, basis: LegalBasis, on: CivilDate): readonly LegalBasis[] {
  const next = basis.successorIds.flatMap((id) => registry.get(id) ?? []);
  const reached = next.flatMap((s) =>
    findInForce(registry, s.id, on) || s.successorIds.length === 0 ? [s] : successorsOn(registry, s, on),
  );
  return [...new Set(reached)];
}

function laterThan(registry: LegalBasisRegistry, basis: LegalBasis): readonly LegalBasis[] {
  const seen = new Set<LegalBasis>();
  const queue = [basis];
  for (let current = queue.pop(); current; current = queue.pop()) {
    for (const id of current.successorIds) {
      const successor = registry.get(id);
      if (successor && !seen.has(successor)) {
        seen.add(successor);
        queue.push(successor);
      }
    }
  }
  return [...seen];
}
