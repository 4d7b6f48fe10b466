import { describe, expect, it } from 'vitest';
import { asCivilDate } from '#kernel/clock/clock.ts';
import { NoPowerError, assertPower, findPower } from './powers.ts';
import type { PowerQuestion } from './powers.ts';
import { buildRegistry, shippedPowers, shippedRegistry } from './registry.ts';
import type { Power } from './registry.ts';

const registry = shippedRegistry();
const office = 'to-chuc-vi-du';
const question: PowerQuestion = {
  organizationId: office,
  power: 'REQUEST_REMOVAL',
  date: asCivilDate('2026-11-21'),
};
const entered: Power = {
  id: 'P1',
  holder: { organizationId: office },
  power: 'REQUEST_REMOVAL',
  legalBasisId: 'ND_147_2024',
  article: 'Điều 81',
  validFrom: asCivilDate('2025-01-01'),
  validTo: asCivilDate('2027-01-01'),
  enteredBy: 'Cán bộ pháp chế (ví dụ)',
  isDemo: false,
};

describe('who may do what under which basis', () => {
  it('as shipped nobody may do anything: the way on is a letter of request', () => {
    expect(shippedPowers({ demo: false })).toEqual([]);
    expect(() => assertPower(registry, [], question)).toThrow(
      expect.objectContaining({
        reason: 'NO_POWER',
        code: 'REFUSED',
        sentence: {
          vi: expect.stringMatching(/yêu cầu gỡ bỏ nội dung.*văn bản đề nghị gửi cơ quan có thẩm quyền/u),
          en: expect.stringMatching(/letter of request to the body that has it/u),
        },
      }),
    );
  });

  it('a power entered by a legal officer is given back with its basis', () => {
    expect(assertPower(registry, [entered], question)).toBe(entered);
  });

  it.each([
    ['another office', { ...question, organizationId: 'to-chuc-khac' }],
    ['another power', { ...question, power: 'REQUEST_BLOCKING' }],
    ['the day before it began', { ...question, date: asCivilDate('2024-12-31') }],
    ['the day on which it ended', { ...question, date: asCivilDate('2027-01-01') }],
    [
      'an office that calls itself by the name of a role',
      { ...question, organizationId: 'x', functionalRoles: [office] },
    ],
  ])('it does not reach %s', (_who, other) => {
    expect(findPower(registry, [entered], other)).toBeUndefined();
  });

  it('the refusal names who has it', () => {
    const refusal = () => assertPower(registry, [entered], { ...question, organizationId: 'to-chuc-khac' });
    expect(refusal).toThrow(NoPowerError);
    expect(refusal).toThrow(expect.objectContaining({ holders: [{ organizationId: office }] }));
  });

  it('a power held by a functional role belongs to whoever holds the role on the day', () => {
    const [demo] = shippedPowers({ demo: true });
    if (!demo) throw new Error('demo powers missing');
    expect(demo.isDemo).toBe(true);
    expect(findPower(registry, [demo], question)).toBeUndefined();
    expect(findPower(registry, [demo], { ...question, functionalRoles: ['CYBER_SECURITY_AUTHORITY'] })).toBe(
      demo,
    );
  });

  it('ends with its law even when nobody closed the row', () => {
    const ended = buildRegistry(
      [...registry.values()].map((b) => (b.id === 'ND_147_2024' ? { ...b, validTo: '2026-06-01' } : b)),
    );
    expect(() => assertPower(ended, [entered], question)).toThrow(
      expect.objectContaining({
        sentence: expect.objectContaining({
          vi: expect.stringContaining('147/2024/NĐ-CP không còn hiệu lực'),
        }),
      }),
    );
  });
});
