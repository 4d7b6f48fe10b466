import type { z } from 'zod';
import type { Permission } from '#kernel/permissions/allow.ts';

/**
 * A handle is the promise of a room: a name, what goes in, what comes out, and who may (`allow`). Rooms know each other's handles
 * (`contract.ts`), never each other's code; the composition root binds each to its implementation. A handle without `allow` does not
 * compile; one that nobody binds, or that is bound twice, stops the start.
 */
export type Handle<Input = unknown, Output = unknown> = {
  readonly kind: 'ACTION' | 'QUERY';
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly allow: Permission<Input>;
  /** A query that shows restricted data: each look commits an audit leaf (design 1.5). Actions always do. */
  readonly isAudited: boolean;
};

const known = new Map<string, Handle>();

/** Every handle that has been declared, in the order of declaration. */
export function declaredHandles(): readonly Handle[] {
  return [...known.values()];
}

type Definition<Input, Output> = {
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly allow: Permission<NoInfer<Input>>;
};

/** Declares something that changes state: `defineAction('reports.claim-report', { input, output, allow })`. */
export function defineAction<Input, Output>(
  name: string,
  definition: Definition<Input, Output>,
): Handle<Input, Output> {
  return declare({ kind: 'ACTION', name, isAudited: true, ...definition });
}

/** Declares something that only reads. `reads: 'RESTRICTED'` writes an audit leaf for every look. */
export function defineQuery<Input, Output>(
  name: string,
  definition: Definition<Input, Output> & { readonly reads: 'OPEN' | 'RESTRICTED' },
): Handle<Input, Output> {
  const { reads, ...rest } = definition;
  return declare({ kind: 'QUERY', name, isAudited: reads === 'RESTRICTED', ...rest });
}

function declare<Input, Output>(handle: Handle<Input, Output>): Handle<Input, Output> {
  if (!/^[a-z-]+\.[a-z0-9-]+$/.test(handle.name))
    throw new Error(`a handle is named room.verb-noun, not ${handle.name}`);
  if (known.has(handle.name)) throw new Error(`the handle ${handle.name} is declared twice`);
  known.set(handle.name, handle as unknown as Handle);
  return handle;
}
