import type { Context, Handler } from './context.ts';
import type { Handle } from './handle.ts';

export type Payload = Readonly<Record<string, string>>;
export type JobHandler = (ctx: Context, payload: Payload) => Promise<void>;

export type Binding = { readonly handle: Handle; readonly handler: Handler<unknown, unknown> };
export type Subscriber = { readonly event: string; readonly name: string; readonly handler: JobHandler };
export type JobOptions = {
  /** Five-field cron in Asia/Ho_Chi_Minh; absent: only when enqueued. */
  readonly cron?: string;
  /** Tries after the first; 5 when absent. A job that still fails waits on the dead-letter list, where a person retries it. */
  readonly retries?: number;
  /** At most one waiting job per `onlyOne` key. */
  readonly isExclusive?: boolean;
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
  return { name, handlers: parts.handlers ?? [], subscribers: parts.subscribers ?? [], jobs: parts.jobs ?? [] };
}

/** Binds a handle to its implementation. */
export function bind<Input, Output>(handle: Handle<Input, Output>, handler: Handler<Input, Output>): Binding {
  return { handle: handle as unknown as Handle, handler: handler as Handler<unknown, unknown> };
}

/** Subscribes `name` (room.what-it-does) to an event. Runs as a job: after the commit, at least once, so it must bear repetition. */
export function on(event: string, name: string, handler: JobHandler): Subscriber {
  return { event, name, handler };
}

export function job(name: string, options: JobOptions, handler: JobHandler): Job {
  return { name, options, handler };
}
