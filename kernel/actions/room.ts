import type { AuditNote, Context, Handler, StatementContext } from './context.ts';
import type { Handle } from './handle.ts';

export type Payload = Readonly<Record<string, string>>;
export type JobHandler = (ctx: Context, payload: Payload) => Promise<void>;

/**
 * Work that is one SQL function and so one round trip, durable and audited together (report submission). The function's first
 * parameters are `actor text, person uuid, offices uuid[], leaf bytea`; it begins with `perform kernel.enter(actor, person, offices)`
 * and inserts the leaf only when it changed something.
 */
export type Statement<Input, Output> = {
  readonly fn: string;
  readonly plan: (
    ctx: StatementContext,
    input: Input,
  ) => {
    readonly args: readonly unknown[];
    readonly note: AuditNote;
    read(rows: readonly Record<string, unknown>[]): Output;
  };
};

export type Binding = {
  readonly handle: Handle;
  readonly handler: Handler<unknown, unknown> | null;
  readonly statement: Statement<unknown, unknown> | null;
};
export type Subscriber = {
  readonly event: string;
  readonly name: string;
  readonly options: Pick<JobOptions, 'isUrgent'>;
  readonly handler: JobHandler;
};
export type JobOptions = {
  /** Five-field cron in Asia/Ho_Chi_Minh; absent: only when enqueued. */
  readonly cron?: string;
  /** Tries after the first; 5 when absent. A job that still fails waits on the dead-letter list, where a person retries it. */
  readonly retries?: number;
  /** At most one waiting job per `onlyOne` key. */
  readonly isExclusive?: boolean;
  /** A person waits for it: looked for twice as often, and more of it at a time. */
  readonly isUrgent?: boolean;
};
export type Job = { readonly name: string; readonly options: JobOptions; readonly handler: JobHandler };

/** A room's wiring: what it answers, what it listens to, what it does by itself. */
export type Room = {
  readonly name: string;
  readonly handlers: readonly Binding[];
  readonly subscribers: readonly Subscriber[];
  readonly jobs: readonly Job[];
};

export function defineRoom(
  name: string,
  parts: {
    readonly handlers?: readonly Binding[];
    readonly subscribers?: readonly Subscriber[];
    readonly jobs?: readonly Job[];
  },
): Room {
  return {
    name,
    handlers: parts.handlers ?? [],
    subscribers: parts.subscribers ?? [],
    jobs: parts.jobs ?? [],
  };
}

/** Binds a handle to its implementation. */
export function bind<Input, Output>(handle: Handle<Input, Output>, handler: Handler<Input, Output>): Binding {
  return {
    handle: handle as unknown as Handle,
    handler: handler as Handler<unknown, unknown>,
    statement: null,
  };
}

/** Binds a handle whose whole work is one SQL function. Its permission must be decidable without the database. */
export function bindStatement<Input, Output>(
  handle: Handle<Input, Output>,
  statement: Statement<Input, Output>,
): Binding {
  if (!['PUBLIC', 'SYSTEM', 'OFFICE'].includes(handle.allow.where))
    throw new Error(`${handle.name}: its permission needs the database`);
  return {
    handle: handle as unknown as Handle,
    handler: null,
    statement: statement as unknown as Statement<unknown, unknown>,
  };
}

/** Subscribes `name` (room.what-it-does) to an event. Runs as a job: after the commit, at least once, so it must bear repetition. */
export function on(
  event: string,
  name: string,
  handler: JobHandler,
  options: Subscriber['options'] = {},
): Subscriber {
  return { event, name, options, handler };
}

export function job(name: string, options: JobOptions, handler: JobHandler): Job {
  return { name, options, handler };
}
