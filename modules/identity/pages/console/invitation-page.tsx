import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router';
import { ConsoleForm, LinkButton, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Disclosure, Facts, Notice } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import {
  type InvitationDone,
  type InvitationPage as Invitation,
  loadInvitation,
  takeInvitation,
} from './invitation.ts';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';
import { PasswordField } from './password-field.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

export function loader(args: LoaderFunctionArgs) {
  return loadInvitation(args);
}

export function action(args: ActionFunctionArgs) {
  return takeInvitation(args);
}

export default function InvitationPage() {
  const { invitation } = useLoaderData<typeof loader>();
  const done = useActionData<Partial<InvitationDone>>();
  const { invitation: w } = useWords(identityVi, identityEn);
  if (done?.recoveryCodes) return <Done codes={done.recoveryCodes} />;
  if (!invitation) {
    return (
      <Page title={w.unusableTitle} lead={w.unusable}>
        <LinkButton to="/sign-in">{w.toSignIn}</LinkButton>
      </Page>
    );
  }
  const title = w.titles[invitation.purpose];
  return (
    <Page title={title}>
      <ConsoleForm does="accept" label={title}>
        <Facts facts={[[w.name, invitation.name]]} />
        <PasswordPart purpose={invitation.purpose} name={invitation.name} />
        <AppPart invitation={invitation} />
        <SubmitButton>{w.accept}</SubmitButton>
      </ConsoleForm>
    </Page>
  );
}

function PasswordPart({ purpose, name }: Pick<Invitation, 'purpose' | 'name'>) {
  const { invitation: w } = useWords(identityVi, identityEn);
  // A password manager wants to know for whom it keeps the password.
  const whose = <input type="text" name="username" value={name} readOnly hidden autoComplete="username" />;
  if (purpose === 'SECOND_FACTOR') {
    return (
      <>
        {whose}
        <PasswordField name="password" label={w.presentPassword} />
      </>
    );
  }
  return (
    <Card title={purpose === 'NEW' ? w.stepPassword : undefined}>
      {whose}
      <PasswordField name="password" label={w.password} hint={w.passwordHint} isNew />
      <PasswordField name="passwordAgain" label={w.passwordAgain} isNew />
    </Card>
  );
}

function AppPart({ invitation }: { invitation: Invitation }) {
  const { invitation: w } = useWords(identityVi, identityEn);
  if (!invitation.enrolment)
    return (
      <TextField
        name="code"
        label={w.presentCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
    );
  return (
    <Card title={w.stepApp}>
      <p>{w.appHint}</p>
      <img src={invitation.enrolment.picture} alt={w.qr} width={220} height={220} />
      <Disclosure summary={w.manual}>
        <code>{invitation.enrolment.key}</code>
      </Disclosure>
      <TextField name="code" label={w.firstCode} inputMode="numeric" autoComplete="one-time-code" required />
    </Card>
  );
}

function Done({ codes }: { codes: readonly string[] }) {
  const { invitation: w } = useWords(identityVi, identityEn);
  if (codes.length === 0) {
    return (
      <Page title={w.doneNoCodesTitle}>
        <Notice tone="good">{w.doneNoCodes}</Notice>
        <LinkButton to="/" tone="primary">
          {w.enter}
        </LinkButton>
      </Page>
    );
  }
  return (
    <Page title={w.doneTitle} lead={w.doneLead}>
      <RecoveryCodes codes={codes} />
      <LinkButton to="/" tone="primary">
        {w.continue}
      </LinkButton>
    </Page>
  );
}
