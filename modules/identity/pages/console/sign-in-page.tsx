import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { consolePath } from '#ui/console/addresses.ts';
import { ConsoleForm, HiddenField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Disclosure, Notice } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { DemoHint } from './demo-hint.tsx';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordField } from './password-field.tsx';
import { loadSignIn, takePassword } from './sign-in.ts';

export function loader(args: LoaderFunctionArgs) {
  return loadSignIn(args);
}

export function action(args: ActionFunctionArgs) {
  return takePassword(args);
}

export default function SignInPage() {
  const { to, reason, demo, provider, hasPasskeys } = useLoaderData<typeof loader>();
  const { signIn: w } = useWords(identityVi, identityEn);
  const why = Object.entries(w.reasons).find(([key]) => key === reason)?.[1];
  return (
    <Page title={w.title} lead={w.lead}>
      <div className="stack">
        {why && <Notice>{why}</Notice>}
        <Card>
          <ConsoleForm does="signIn" label={w.title}>
            <HiddenField name="to" value={to} />
            <TextField
              name="name"
              label={w.name}
              type="email"
              autoComplete="username"
              inputMode="email"
              required
            />
            <PasswordField name="password" label={w.password} />
            <SubmitButton>{w.next}</SubmitButton>
          </ConsoleForm>
        </Card>
        {hasPasskeys && <PasskeyButton does="sign-in" label={w.passkey} then={to} />}
        {provider && (
          <p>
            {w.or} <a href={consolePath('/sign-in/provider/begin')}>{w.provider(provider)}</a>
          </p>
        )}
        <Disclosure summary={w.forgotten}>
          <p>{w.forgottenHow}</p>
        </Disclosure>
        {demo && <DemoHint demo={demo} />}
      </div>
    </Page>
  );
}
