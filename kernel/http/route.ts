import type { Context } from 'hono';
import type { Platform } from '#kernel/actions/platform.ts';
import type { Config } from '#kernel/config/config.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import type { PageHandle } from './page.ts';

export type Locale = 'vi' | 'en';

export type RouteVariables = { readonly trace: string; readonly locale: Locale; readonly actor: Actor };
export type RouteContext = Context<{ Variables: RouteVariables }>;

/** What a route's handler receives beside the request. */
export type Tools = {
  readonly platform: Platform;
  readonly config: Config;
  /** The public address of this installation, no trailing slash. */
  readonly origin: string;
  /** Answers with a public page; the frame (language, demonstration banner, assets) is added here. */
  readonly page: <Props extends { frame: unknown }>(
    c: RouteContext,
    page: PageHandle<Props>,
    props: Omit<Props, 'frame'>,
    options?: {
      readonly status?: number;
      readonly locale?: Locale;
      readonly otherLanguageHref?: string;
      /** For an untouched page: the one prop (a text) that differs between requests. The rest is drawn once and kept. */
      readonly hole?: keyof Props & string;
    },
  ) => Response;
};

/**
 * Who may reach a route at all; what it then does is decided again by the handle that it calls. A route without `access` does not
 * compile.
 * - `PUBLIC`: anybody; people are never refused for their number (design 7);
 * - `MACHINE`: JSON for programs; limited by address, answers 429 with Retry-After;
 * - `PROVIDER`: a page proved by its own sealed address;
 * - `SIGNED_IN`: a session of an official; without one, 401 for programs and the sign-in page for people;
 * - `OPERATOR`: this machine only (`/metrics`).
 */
export type Access = 'PUBLIC' | 'MACHINE' | 'PROVIDER' | 'SIGNED_IN' | 'OPERATOR';

export type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly access: Access;
  /** Largest body in bytes; 64 KiB when absent. */
  readonly bodyLimit?: number;
  readonly handle: (c: RouteContext, tools: Tools) => Promise<Response> | Response;
  /** Words for the fields of the posted form, so that the error page shows what was typed; fields without words travel along unseen. */
  readonly labels?: (locale: Locale) => Readonly<Record<string, string>>;
  /** In place of that error page: answers a form whose handler failed, with everything that was typed. The fault is logged already. */
  readonly recover?: (c: RouteContext, tools: Tools, error: unknown) => Promise<Response>;
};
