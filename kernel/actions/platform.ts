import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { appendLeaf } from '#kernel/audit/append.ts';
import { leafBytes } from '#kernel/audit/leaf.ts';
import type { Clock } from '#kernel/clock/clock.ts';
import { type Database, enterAs, type Tx } from '#kernel/db/database.ts';
import { AnNhiError, type FieldProblem, invalidInput, notFound } from '#kernel/errors/errors.ts';
import { sayIssue } from '#kernel/errors/issue-sentence.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { type Actor, systemActor } from '#kernel/permissions/actor.ts';
import { isPermitted, isPermittedWithoutDatabase } from '#kernel/permissions/decide.ts';
import type { AuditNote, Context, StatementContext } from './context.ts';
import { declaredHandles, type Handle } from './handle.ts';
import { leafOf } from './leaf-of.ts';
import type { Binding, Job, Payload, Room, Statement, Subscriber } from './room.ts';

export type PlatformParts = {
  readonly database: Database;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly mode: 'demo' | 'real';
  /** The public address; known once the server listens. */
  readonly origin: () => string;
  /** Some rooms of the house only, as tests put them together: a handle of a room that is absent fails when it is called, not before. */
  readonly isPart?: boolean;
};

export type Platform = PlatformParts & {
  readonly rooms: readonly Room[];
  /** One transaction: permission, input, handler, output, audit leaf. */
  call<Input, Output>(
    actor: Actor,
    handle: Handle<Input, Output>,
    input: unknown,
    trace?: string,
  ): Promise<Output>;
  /** Runs a job or subscriber as the named part of the platform, with a context of its own. */
  runJob(job: Job | Subscriber, payload: Payload): Promise<void>;
};

/**
 * The composition of rooms into one platform.
 * @throws when a declared handle is bound to nothing (unless `isPart`), something is bound twice, or an event's subscriber has no name of its own.
 */
export function createPlatform(parts: PlatformParts, rooms: readonly Room[]): Platform {
  const bindings = bindAll(rooms, parts.isPart === true);
  const subscribers = rooms.flatMap((room) => room.subscribers);

  function contextFor(actor: Actor, tx: Tx, now: Date, trace: string, notes: AuditNote[]): Context {
    const ctx: Context = {
      actor,
      now,
      clock: parts.clock,
      tx,
      keys: parts.keys,
      mode: parts.mode,
      origin: parts.origin(),
      trace,
      call: (handle, input) => perform(ctx, handle, input),
      async callAsSystem(handle, input) {
        const system = systemActor(`for-${actor.kind.toLowerCase()}`);
        // Row-level security must see the platform too, for just this call; an error rolls everything back anyway.
        await enterAs(tx, system, now);
        const output = await perform(contextFor(system, tx, now, trace, []), handle, input);
        await enterAs(tx, actor, now);
        return output;
      },
      async emit(event, payload) {
        for (const subscriber of subscribers.filter((one) => one.event === event))
          await ctx.enqueue(subscriber.name, payload);
      },
      async enqueue(queue, payload, options = {}) {
        await sql`select pgboss.enqueue(${queue}, ${JSON.stringify(payload)}::jsonb, ${options.at ?? null}, ${options.onlyOne ?? null})`.execute(
          tx,
        );
      },
      note(note) {
        notes.push(note);
      },
    };
    return ctx;
  }

  async function perform<Input, Output>(
    outer: Context,
    handle: Handle<Input, Output>,
    raw: unknown,
  ): Promise<Output> {
    const notes: AuditNote[] = [];
    const ctx = contextFor(outer.actor, outer.tx, outer.now, outer.trace, notes);
    const input = parseInput(handle.input, raw);
    if (!(await isPermitted(ctx, handle.allow, input)))
      throw new Denied(handle.name, subjectOf(handle, input));
    const binding = bindings.get(handle.name);
    if (!binding) throw new Error(`${handle.name} is not bound`);
    if (binding.statement)
      return performStatement(
        ctx,
        handle,
        binding.statement as unknown as Statement<Input, Output>,
        input,
        runIn(ctx.tx),
      );
    const output = (await binding.handler?.(ctx, input)) as Output;
    if (handle.isAudited) {
      if (notes.length === 0)
        throw new Error(`${handle.name} changed something and noted nothing for the audit`);
      await appendLeaf(ctx.tx, leafOf(ctx, handle.name, 'DONE', notes));
    }
    return handle.output.parse(output);
  }

  return {
    ...parts,
    rooms,
    async call<Input, Output>(
      actor: Actor,
      handle: Handle<Input, Output>,
      input: unknown,
      trace: string = randomUUID(),
    ): Promise<Output> {
      const now = parts.clock.now();
      const statement = bindings.get(handle.name)?.statement as unknown as
        | Statement<Input, Output>
        | null
        | undefined;
      if (statement) {
        const bare = { actor, now, keys: parts.keys, mode: parts.mode, trace };
        const parsed = parseInput(handle.input, input);
        if (!isPermittedWithoutDatabase(actor, handle.allow, parsed)) throw notFound();
        return performStatement(bare, handle, statement, parsed, (fn, args) =>
          parts.database.runFunction(actor, fn, args),
        );
      }
      try {
        return await parts.database.run(
          actor,
          (tx) => perform(contextFor(actor, tx, now, trace, []), handle, input),
          now,
        );
      } catch (error) {
        const denied = error instanceof Denied ? error : null;
        const absent = error instanceof AnNhiError && error.code === 'NOT_FOUND';
        if (!denied && !absent) throw error;
        // Absent and forbidden write the same entry and answer the same (design 7). The refused transaction is gone, so this is its own.
        const subject = denied?.subject ?? subjectOf(handle, input);
        await parts.database.run(
          actor,
          async (tx) => {
            const ctx = contextFor(actor, tx, now, trace, []);
            await appendLeaf(tx, leafOf(ctx, handle.name, 'REFUSED', [{ subject }]));
          },
          now,
        );
        throw denied ? notFound() : error;
      }
    },
    async runJob(one, payload) {
      const actor = systemActor(one.name);
      const now = parts.clock.now();
      await parts.database.run(
        actor,
        async (tx) => {
          const notes: AuditNote[] = [];
          const ctx = contextFor(actor, tx, now, randomUUID(), notes);
          await one.handler(ctx, payload);
          if (notes.length > 0) await appendLeaf(tx, leafOf(ctx, one.name, 'DONE', notes));
        },
        now,
      );
    },
  };
}

