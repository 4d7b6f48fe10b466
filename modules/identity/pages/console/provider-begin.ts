import { type LoaderFunctionArgs, redirect } from 'react-router';
import { consolePath } from '#ui/console/addresses.ts';
import { consoleOf } from '#ui/console/context.ts';
import { SingleSignOnError } from '#standards/oidc/contract.ts';
import { beginSingleSignOn } from '../../sign-in/single-sign-on.ts';
import { identityFor } from './answers.ts';

/** Sends the browser to the province's or the state's own sign-in. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { tools } = consoleOf(context);
  const identity = identityFor({ tools });
  if (!identity.provider) return redirect('/sign-in', 303);
  try {
    const begun = await beginSingleSignOn(
      identity.parts,
      identity.provider,
      tools.platform.origin() + consolePath('/sign-in/provider'),
    );
    return redirect(begun.address, {
      status: 303,
      headers: { 'set-cookie': identity.cookies.set('kept', begun.kept) },
    });
  } catch (error) {
    if (error instanceof SingleSignOnError) return redirect('/sign-in?why=provider-away', 303);
    throw error;
  }
}
