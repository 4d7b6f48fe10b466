import type { Frame } from '../frame.ts';

/** `unattendedUntil`: instant at which somebody reads again, when nobody does now; null when nobody knows. */
export type HomePageProps = { frame: Frame; unattendedUntil?: string | null };

/** Which of our own faults or limits the person met. HTTP: 404, 413, 408, 429, 403 or 409, 503, 500. */
export type ErrorKind =
  | 'NOT_FOUND'
  | 'TOO_LARGE'
  | 'TOO_SLOW'
  | 'TOO_MANY'
  | 'FORM_EXPIRED'
  | 'SYSTEM_DOWN'
  | 'FAULT';

/**
 * What a person had typed when the fault happened, to be sent again. A field with a `label` is shown and can be
 * changed; one without is carried along unseen. Names are sent back exactly as given.
 */
export type KeptForm = { action: string; fields: { name: string; value: string; label?: string }[] };

export type ErrorPageProps = { frame: Frame; kind: ErrorKind; kept?: KeptForm };
