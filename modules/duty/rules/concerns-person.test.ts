import { describe, expect, it } from 'vitest';
import type { Unsafe } from '#modules/reports/contract.ts';
import { concernsOffice, concernsPerson, namesPerson, type Warnings } from './concerns-person.ts';

const person = { personId: '00000000-0000-4000-8000-000000000001', name: 'Đặng Văn Thử' };
const quiet: Warnings = { text: 'Có người nhắn xin ảnh.', mustNotKnow: { words: '' }, unsafe: [] };
const mark = (over: Partial<Unsafe>): Unsafe => ({
  unsafeId: '00000000-0000-4000-8000-00000000000a',
  kind: 'PERSON',
  organizationId: null,
  personId: null,
  name: null,
  words: '',
  state: 'UNDECIDED',
  source: 'OFFICER',
  ...over,
});

describe('whom a report concerns', () => {
  it.each([
    'chú Đặng Văn Thử ở công an tỉnh nhắn cho con',
    'DANG VAN THU lam',
    'anh đặng  văn\nthử',
    'ông Đặng-Văn-Thử.',
    'Đặng V\u200băn Thử',
    'Đặng Văn Thử'.normalize('NFD'),
    'Đặng Văn Thử',
  ])('is passed over when named: %j', (text) => {
    expect(concernsPerson(person, { ...quiet, text })).toBe(true);
  });

  it.each(['Đặng Văn Thủy', 'Thử', 'dang van thuong', 'Hoàng Đặng Văn', ''])(
    'is rung all the same: %j',
    (text) => {
      expect(concernsPerson(person, { ...quiet, text })).toBe(false);
    },
  );

  it('a single word names nobody, else every "Thử" would silence a roster', () => {
    expect(namesPerson('em thử nhắn lại', 'Thử')).toBe(false);
  });

  it('whom the child does not want to know counts as much as the text, and so do words that an officer marked', () => {
    expect(concernsPerson(person, { ...quiet, mustNotKnow: { words: 'chú dang van thu' } })).toBe(true);
    const words = mark({ kind: 'WORDS', words: 'Đặng Văn Thử, trưởng ca' });
    expect(concernsPerson(person, { ...quiet, unsafe: [words] })).toBe(true);
    expect(concernsPerson(person, { ...quiet, unsafe: [{ ...words, state: 'CLEARED' }] })).toBe(false);
  });

  it('a mark holds until a supervisor clears it, and a cleared one outweighs the name in the text', () => {
    const about = mark({ personId: person.personId });
    for (const state of ['UNDECIDED', 'BLOCKED'] as const)
      expect(concernsPerson(person, { ...quiet, unsafe: [{ ...about, state }] })).toBe(true);
    const cleared = { ...quiet, text: person.name, unsafe: [{ ...about, state: 'CLEARED' as const }] };
    expect(concernsPerson(person, cleared)).toBe(false);
  });

  it('an office is not rung while its mark stands; a person of it does not mark the office', () => {
    const organizationId = '00000000-0000-4000-8000-0000000000ff';
    const office = mark({ kind: 'OFFICE', organizationId });
    expect(concernsOffice(organizationId, { ...quiet, unsafe: [office] })).toBe(true);
    expect(concernsOffice(organizationId, { ...quiet, unsafe: [{ ...office, state: 'CLEARED' }] })).toBe(
      false,
    );
    const one = mark({ organizationId, personId: person.personId });
    expect(concernsOffice(organizationId, { ...quiet, unsafe: [one] })).toBe(false);
  });
});