/** Thrown inside the transaction so that it rolls back; never leaves this file. */
class Denied extends Error {
  readonly subject: AuditNote['subject'];
  constructor(handle: string, subject: AuditNote['subject']) {
    super(`denied: ${handle}`);
    this.subject = subject;
  }
}

function subjectOf<Input>(handle: Handle<Input, unknown>, input: unknown): AuditNote['subject'] {
  const parsed = handle.input.safeParse(input);
  if (!parsed.success) return { kind: 'NONE', id: 'none' };
  const { allow } = handle;
  if (allow.where === 'FILE') return { kind: 'FILE', id: allow.file(parsed.data) };
  if (allow.where === 'OFFICE' && allow.of) return { kind: 'ORGANIZATION', id: allow.of(parsed.data) };
  return { kind: 'NONE', id: 'none' };
}

function parseInput<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidInput(
    parsed.error.issues.map((issue): FieldProblem => {
      const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      return { path: path.map(String).join('.'), sentence: sayIssue(issue) };
    }),
  );
}

type RunFunction = (fn: string, args: readonly unknown[]) => Promise<Record<string, unknown>[]>;

async function performStatement<Input, Output>(
  ctx: StatementContext,
  handle: Handle<Input, Output>,
  statement: Statement<Input, Output>,
  input: Input,
  run: RunFunction,
): Promise<Output> {
  const planned = statement.plan(ctx, input);
  const leaf = leafBytes(leafOf(ctx, handle.name, 'DONE', [planned.note]));
  const rows = await run(statement.fn, [leaf, ...planned.args]);
  return handle.output.parse(planned.read(rows));
}

/** The same function inside a transaction that is already open and already knows who acts. */
function runIn(tx: Tx): RunFunction {
  return async (fn, args) => {
    const session = sql`kernel.actor(), kernel.person(), kernel.offices()`;
    const rest = sql.join(args.map((arg) => sql`${arg}`));
    const result = await sql<
      Record<string, unknown>
    >`select * from ${sql.raw(fn)}(${session}, ${rest})`.execute(tx);
    return result.rows;
  };
}

function bindAll(rooms: readonly Room[], isPart: boolean): ReadonlyMap<string, Binding> {
  const bindings = new Map<string, Binding>();
  for (const binding of rooms.flatMap((room) => room.handlers)) {
    if (bindings.has(binding.handle.name)) throw new Error(`${binding.handle.name} is bound twice`);
    bindings.set(binding.handle.name, binding);
  }
  const missing = declaredHandles().filter((handle) => !bindings.has(handle.name));
  if (missing.length > 0 && !isPart)
    throw new Error(`declared but bound to nothing: ${missing.map((handle) => handle.name).join(', ')}`);
  const names = rooms.flatMap((room) => [...room.subscribers, ...room.jobs].map((one) => one.name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`two jobs or subscribers are called ${twice}`);
  return bindings;
}
