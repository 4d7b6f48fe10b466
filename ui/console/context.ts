import { createContext, data, type RouterContextProvider } from 'react-router';
import type { Handle } from '#kernel/actions/handle.ts';
import type { Tools } from '#kernel/http/route.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import type { Preferences } from './preferences.ts';
import { problemOf } from './problem.ts';

/** How a handle is called: in the name of the person who asks, under the trace of the request. */
export type Call = <Input, Output>(handle: Handle<Input, Output>, input: unknown) => Promise<Output>;

/** Who the shell says is here. */
export type Whoami = { readonly personName: string; readonly offices: readonly string[] };

/** What the server gives for one request. */
export type ConsoleRequest = {
  readonly tools: Tools;
  /** The public actor where nobody is signed in. */
  readonly actor: Actor;
  readonly whoami: Whoami | null;
  readonly preferences: Preferences;
  readonly trace: string;
  readonly nonce: string;
  /** As it came: for cookies. */
  readonly request: Request;
  /** Whether some room has this page (a pattern of its `routes.ts`), so that a room may lead to another that is not there yet. */
  readonly hasPage: (path: string) => boolean;
  /** Writes a fault of ours to the log. */
  readonly logFault: (error: unknown) => void;
};

/** Everything that a loader or an action of the console is told. */
export type Console = Omit<ConsoleRequest, 'whoami' | 'logFault'> & {
  readonly locale: 'vi' | 'en';
  readonly now: Date;
  /** A refusal becomes the page that says so. Inside `answerForm` use the `call` that the handler is given. */
  readonly call: Call;
};

const requestContext = createContext<ConsoleRequest>();

export function provideConsole(provider: RouterContextProvider, given: ConsoleRequest): void {
  provider.set(requestContext, given);
}

/** For the shell and the entry of the server bundle; pages use `consoleOf`. */
export function requestOf(context: Readonly<RouterContextProvider>): ConsoleRequest {
  return context.get(requestContext);
}

export function consoleOf(context: Readonly<RouterContextProvider>): Console {
  const given = requestOf(context);
  const plain = plainCall(given);
  const locale = given.preferences.language;
  return {
    ...given,
    locale,
    now: given.tools.platform.clock.now(),
    async call(handle, input) {
      try {
        return await plain(handle, input);
      } catch (error) {
        throw asPage(error, locale);
      }
    },
  };
}

/** The call whose refusals stay errors. */
export function plainCall({ tools, actor, trace }: ConsoleRequest): Call {
  return (handle, input) => tools.platform.call(actor, handle, input, trace);
}

/** A known error as the answer that React Router shows as an error page; anything else unchanged. */
export function asPage(error: unknown, locale: 'vi' | 'en'): unknown {
  const known = problemOf(error, locale);
  return known ? data(known.problem, { status: known.status }) : error;
}

/** For the `catch` of a call without which the page can still be shown: absent for this person is null, every other refusal goes on. */
export function nullWhenAbsent(error: unknown): null {
  const init = typeof error === 'object' && error !== null && 'init' in error ? error.init : null;
  if (typeof init === 'object' && init !== null && 'status' in init && init.status === 404) return null;
  throw error;
}
