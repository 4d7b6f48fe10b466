import type { RouterContextProvider } from 'react-router';
import { AnNhiError } from '#kernel/errors/errors.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { requestOf } from '#ui/console/context.ts';
import type { ShellData } from '#ui/console/shell-data.ts';
import { countAlarms } from '#modules/duty/contract.ts';
import { consolePages } from './pages.ts';

/** What the shell shows to this person: name, offices, and the ways that their roles have use for. */
export async function shellDataFor(context: Readonly<RouterContextProvider>): Promise<ShellData> {
  const { actor, whoami, preferences, tools, logFault } = requestOf(context);
  const locale = preferences.language;
  const search = consolePages.flatMap((room) => room.search ?? []).find(({ roles }) => hasUse(actor, roles));
  return {
    locale,
    scheme: preferences.scheme,
    shortcuts: preferences.shortcuts,
    isDemo: tools.platform.mode === 'demo',
    person: whoami && { name: whoami.personName, offices: whoami.offices },
    nav: navFor(actor).map(({ path, label }) => ({ path: `/${path}`, label: label[locale] })),
    // A number that cannot be had must not take the page with it.
    ringing:
      actor.kind === 'OFFICIAL'
        ? await tools.platform.call(actor, countAlarms, {}).then(
            ({ ringing }) => ringing,
            (error: unknown) => {
              // What is refused by name is no fault of ours; the page itself says it.
              if (!(error instanceof AnNhiError)) logFault(error);
              return null;
            },
          )
        : null,
    search: search ? { path: `/${search.path}`, label: search.label[locale] } : null,
  };
}

/** The entries for this person, in their order, a page once: a room may place it differently by role. The first is where the console opens. */
export function navFor(actor: Actor) {
  return consolePages
    .flatMap((room) => room.nav)
    .filter(({ roles }) => hasUse(actor, roles))
    .sort((a, b) => a.order - b.order)
    .filter((entry, at, all) => all.findIndex(({ path }) => path === entry.path) === at);
}

function hasUse(actor: Actor, roles: readonly Role[] | undefined): boolean {
  if (actor.kind !== 'OFFICIAL') return false;
  return !roles || actor.grants.some((grant) => roles.includes(grant.role));
}
