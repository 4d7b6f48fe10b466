import type { Clock } from '#kernel/clock/clock.ts';
import type { Tx } from '#kernel/db/database.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import type { Handle } from './handle.ts';

/** What one action or query says of itself for the audit leaf that its transaction commits. Names and commitments, no values. */
export type AuditNote = {
  readonly subject: { readonly kind: string; readonly id: string };
  /** Names of the fields that changed or were shown; restricted values never appear. */
  readonly fields?: readonly string[];
  /** Open facts that may stand in the log: states, codes, ids of offices. Never names, texts, numbers of people. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Everything that a handler, subscriber or job receives; there is nothing else to reach for. */
export type Context = {
  readonly actor: Actor;
  /** The instant of this transaction; every time stamp in it is this one. */
  readonly now: Date;
  readonly clock: Clock;
  readonly tx: Tx;
  readonly keys: KeyStore;
  readonly mode: 'demo' | 'real';
  /** The public address of this installation, no trailing slash: for letters and pages that lead back to us. */
  readonly origin: string;
  /** Random id of this request, the same in log lines and audit leaf. */
  readonly trace: string;
  /** Calls another room in this transaction, as this actor, under that handle's own permission. */
  call<Input, Output>(handle: Handle<Input, Output>, input: Input): Promise<Output>;
  /** The same, in the name of the platform, for handles that only the platform may call (`allowSystem`). */
  callAsSystem<Input, Output>(handle: Handle<Input, Output>, input: Input): Promise<Output>;
  /** Tells whoever subscribed, through the outbox: a job per subscriber, written in this transaction. */
  emit(event: string, payload: Readonly<Record<string, string>>): Promise<void>;
  /** Writes a job in this transaction. Payloads hold ids only. */
  enqueue(
    queue: string,
    payload: Readonly<Record<string, string>>,
    options?: { readonly at?: Date; readonly onlyOne?: string },
  ): Promise<void>;
  /** Adds to the one audit leaf of this call. At least one note per action. */
  note(note: AuditNote): void;
};

/** What the plan of a single statement receives: no transaction, since it is one. */
export type StatementContext = Pick<Context, 'actor' | 'now' | 'keys' | 'mode' | 'trace'>;

export type Handler<Input, Output> = (ctx: Context, input: Input) => Promise<Output>;
