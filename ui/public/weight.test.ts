import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadPublicAssets } from './assets.ts';
import { drawExamples } from './preview/draw.ts';

/** A first visit fits the first round trip of a slow line: ten packets, 14 kB. */
const budget = 14_000;

const { stylesheet, icon } = loadPublicAssets();
const weigh = (text: string) => gzipSync(text).length;

describe('the first visit', () => {
  it.each(drawExamples({ stylesheet: stylesheet.path, icon: icon.path }))(
    'to $name weighs at most 14 kB with stylesheet and icon',
    ({ html }) => {
      expect(weigh(html) + weigh(stylesheet.body) + weigh(icon.body)).toBeLessThanOrEqual(budget);
    },
  );
});
