import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from './canonical-json.ts';
import { type AuditLeaf, assertOnlyOpenFacts, commit, describeChange, leafBytes } from './leaf.ts';

const subject = { kind: 'REPORT', id: '0190b2c4-0000-7000-8000-000000000001' };
const tags = { state: 'OPEN', informantPhone: 'RESTRICTED' } as const;
const fileKey = Buffer.alloc(32, 7);

function leafWith(change: Partial<AuditLeaf>): AuditLeaf {
  return {
    v: 1,
    at: '2026-11-21T08:00:00.000Z',
    actor: 'public',
    offices: [],
    action: 'reports.submit-report',
    outcome: 'DONE',
    subject,
    also: [],
    fields: [],
    facts: {},
    trace: null,
    ...change,
  };
}

describe('canonical JSON', () => {
  it('spells a value as RFC 8785 does', () => {
    // @source RFC 8785 section 3.2.3 (order of keys) and 3.2.2 (strings, numbers)
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '1': 'One',
      '\u0080': 'Control\u007f',
      '\ud83d\ude00': 'Smiley',
      '\u00f6': 'o',
      '\ufb33': 'Dalet',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7);
    expect(canonicalJson(value)).toMatch(
      /^\{"\\r":.*"1":.*"\u0080":.*"\u00f6":.*"\u20ac":.*"\ud83d\ude00":.*"\ufb33":/,
    );
    expect(canonicalJson([56, 4.5, 2e-3, 1e30, -0, 'a\n"\u000f', null, true])).toBe(
      '[56,4.5,0.002,1e+30,0,"a\\n\\"\\u000f",null,true]',
    );
  });

  it('does not depend on the order in which keys were set, and comes back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
      { seed: 20261121 },
    );
    expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800', undefined])(
    'refuses %s, which has no canonical form',
    (value) => {
      expect(() => canonicalJson(value as Json)).toThrow(TypeError);
    },
  );
});

describe('an audit leaf', () => {
  it('is the same bytes however it was put together', () => {
    const one = leafBytes(leafWith({ facts: { state: 'NEW', tier: 2 } }));
    expect(leafBytes(leafWith({ facts: { tier: 2, state: 'NEW' } })).equals(one)).toBe(true);
    expect(JSON.parse(one.toString())).toMatchObject({ v: 1, actor: 'public', facts: { state: 'NEW' } });
  });

  it.each([
    ['a name', 'Trần Thị Ví Dụ'],
    ['a telephone number', '0900000000'],
    ['a telephone number with dots', '+84.900.000.000'],
    ['an identity number', '000000000000'],
    ['an e-mail address', 'vidu@example.test'],
    ['a text', 'em sợ lắm'],
    ['something long', 'x'.repeat(101)],
  ])('refuses %s as a fact, without repeating it', (_, value) => {
    const write = () => leafBytes(leafWith({ facts: { note: value } }));
    expect(write).toThrow(/AUDIT_RESTRICTED_VALUE.*note/);
    expect(write).not.toThrow(new RegExp(value.replaceAll(/[+.]/g, '\\$&')));
  });

  it.each([
    'CLAIMED',
    '2026-11-21',
    '2026-11-21T08:00:00.000Z',
    '85/QĐ-UBND',
    '0190b2c4-0000-7000-8000-000000000001',
    '11111111-1111-1111-1111-111111111111',
    '',
  ])('takes the open fact %j', (value) => {
    expect(leafBytes(leafWith({ facts: { fact: value } })).length).toBeGreaterThan(0);
  });

  it('refuses what is not of its form', () => {
    expect(() => leafBytes(leafWith({ actor: 'Trần Thị Ví Dụ' }))).toThrow();
    expect(() => leafBytes({ ...leafWith({}), extra: 1 } as AuditLeaf)).toThrow();
    expect(() => leafBytes(leafWith({ at: 'hôm qua' }))).toThrow();
  });

  it('commits to a restricted value by name, and shows an open one', () => {
    const change = describeChange(
      subject,
      tags,
      { state: 'NEW', informantPhone: null },
      { state: 'CLAIMED', informantPhone: '0900000000' },
      fileKey,
    );
    expect(change.fields).toEqual(['state', 'informantPhone']);
    expect(change.facts).toEqual({ state: 'CLAIMED' });
    expect(change.commitments).toEqual({
      informantPhone: commit(fileKey, subject, 'informantPhone', '0900000000'),
    });
    expect(leafBytes(leafWith(change)).toString()).not.toContain('0900000000');
    expect(describeChange(subject, tags, { state: 'NEW' }, { state: 'NEW' }, fileKey).fields).toEqual([]);
  });

  it('treats a field that nobody declared as restricted', () => {
    const change = describeChange(subject, tags, null, { newField: 'x' }, null);
    expect(change).toMatchObject({ fields: ['newField'], facts: {}, commitments: {} });
    expect(() => assertOnlyOpenFacts({ informantPhone: 'x' }, tags)).toThrow(/AUDIT_RESTRICTED_VALUE/);
    expect(() => assertOnlyOpenFacts({ newField: 'x' }, tags)).toThrow(/AUDIT_RESTRICTED_VALUE/);
    expect(() => assertOnlyOpenFacts({ state: 'x' }, tags)).not.toThrow();
  });

  it('a commitment says nothing to one without the key, about another field, or about another subject', () => {
    const one = commit(fileKey, subject, 'gender', 'F');
    const others = [
      commit(Buffer.alloc(32, 8), subject, 'gender', 'F'),
      commit(fileKey, subject, 'sex', 'F'),
      commit(fileKey, { ...subject, id: 'other' }, 'gender', 'F'),
      commit(fileKey, subject, 'gender', 'M'),
    ];
    expect(others).not.toContain(one);
    expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});
