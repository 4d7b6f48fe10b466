import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Scheme = Record<string, string>;
type Pair = [foreground: string, ground: string];

const sheet = (name: string) => readFileSync(new URL(`styles/${name}.css`, import.meta.url), 'utf8');
const [light = {}, dark = {}] = sheet('colours')
  .split('@media')
  .map(
    (part): Scheme =>
      Object.fromEntries(
        [...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
      ),
  );

/** Every pair in which words are shown. WCAG 2.2, 1.4.6 (AAA): 7 to 1. */
const words: Pair[] = [
  ...['paper', 'field', 'sky', 'leaf-wash', 'sun-wash'].map((ground): Pair => ['ink', ground]),
  ...['paper', 'leaf-wash'].map((ground): Pair => ['quiet', ground]),
  ['leaf-text', 'paper'],
  ...['sky', 'leaf-wash', 'sun-wash'].map((ground): Pair => ['leaf-deep', ground]),
  ['on-leaf', 'leaf-text'],
  ['on-leaf', 'leaf-deep'],
  ['on-sun', 'sun'],
  ['clay-text', 'paper'],
  ['paper', 'ink'],
];

/** Shapes that mean something. WCAG 2.2, 1.4.11 (AA): 3 to 1. */
const shapes: Pair[] = [
  ['edge', 'paper'],
  ['edge', 'field'],
  ['edge', 'leaf-wash'],
  ['edge', 'sun-wash'],
  ['clay', 'paper'],
  ['clay', 'field'],
  ['leaf', 'paper'],
  ['leaf', 'sky'],
  ['leaf', 'leaf-wash'],
  ['leaf-text', 'field'],
];

describe.each([
  ['light', light],
  ['dark', { ...light, ...dark }],
] as const)('in the %s scheme', (_name, scheme) => {
  it.each(words)('words in %s on %s stand out 7 to 1', (foreground, ground) => {
    expect(ratio(scheme, foreground, ground)).toBeGreaterThanOrEqual(7);
  });
  it.each(shapes)('shapes in %s on %s stand out 3 to 1', (foreground, ground) => {
    expect(ratio(scheme, foreground, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('the stylesheet', () => {
  it('names its colours in one place', () => {
    for (const name of ['text', 'frame', 'boxes', 'forms', 'parts'])
      expect(sheet(name), name).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|hsl/);
  });

  it('computes the ratio as WCAG does: black on white is 21 to 1', () => {
    expect(ratio({ black: '#000000', white: '#ffffff' }, 'black', 'white')).toBeCloseTo(21, 5);
  });
});

/** @source WCAG 2.2, definition of contrast ratio */
function ratio(scheme: Scheme, a: string, b: string): number {
  const [high, low] = [luminance(scheme, a), luminance(scheme, b)].toSorted((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** @source WCAG 2.2, definition of relative luminance */
function luminance(scheme: Scheme, name: string): number {
  const colour = scheme[name];
  if (!colour) throw new Error(`styles/colours.css names no colour ${name}`);
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
