import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fixedClock } from '#kernel/clock/clock.ts';
import { refused } from '#kernel/errors/errors.ts';
import { asId, type FileId, type OrganizationId } from '#kernel/ids/ids.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { allowFile, allowOffice, allowPublic, allowSystem } from '#kernel/permissions/allow.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { declaredHandles, defineAction, defineQuery } from './handle.ts';
import { createPlatform } from './platform.ts';
import { bind, bindStatement, defineRoom, job, on } from './room.ts';

const office = asId<OrganizationId>(randomUUID());
const other = asId<OrganizationId>(randomUUID());
const zFileId = z.uuid().transform((id) => asId<FileId>(id));
const noteWord = defineAction('test.note-word', {
  input: z.strictObject({ word: z.string().max(10) }),
  output: z.object({ said: z.string() }),
  allow: allowPublic,
});
const notes = defineAction('test.forgets-to-note', {
  input: z.strictObject({}),
  output: z.object({}),
  allow: allowPublic,
});
const lies = defineQuery('test.answers-wrongly', {
  input: z.strictObject({}),
  output: z.strictObject({ n: z.number() }),
  allow: allowPublic,
  reads: 'OPEN',
});
const touches = defineAction('test.touch-file', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({}),
  allow: allowFile(['INTAKE_OFFICER'], 'ANY'),
});
const inner = defineAction('test.inner', {
  input: z.strictObject({}),
  output: z.object({ actor: z.string() }),
  allow: allowSystem,
});
const outer = defineAction('test.outer', {
  input: z.strictObject({ how: z.enum(['call', 'callAsSystem']) }),
  output: z.object({ actor: z.string() }),
  allow: allowOffice(['COORDINATOR']),
});
const room = defineRoom('test', {
  handlers: [
    bind(noteWord, async (ctx, { word }) => {
      await ctx.emit('test.said', { id: randomUUID() });
      ctx.note({ subject: { kind: 'NONE', id: 'none' }, facts: { length: word.length } });
      if (word === 'refuse') throw refused('SAID_NO', { vi: 'không', en: 'no' });
      return { said: word };
    }),
    bind(notes, async () => ({})),
    bind(lies, async () => ({ n: 'x' }) as never),
    bind(touches, async (ctx, { fileId }) => {
      ctx.note({ subject: { kind: 'FILE', id: fileId } });
      return {};
    }),
    bind(inner, async (ctx) => {
      ctx.note({ subject: { kind: 'NONE', id: 'none' } });
      return { actor: ctx.actor.kind };
    }),
    bind(outer, async (ctx, { how }) => {
      ctx.note({ subject: { kind: 'NONE', id: 'none' } });
      return ctx[how](inner, {});
    }),
  ],
  subscribers: [on('test.said', 'test.hears', async () => undefined)],
});
const test = useTestPlatform([room]);

async function leaves(): Promise<Record<string, unknown>[]> {
  const superuser = await test.client('superuser');
  const { rows } = await superuser.query<{ body: string }>(
    "select convert_from(body, 'UTF8') as body from audit.leaf order by xid, id",
  );
  return rows.map((row) => JSON.parse(row.body) as Record<string, unknown>);
}
async function leavesOf(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = (await leaves()).length;
  await work().catch(() => undefined);
  return (await leaves()).slice(before);
}

