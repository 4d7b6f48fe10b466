import { describe, expect, it } from 'vitest';
import { loadPublicAssets } from './assets.ts';

/**
 * Android 8 was sold with a browser of 2017 (Chrome 61), and the window inside Zalo is that browser until somebody updates it. A
 * property that it does not know is skipped; a selector that it does not know takes its whole rule away.
 * @source caniuse.com and the compatibility tables of MDN, read for Chrome for Android
 */
const known = new Set(
  (
    'align-content align-items align-self background background-color border border-bottom border-color border-left border-radius border-top border-width bottom ' +
    'box-shadow box-sizing break-inside clip-path color column-gap content cursor display fill flex flex-wrap font font-family font-size ' +
    'font-variant-numeric font-weight gap grid-column grid-template-columns height justify-content left letter-spacing line-height list-style margin ' +
    'margin-bottom margin-left margin-right margin-top max-width min-height min-width outline outline-offset overflow ' +
    'overflow-wrap padding padding-bottom padding-left padding-right padding-top position resize stroke ' +
    'stroke-linecap stroke-linejoin stroke-width text-align text-decoration top transform transition vertical-align ' +
    'white-space width z-index -webkit-appearance -webkit-text-size-adjust'
  ).split(' '),
);
/** Newer, and nothing is lost without them: how a line is drawn, a colour scheme that is then the light one. */
const ornaments = new Set([
  'appearance',
  'color-scheme',
  'forced-color-adjust',
  'scroll-padding',
  'text-decoration-thickness',
  'text-size-adjust',
  'text-underline-offset',
  'text-wrap',
]);
const knownFunctions = new Set(['calc', 'inset', 'minmax', 'not', 'rotate', 'translateY', 'var']);
const knownPseudo = new Set([
  'after',
  'active',
  'before',
  'checked',
  'focus',
  'hover',
  'last-child',
  'not',
  'root',
]);
/** Newer selectors whose rules are ornament (a ring around what has the focus is drawn by every browser by itself). */
const ornamentalSelectors = [':focus-visible', '::marker', ':has('];

const css = loadPublicAssets().stylesheet.body;
const withoutAtRules = css.replace(/@(media|supports)[^{]*\{/g, '');
const rules = [...withoutAtRules.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
  selectors: selector.trim().split(/,(?![^(]*\))\s*/),
  declarations: body
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => ({
      property: one.slice(0, one.indexOf(':')).trim(),
      value: one.slice(one.indexOf(':') + 1).trim(),
    })),
}));

describe('the stylesheet in a browser of 2017', () => {
  it('is read whole by this test', () => {
    expect(rules.length).toBeGreaterThan(120);
  });

  it('uses no property that is not known there, but for ornament', () => {
    const unknown = rules
      .flatMap(({ declarations }) => declarations.map(({ property }) => property))
      .filter((property) => !property.startsWith('--') && !known.has(property) && !ornaments.has(property));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('gives a plain value before every one that needs a newer function', () => {
    const bare = rules.flatMap(({ selectors, declarations }) =>
      declarations.flatMap(({ property, value }, place) => {
        const isNewer =
          [...value.matchAll(/([a-zA-Z-]+)\(/g)].some(([, name = '']) => !knownFunctions.has(name)) ||
          / \/ "/.test(value) ||
          value === 'anywhere';
        const before = declarations
          .slice(0, place)
          .some((one) => one.property === property || property.startsWith(`${one.property}-`));
        return isNewer && !before ? [`${selectors.join(', ')} { ${property}: ${value} }`] : [];
      }),
    );
    expect(bare).toEqual([]);
  });

  it('loses no rule to a selector that is not known there', () => {
    const lost = rules.flatMap(({ selectors }) => {
      const isNewer = (selector: string) =>
        ornamentalSelectors.some((one) => selector.includes(one)) ||
        [...selector.matchAll(/::?([a-z-]+)/g)].some(([, name = '']) => !knownPseudo.has(name));
      const newer = selectors.filter(isNewer);
      const isOrnament = newer.every((selector) => ornamentalSelectors.some((one) => selector.includes(one)));
      // A newer selector in a list takes the others of the list with it.
      return newer.length > 0 && (!isOrnament || newer.length < selectors.length)
        ? [selectors.join(', ')]
        : [];
    });
    expect(lost).toEqual([]);
  });

  it('keeps boxes apart where a gap between flexible boxes is not known', () => {
    const fallback = /@supports not \(inset: 0\) \{(.*)$/s.exec(css)?.[1] ?? '';
    for (const selector of ['.buttons > *', '.bar .call', '.bar .exit', 'footer nav a'])
      expect(fallback).toContain(selector);
  });
});
