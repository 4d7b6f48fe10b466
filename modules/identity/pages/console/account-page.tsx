import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router';
import { ConsoleForm, HiddenField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Notice, Table } from '#ui/console/parts.tsx';
import { Since } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { changeAccount, loadAccount, type NewCodes } from './account.ts';
import { AddPasskey } from './add-passkey.tsx';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';
import { PasswordField } from './password-field.tsx';
import { useHasPasskeys } from './passkey-client.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

export function loader(args: LoaderFunctionArgs) {
  return loadAccount(args);
}

export function action(args: ActionFunctionArgs) {
  return changeAccount(args);
}

export default function AccountPage() {
  const { account: w } = useWords(identityVi, identityEn);
  const made = useActionData<Partial<NewCodes>>();
  return (
    <Page title={w.title} done={w.done}>
      <div className="stack">
        {made?.recoveryCodes && (
          <>
            <Notice tone="attention">{w.newCodes}</Notice>
            <RecoveryCodes codes={made.recoveryCodes} />
          </>
        )}
        <Sessions />
        <Passkeys />
        <Card title={w.changePassword}>
          <ConsoleForm does="password" label={w.changePassword}>
            <PasswordField name="presentPassword" label={w.presentPassword} />
            <PasswordField name="password" label={w.password} isNew />
            <PasswordField name="passwordAgain" label={w.passwordAgain} isNew />
            <SubmitButton>{w.changePassword}</SubmitButton>
          </ConsoleForm>
        </Card>
        <Card title={w.recovery}>
          <p>{w.recoveryLead}</p>
          <ConsoleForm does="recovery" label={w.recovery}>
            <TextField name="code" label={w.code} inputMode="numeric" autoComplete="one-time-code" required />
            <SubmitButton tone="quiet">{w.renew}</SubmitButton>
          </ConsoleForm>
        </Card>
      </div>
    </Page>
  );
}

function Sessions() {
  const { sessions, now } = useLoaderData<typeof loader>();
  const { account: w } = useWords(identityVi, identityEn);
  const columns = [
    { key: 'device', name: w.sessions },
    { key: 'started', name: w.started },
    { key: 'active', name: w.active },
    { key: 'end', name: w.end },
  ];
  const rows = sessions.map((session) => ({
    key: session.sessionId,
    cells: {
      device: `${session.device || w.unknownDevice} (${session.isHere ? w.here : w.methods[session.method]})`,
      started: <Since at={session.startedAt} now={now} />,
      active: <Since at={session.lastActiveAt} now={now} />,
      end: session.isHere ? null : (
        <ConsoleForm does="end" id={session.sessionId}>
          <HiddenField name="sessionId" value={session.sessionId} />
          <SubmitButton tone="danger">{w.end}</SubmitButton>
        </ConsoleForm>
      ),
    },
  }));
  return (
    <Card title={w.sessions}>
      <Table label={w.sessions} columns={columns} rows={rows} />
      {sessions.length > 1 && (
        <ConsoleForm does="endOthers" label={w.endOthers}>
          <SubmitButton tone="danger">{w.endOthers}</SubmitButton>
        </ConsoleForm>
      )}
    </Card>
  );
}

function Passkeys() {
  const { passkeys, hasPasskeys, now } = useLoaderData<typeof loader>();
  const { account: w } = useWords(identityVi, identityEn);
  const canAdd = useHasPasskeys();
  return (
    <Card title={w.passkeys}>
      <p>{hasPasskeys ? w.passkeysLead : w.noPasskeysHere}</p>
      {passkeys.length === 0 && <p>{w.noPasskeys}</p>}
      <ul>
        {passkeys.map(({ id, label, lastUsedAt }) => (
          <li key={id}>
            {label} · {w.lastUsed}: {lastUsedAt ? <Since at={lastUsedAt} now={now} /> : w.never}
            <ConsoleForm does="removePasskey" id={id}>
              <HiddenField name="passkeyId" value={id} />
              <SubmitButton tone="danger">{w.remove}</SubmitButton>
            </ConsoleForm>
          </li>
        ))}
      </ul>
      {hasPasskeys && (canAdd ? <AddPasskey /> : <p className="field-hint">{w.needsScript}</p>)}
    </Card>
  );
}