describe('the dispatcher', () => {
  it('does not start with a handle that nobody binds, one bound twice, one declared twice, or two jobs of one name', () => {
    const parts = {
      database: test.database,
      keys: test.keys,
      clock: fixedClock('2026-11-23T02:00:00Z'),
      mode: 'demo' as const,
      origin: () => 'http://x',
    };
    expect(() => createPlatform(parts, [])).toThrow(/bound to nothing: .*test\.note-word/);
    expect(() =>
      createPlatform(parts, [
        room,
        defineRoom('again', { handlers: [bind(inner, async () => ({ actor: '' }))] }),
      ]),
    ).toThrow(/bound twice/);
    expect(() =>
      createPlatform(parts, [
        room,
        defineRoom('again', { jobs: [job('test.hears', {}, async () => undefined)] }),
      ]),
    ).toThrow(/called test\.hears/);
    expect(() =>
      defineAction('test.inner', { input: z.object({}), output: z.object({}), allow: allowSystem }),
    ).toThrow(/declared twice/);
    expect(() =>
      defineAction('NotANameAtAll', { input: z.object({}), output: z.object({}), allow: allowSystem }),
    ).toThrow(/named room/);
    expect(() =>
      bindStatement(touches, {
        fn: 'x',
        plan: () => ({ args: [], note: { subject: { kind: 'X', id: 'x' } }, read: () => ({}) }),
      }),
    ).toThrow(/needs the database/);
  });

  it('knows of no action without a declaration of who may', () => {
    for (const handle of declaredHandles())
      expect(['PUBLIC', 'SYSTEM', 'PROVIDER', 'SIGNED_IN', 'OFFICE', 'FILE']).toContain(handle.allow.where);
    // Does not compile as soon as `allow` may be left out.
    type Definition = Parameters<typeof defineAction>[1];
    const mayBeLeftOut: Record<never, never> extends Pick<Definition, 'allow'> ? true : false = false;
    expect(mayBeLeftOut).toBe(false);
  });

  it("writes exactly one leaf for a change, in the change's own transaction, and none when it fails", async () => {
    expect(await leavesOf(() => test.platform.call(publicActor, noteWord, { word: 'chào' }))).toMatchObject([
      { action: 'test.note-word', outcome: 'DONE', actor: 'public', facts: { length: 4 } },
    ]);
    expect(await test.runWaitingJobs()).toEqual(['test.hears']);
    expect(await leavesOf(() => test.platform.call(publicActor, noteWord, { word: 'refuse' }))).toEqual([]);
    expect(await test.runWaitingJobs()).toEqual([]);
  });

  it('lets nothing change that says nothing for the audit, and lets no answer out that is not what was promised', async () => {
    await expect(test.platform.call(publicActor, notes, {})).rejects.toThrow(/noted nothing/);
    await expect(test.platform.call(publicActor, lies, {})).rejects.toThrow();
  });

  it('names every wrong field at once and takes no field that nobody declared', async () => {
    await expect(test.platform.call(publicActor, noteWord, { word: 'x'.repeat(11) })).rejects.toMatchObject({
      reason: 'INVALID_INPUT',
      fields: [{ path: 'word' }],
    });
    await expect(test.platform.call(publicActor, noteWord, { word: 'x', admin: true })).rejects.toMatchObject(
      { fields: [{ path: 'admin' }] },
    );
    for (const nonsense of [
      null,
      undefined,
      7,
      'x',
      [],
      { word: { toString: 'x' } },
      JSON.parse('{"__proto__": {"word": "x"}}'),
    ]) {
      await expect(test.platform.call(publicActor, noteWord, nonsense)).rejects.toMatchObject({
        reason: 'INVALID_INPUT',
      });
    }
  });

  it('answers absent and forbidden alike, and writes the same entry for both', async () => {
    const superuser = await test.client('superuser');
    const there = randomUUID();
    await superuser.query(
      "insert into files.file (id, kind, key_id, holder_organization_id, opened_at, retention_class) values ($1, 'REPORT', 1, $2, now(), 'REPORT')",
      [there, office],
    );
    await superuser.query(
      "insert into files.access (file_id, organization_id, valid_from, why) values ($1, $2, '2000-01-01', 'RECEIVED')",
      [there, office],
    );
    await test.platform.call(official(office, ['INTAKE_OFFICER']), touches, { fileId: there });
    const answers: unknown[] = [];
    const entries: Record<string, unknown>[] = [];
    const stranger = official(other, ['INTAKE_OFFICER']);
    for (const fileId of [there, randomUUID()]) {
      entries.push(
        ...(await leavesOf(() =>
          test.platform.call(stranger, touches, { fileId }).catch((error: unknown) => answers.push(error)),
        )),
      );
    }
    expect(answers[0]).toEqual(answers[1]);
    const shape = ({ subject, trace, at, ...rest }: Record<string, unknown>) => ({
      ...rest,
      kind: (subject as { kind: string }).kind,
      has: [typeof trace, typeof at],
    });
    expect(entries).toHaveLength(2);
    expect(shape(entries[0] ?? {})).toEqual(shape(entries[1] ?? {}));
    expect(entries[0]).toMatchObject({ outcome: 'REFUSED', offices: [other] });
  });

  it("an action called by another still asks for its own permission; only the platform's name opens what is the platform's", async () => {
    const officer = official(office, ['COORDINATOR']);
    await expect(test.platform.call(officer, outer, { how: 'call' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await test.platform.call(officer, outer, { how: 'callAsSystem' })).toEqual({ actor: 'SYSTEM' });
    await expect(test.platform.call(officer, inner, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await test.platform.call(systemActor('x'), inner, {})).toEqual({ actor: 'SYSTEM' });
    const [first, second] = await leavesOf(() => test.platform.call(officer, outer, { how: 'callAsSystem' }));
    expect([first?.['action'], second?.['action']].sort()).toEqual(['test.inner', 'test.outer']);
    expect(first?.['trace']).toBe(second?.['trace']);
  });
});
