import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { consolePath } from '#ui/console/addresses.ts';
import { ConsoleForm, HiddenField, SubmitButton } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { loadLocked, unlockHere } from './locked.ts';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordField } from './password-field.tsx';

export function loader(args: LoaderFunctionArgs) {
  return loadLocked(args);
}

export function action(args: ActionFunctionArgs) {
  return unlockHere(args);
}

export default function LockedPage() {
  const { to, hasPasskeys } = useLoaderData<typeof loader>();
  const { locked: w } = useWords(identityVi, identityEn);
  return (
    <Page title={w.title} lead={w.lead}>
      <div className="stack">
        <Card>
          <ConsoleForm does="unlock" label={w.title}>
            <HiddenField name="to" value={to} />
            <PasswordField name="password" label={w.password} />
            <SubmitButton>{w.unlock}</SubmitButton>
          </ConsoleForm>
        </Card>
        {hasPasskeys && <PasskeyButton does="unlock" label={w.passkey} then={to} />}
        <form method="post" action={consolePath('/sign-out')} className="form">
          <SubmitButton tone="quiet">{w.signOut}</SubmitButton>
        </form>
      </div>
    </Page>
  );
}
