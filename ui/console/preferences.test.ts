import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  defaultPreferences,
  type Preferences,
  readPreferences,
  withChanges,
  writePreferences,
} from './preferences.ts';

it('what is written is read again, among other cookies', () => {
  const any = fc.record<Preferences>({
    language: fc.constantFrom('vi', 'en'),
    scheme: fc.constantFrom('auto', 'light', 'dark'),
    shortcuts: fc.constantFrom('on', 'off'),
  });
  fc.assert(
    fc.property(any, (preferences) => {
      const cookie = writePreferences(preferences, true).split(';')[0] ?? '';
      expect(readPreferences(`a=b; ${cookie}; c=d`)).toEqual(preferences);
    }),
  );
});

it('a cookie that somebody made up changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), (junk) => {
      expect(['vi', 'en']).toContain(readPreferences(`annhi_console=${junk}`).language);
    }),
  );
  for (const junk of [
    null,
    '',
    'annhi_console=%',
    'annhi_console=language%3Dfr%26scheme%3Durl(x)',
    'xannhi_console=language%3Den',
  ])
    expect(readPreferences(junk)).toEqual(defaultPreferences);
});

it('a form changes what it names and leaves the rest', () => {
  expect(
    withChanges(
      { language: 'en', scheme: 'dark', shortcuts: 'off' },
      new URLSearchParams({ scheme: 'light', language: 'xx' }),
    ),
  ).toEqual({ language: 'en', scheme: 'light', shortcuts: 'off' });
});
