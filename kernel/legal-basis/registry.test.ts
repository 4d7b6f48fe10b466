import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asCivilDate } from '#kernel/clock/clock.ts';
import {
  LegalBasisNotInForceError,
  assertInForce,
  buildRegistry,
  findInForce,
  shippedRegistry,
} from './registry.ts';

fc.configureGlobal({ seed: 20261121 });
const registry = shippedRegistry();
const day = asCivilDate;
const anyDay = fc.integer({ min: 0, max: 5000 }).map((n) => addDays(day('2017-01-01'), n));
const anyId = fc.constantFrom(...registry.keys());

const refusalOf = (id: string, on: string): LegalBasisNotInForceError => {
  try {
    assertInForce(registry, id, day(on));
  } catch (error) {
    if (error instanceof LegalBasisNotInForceError) return error;
    throw error;
  }
  throw new Error(`${id} was in force on ${on}`);
};

describe('citing a legal basis', () => {
  it.each([
    ['ND_56_2017', '2026-11-21'],
    ['LUAT_ANM_2018', '2026-06-30'],
    ['LUAT_ANM_2025', '2026-07-01'],
    ['ND_13_2023', '2025-12-31'],
    ['ND_144_2013', '2021-09-15'],
  ])('%s is in force on %s', (id, on) => {
    expect(assertInForce(registry, id, day(on)).id).toBe(id);
  });

  it('one that has ended is refused with its successor and since when', () => {
    const error = refusalOf('LUAT_ANM_2018', '2026-07-01');
    expect(error).toMatchObject({
      code: 'REFUSED',
      reason: 'LEGAL_BASIS_NOT_IN_FORCE',
      successors: [{ id: 'LUAT_ANM_2025' }],
    });
    expect(error.sentence.vi).toContain('24/2018/QH14 không còn hiệu lực vào ngày 01/07/2026');
    expect(error.sentence.vi).toContain('116/2025/QH15 (Luật An ninh mạng), có hiệu lực từ 01/07/2026');
    expect(error.sentence.en).toContain('Cite instead: 116/2025/QH15');
  });

  it('one with two successors names both', () => {
    expect(refusalOf('ND_13_2023', '2026-01-01').successors.map((s) => s.id)).toEqual([
      'LUAT_BVDLCN_2025',
      'ND_356_2025',
    ]);
  });

  it('through several successions it names the one in force on the day', () => {
    expect(refusalOf('ND_43_2011', '2024-01-01').successors.map((s) => s.id)).toEqual(['ND_42_2022']);
    expect(refusalOf('ND_43_2011', '2026-11-21').successors.map((s) => s.id)).toEqual(['ND_224_2026']);
  });

  it('one not yet in force says from when', () => {
    expect(refusalOf('ND_147_2024', '2024-12-24').sentence.vi).toContain('có hiệu lực từ 25/12/2024');
  });

  it('one whose dates nobody has checked cannot be cited', () => {
    expect(refusalOf('TCVN_14423_2026', '2026-11-21').sentence.vi).toContain('chưa ghi ngày có hiệu lực');
    expect(refusalOf('TCVN_11930_2017', '2021-09-15').sentence.vi).toContain('TCVN 14423:2026');
  });

  it('one that the registry does not know cannot be cited', () => {
    expect(refusalOf('LUAT_TU_BIA', '2026-11-21').sentence.vi).toContain('chưa có “LUAT_TU_BIA”');
    expect(refusalOf('__proto__', '2026-11-21').successors).toEqual([]);
  });

  it('is answered by dates alone: in force exactly from validFrom up to the day before validTo, and a refusal never names itself', () => {
    fc.assert(
      fc.property(anyId, anyDay, (id, on) => {
        const basis = registry.get(id);
        const expected =
          !!basis?.validFrom && on >= basis.validFrom && !(basis.validTo && on >= basis.validTo);
        expect(findInForce(registry, id, on) !== undefined).toBe(expected);
        if (!expected) expect(refusalOf(id, on).successors.map((s) => s.id)).not.toContain(id);
      }),
    );
  });
});

describe('the shipped registry', () => {
  it('leaves no gap: on the day an instrument ends, a successor is in force, or its date is openly unknown', () => {
    for (const basis of registry.values()) {
      if (!basis.validTo || basis.successorIds.length === 0) continue;
      const end = basis.validTo;
      expect(
        basis.successorIds.some((id) => findInForce(registry, id, end)),
        basis.id,
      ).toBe(true);
    }
  });

  it('gives source and confidence for every row', () => {
    expect(registry.size).toBeGreaterThan(40);
    for (const basis of registry.values()) expect(basis.source.length, basis.id).toBeGreaterThan(3);
  });
});

describe('a bad table stops at the door', () => {
  const row = {
    id: 'A',
    kind: 'LAW',
    number: '1/2020/QH14',
    title: 'Luật A',
    validFrom: '2020-01-01',
    validTo: null,
    successorIds: [] as string[],
    confidence: 'V',
    source: 'test',
  };
  it.each([
    ['a doubled id', [row, row]],
    ['an unknown successor', [{ ...row, successorIds: ['B'] }]],
    [
      'a circle',
      [
        { ...row, successorIds: ['B'] },
        { ...row, id: 'B', successorIds: ['A'] },
      ],
    ],
    ['an instrument that ends before it begins', [{ ...row, validTo: '2019-01-01' }]],
    ['a day that does not exist', [{ ...row, validFrom: '2021-02-29' }]],
    ['a misspelt field', [{ ...row, validUntil: '2022-01-01' }]],
  ])('%s', (_what, rows) => {
    expect(() => buildRegistry(rows)).toThrow();
  });
});
