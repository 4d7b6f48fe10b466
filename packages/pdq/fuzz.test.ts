import { test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('whatever it is called with, the library answers or names an error, and nothing is corrupted', () => {
  fuzz(8000);
});
