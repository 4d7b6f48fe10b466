/** What every page of the console stands in. Plain data from the root's loader. */
export type ShellData = {
  readonly locale: 'vi' | 'en';
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly shortcuts: 'on' | 'off';
  readonly isDemo: boolean;
  /** Null where nobody is signed in. */
  readonly person: { readonly name: string; readonly offices: readonly string[] } | null;
  readonly nav: readonly { readonly path: string; readonly label: string }[];
  /** Alarms that ring for this person's offices; null where the console cannot say. */
  readonly ringing: number | null;
  readonly search: { readonly path: string; readonly label: string } | null;
};
