import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import { type FilePart, fileParts } from '../contract-handling.ts';

/** What the one who asks may see of a file. */
export type ViewOfFile = {
  /** Null: all of it; otherwise these parts and nothing else. */
  readonly parts: readonly FilePart[] | null;
  shows(part: FilePart): boolean;
};

/** The widest access that any of the actor's offices has now; the platform sees all. */
export async function viewOfFile(ctx: Pick<Context, 'tx' | 'actor'>, fileId: string): Promise<ViewOfFile> {
  if (ctx.actor.kind === 'SYSTEM') return viewOf(null);
  const found = await sql<{ parts: string[] | null }>`
    select a.parts from files.access a
    where a.file_id = ${fileId}::uuid and a.organization_id = any (kernel.offices())
      and a.valid_from <= kernel.now() and (a.valid_until is null or a.valid_until > kernel.now())`.execute(
    ctx.tx,
  );
  if (found.rows.some((row) => row.parts === null)) return viewOf(null);
  const named = new Set(found.rows.flatMap((row) => row.parts ?? []));
  return viewOf(fileParts.filter((part) => named.has(part)));
}

function viewOf(parts: readonly FilePart[] | null): ViewOfFile {
  return { parts, shows: (part) => parts === null || parts.includes(part) };
}
