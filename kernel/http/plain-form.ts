import { AnNhiError, statusOf } from '#kernel/errors/errors.ts';
import { findFormNonce, newFormNonce } from './form-nonce.ts';
import type { Locale, Route, RouteContext, Tools } from './route.ts';

/** What such a form's page needs to be drawn with whatever was typed. */
export type FormShown<Values> = {
  readonly action: string;
  readonly nonce: string;
  readonly values: Values;
  readonly problems: { field: string; message: string }[];
  /** Why a filled form came back although nothing in it is wrong. */
  readonly notice?: 'SYSTEM_DOWN' | 'FORM_EXPIRED';
};

type PageOptions = { readonly status: number; readonly locale: Locale; readonly hole?: 'nonce' };

export type PlainForm<Values> = {
  readonly path: string;
  /** The value sealed in a form of this name is nothing to a form of another. */
  readonly name: string;
  /** Largest body in bytes: with room for what is over the limits, so that it can be given back. */
  readonly bodyLimit: number;
  /** The untouched form, drawn once and kept. */
  readonly empty: Values;
  readonly read: (form: URLSearchParams) => Values;
  readonly problems: (values: Values, locale: Locale) => { field: string; message: string }[];
  readonly show: (
    c: RouteContext,
    tools: Tools,
    shown: FormShown<Values>,
    options: PageOptions,
  ) => Response | Promise<Response>;
  readonly accept: (
    c: RouteContext,
    tools: Tools,
    sent: { readonly nonce: string; readonly values: Values; readonly locale: Locale },
  ) => Promise<Response>;
};

/**
 * A form that anybody may fill in, at one address: no account, no cookie, no script, and nothing typed is ever lost. It comes back whole
 * when something is wrong with it, when it lay open too long, when its language is changed, and when we are at fault.
 * The page posts its fields, `nonce`, `lang` (its language) and, for the language button, `showIn` (nothing is sent then).
 */
export function plainForm<Values>(
  form: PlainForm<Values>,
): readonly [Route, Route & { recover: NonNullable<Route['recover']> }] {
  const { path, name, bodyLimit } = form;

  function show(c: RouteContext, tools: Tools, shown: Shown<Values>) {
    const { values, locale, nonce = newFormNonce(tools, name), problems = [], notice, status = 200 } = shown;
    return form.show(
      c,
      tools,
      { action: path, nonce, values, problems, ...(notice ? { notice } : {}) },
      { status, locale, ...(values === form.empty ? { hole: 'nonce' } : {}) },
    );
  }

  async function receive(c: RouteContext, tools: Tools): Promise<Response> {
    const { sent, values, locale, nonce: sealed } = await readPosted(c);
    const showIn = sent.get('showIn');
    if (showIn) return show(c, tools, { values, nonce: sealed, locale: showIn === 'en' ? 'en' : 'vi' });
    const nonce = findFormNonce(tools, name, sealed);
    if (nonce === null) return show(c, tools, { values, locale, notice: 'FORM_EXPIRED', status: 409 });
    const problems = form.problems(values, locale);
    if (problems.length > 0) return show(c, tools, { values, nonce: sealed, locale, problems, status: 422 });
    return form.accept(c, tools, { nonce, values, locale });
  }

  /** The nonce goes back with the text: if only the answer was lost and not what was sent, the next press finds it. */
  async function giveBack(c: RouteContext, tools: Tools, error: unknown): Promise<Response> {
    const { values, locale, nonce } = await readPosted(c);
    const status = error instanceof AnNhiError ? statusOf[error.code] : 500;
    return show(c, tools, { values, nonce, locale, notice: 'SYSTEM_DOWN', status });
  }

  async function readPosted(c: RouteContext) {
    const sent = new URLSearchParams(await c.req.text());
    const locale: Locale = sent.get('lang') === 'en' ? 'en' : 'vi';
    return { sent, locale, values: form.read(sent), nonce: sent.get('nonce') ?? '' };
  }

  return [
    {
      method: 'GET',
      path,
      access: 'PUBLIC',
      handle: (c, tools) => show(c, tools, { values: form.empty, locale: c.var.locale }),
    },
    { method: 'POST', path, access: 'PUBLIC', bodyLimit, handle: receive, recover: giveBack },
  ];
}

type Shown<Values> = Partial<Pick<FormShown<Values>, 'nonce' | 'problems' | 'notice'>> & {
  readonly values: Values;
  readonly locale: Locale;
  readonly status?: number;
};
