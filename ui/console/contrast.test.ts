import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const sheet = readFileSync(new URL('styles/tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...sheet.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }],
  ),
);

/** Words on grounds: 4.5 to 1. Edges of controls and signs: 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const words: readonly [string, string][] = [
  ...['ground', 'paper', 'field', 'sky', 'sky-strong'].flatMap((on): [string, string][] => [
    ['ink', on],
    ['quiet', on],
  ]),
  ...['paper', 'field', 'sky', 'leaf-wash'].map((on): [string, string] => ['leaf-text', on]),
  ['on-leaf', 'leaf'],
  ['on-leaf', 'leaf-deep'],
  ['sun-text', 'sun-wash'],
  ['clay-text', 'clay-wash'],
  ['clay-text', 'field'],
  ['clay-text', 'paper'],
  ['paper', 'ink'],
];
const shapes: readonly [string, string][] = [
  ['edge', 'paper'],
  ['edge', 'field'],
  ['edge', 'ground'],
  ['leaf', 'field'],
  ['leaf', 'paper'],
  ['clay', 'field'],
  ['clay', 'sky'],
  ['focus', 'paper'],
  ['focus', 'field'],
  ['focus', 'ground'],
];

describe.each(['light', 'dark'] as const)('in the %s', (scheme) => {
  it.each(words)('%s is read on %s', (ink, ground) =>
    expect(ratio(scheme, ink, ground)).toBeGreaterThanOrEqual(4.5),
  );
  it.each(shapes)('%s is seen on %s', (shape, ground) =>
    expect(ratio(scheme, shape, ground)).toBeGreaterThanOrEqual(3),
  );
});

it('a browser that knows no light-dark() gets the light half of every colour', () => {
  const plain = new Map(
    [...sheet.matchAll(/^ {2}--([a-z-]+): (#[0-9a-f]{6});$/gm)].map(([, name, colour]) => [name, colour]),
  );
  expect(tokens.size).toBeGreaterThan(15);
  for (const [name, { light }] of tokens) expect(plain.get(name), name).toBe(light);
});

function ratio(scheme: 'light' | 'dark', one: string, other: string): number {
  const [a = 0, b = 0] = [one, other]
    .map((name) => luminance(tokens.get(name)?.[scheme] ?? ''))
    .sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = Number.NaN, g = 0, b = 0] = (hex.slice(1).match(/../g) ?? []).map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
