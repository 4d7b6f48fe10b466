import { type ActionFunctionArgs, redirect } from 'react-router';
import { safeReturn } from '../addresses.ts';
import { requestOf } from '../context.ts';
import { withChanges, writePreferences } from '../preferences.ts';

/** Language, colours and shortcuts of this device. A plain form of the shell posts here and is led back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { preferences, tools } = requestOf(context);
  const form = new URLSearchParams(await request.text());
  const changed = withChanges(preferences, form);
  return redirect(safeReturn(form.get('back')), {
    status: 303,
    headers: { 'set-cookie': writePreferences(changed, tools.origin.startsWith('https:')) },
  });
}

export function loader() {
  return redirect('/', 303);
}
