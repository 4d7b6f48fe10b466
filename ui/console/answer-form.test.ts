import { RouterContextProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import type { Platform } from '#kernel/actions/platform.ts';
import { conflict, invalidInput, notFound } from '#kernel/errors/errors.ts';
import type { Tools } from '#kernel/http/route.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { answerForm, fieldsToSendAgain, readAgainWhenOld } from './answer-form.ts';
import { provideConsole } from './context.ts';
import { defaultPreferences } from './preferences.ts';

function sent(form: Record<string, string>, throws?: unknown, faults: unknown[] = []) {
  const request = new Request('http://console.invalid/console/x', {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const context = new RouterContextProvider();
  const platform = {
    clock: { now: () => new Date(0) },
    call: () => Promise.reject(throws),
  } as unknown as Platform;
  provideConsole(context, {
    tools: { platform } as Tools,
    actor: publicActor,
    whoami: null,
    preferences: defaultPreferences,
    trace: '',
    nonce: '',
    request,
    hasPage: () => false,
    logFault: (fault) => void faults.push(fault),
  });
  return { request, context };
}
const asking = {
  save: ({ call }: { call: (handle: never, input: unknown) => Promise<unknown> }) =>
    call(undefined as never, {}),
};

describe('a form that is refused', () => {
  it('comes back with its name, the sentences and everything typed but secrets', async () => {
    const error = invalidInput([
      { path: 'note', sentence: { vi: 'Hãy viết lý do.', en: 'Write the reason.' } },
    ]);
    const answer = await answerForm(
      sent({ do: 'save', form: '7', note: 'một\r\nhai', password: 'x', newPassword: 'y' }, error),
      asking,
    );
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: {
        form: 'save',
        id: '7',
        typed: { note: ['một\nhai'] },
        problem: { fields: [{ field: 'note', sentence: 'Hãy viết lý do.' }] },
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/assword/);
  });

  it('keeps its status, so that a page which turned out to be old is read again', async () => {
    const answer = await answerForm(
      sent(
        { do: 'save' },
        conflict('STATE_CHANGED', { vi: 'Có người nhanh hơn.', en: 'Somebody was faster.' }),
      ),
      asking,
    );
    expect(answer).toMatchObject({ init: { status: 409 } });
    expect(readAgainWhenOld({ actionStatus: 409, defaultShouldRevalidate: false })).toBe(true);
    expect(readAgainWhenOld({ actionStatus: 422, defaultShouldRevalidate: false })).toBe(false);
  });

  it('becomes a page of its own when what it is about is not there', async () => {
    await expect(answerForm(sent({ do: 'save' }, notFound()), asking)).rejects.toMatchObject({
      init: { status: 404 },
    });
  });

  it('keeps what was typed when something of ours breaks, and tells the log alone what it was', async () => {
    const fault = new Error('disk full at /var');
    const faults: unknown[] = [];
    const answer = await answerForm(sent({ do: 'save', note: 'dài' }, fault, faults), asking);
    expect(answer).toMatchObject({
      init: { status: 500 },
      data: { typed: { note: ['dài'] }, problem: { code: 'INTERNAL' } },
    });
    expect(JSON.stringify(answer)).not.toContain('disk');
    expect(faults).toEqual([fault]);
  });

  it('lets an answer that a handler throws pass', async () => {
    const away = new Response(null, { status: 303, headers: { location: '/console/tin' } });
    await expect(answerForm(sent({ do: 'save' }, away), asking)).rejects.toBe(away);
  });
});

it('a form without a session is kept whole, secrets left out', () => {
  const form = new FormData();
  for (const [name, value] of [
    ['do', 'note'],
    ['note', 'a'],
    ['note', 'b'],
    ['password', 'x'],
  ] as const)
    form.append(name, value);
  form.append('file', new File(['x'], 'x.csv'));
  expect(fieldsToSendAgain(form)).toEqual([
    ['do', 'note'],
    ['note', 'a'],
    ['note', 'b'],
  ]);
});
