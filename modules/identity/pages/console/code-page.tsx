import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { ConsoleForm, HiddenField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Disclosure } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { DemoHint } from './demo-hint.tsx';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';
import { loadCode, takeCode } from './sign-in.ts';

export function loader(args: LoaderFunctionArgs) {
  return loadCode(args);
}

export function action(args: ActionFunctionArgs) {
  return takeCode(args);
}

export default function CodePage() {
  const { to, demo } = useLoaderData<typeof loader>();
  const { code: w } = useWords(identityVi, identityEn);
  return (
    <Page title={w.title} lead={w.lead}>
      <div className="stack">
        <Card>
          <ConsoleForm does="totp" label={w.title}>
            <HiddenField name="to" value={to} />
            <TextField name="code" label={w.code} autoComplete="one-time-code" inputMode="numeric" required />
            <SubmitButton>{w.signIn}</SubmitButton>
          </ConsoleForm>
        </Card>
        <Disclosure summary={w.recovery}>
          <ConsoleForm does="recovery" label={w.recoveryCode}>
            <HiddenField name="to" value={to} />
            <TextField name="recoveryCode" label={w.recoveryCode} hint={w.recoveryHint} required />
            <SubmitButton tone="quiet">{w.useRecovery}</SubmitButton>
          </ConsoleForm>
        </Disclosure>
        {demo && <DemoHint demo={demo} />}
        <p>
          <Link to="/sign-in">{w.back}</Link>
        </p>
      </div>
    </Page>
  );
}
