/** What a person set for the console on this device. A cookie of the console only; nothing in it tells who it is. */
export type Preferences = {
  readonly language: 'vi' | 'en';
  /** `auto`: as the device says. */
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly shortcuts: 'on' | 'off';
};

export const preferencesCookie = 'annhi_console';
const values = {
  language: ['vi', 'en'],
  scheme: ['auto', 'light', 'dark'],
  shortcuts: ['on', 'off'],
} as const;
export const defaultPreferences: Preferences = { language: 'vi', scheme: 'auto', shortcuts: 'on' };

/** Reads them from a Cookie header; whatever is not understood is as if it had not been set. */
export function readPreferences(cookies: string | null): Preferences {
  const found = (cookies ?? '').split(/;\s*/).find((one) => one.startsWith(`${preferencesCookie}=`));
  return withChanges(
    defaultPreferences,
    new URLSearchParams(decode(found?.slice(preferencesCookie.length + 1) ?? '')),
  );
}

/** The preferences with those that a form names changed. */
export function withChanges(from: Preferences, form: URLSearchParams): Preferences {
  return {
    language: values.language.find((one) => one === form.get('language')) ?? from.language,
    scheme: values.scheme.find((one) => one === form.get('scheme')) ?? from.scheme,
    shortcuts: values.shortcuts.find((one) => one === form.get('shortcuts')) ?? from.shortcuts,
  };
}

/** A Set-Cookie header that keeps them for a year. */
export function writePreferences(preferences: Preferences, isSecure: boolean): string {
  const value = encodeURIComponent(new URLSearchParams(preferences).toString());
  return `${preferencesCookie}=${value}; Path=/console; Max-Age=31536000; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
