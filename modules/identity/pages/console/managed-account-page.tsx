import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router';
import { ConsoleForm, HiddenField, SelectField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Facts, Notice, Table } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { AccountState } from './account-state.tsx';
import { changeManagedAccount, loadManagedAccount, type MadeLink } from './accounts.ts';
import { LinkMade } from './link-made.tsx';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';

export function loader(args: LoaderFunctionArgs) {
  return loadManagedAccount(args);
}

export function action(args: ActionFunctionArgs) {
  return changeManagedAccount(args);
}

export default function ManagedAccountPage() {
  const { account, organizationId, isSelf } = useLoaderData<typeof loader>();
  const made = useActionData<Partial<MadeLink>>();
  const { accounts: w } = useWords(identityVi, identityEn);
  return (
    <Page
      title={account.fullName}
      back={{ to: `/accounts?office=${organizationId}`, label: w.back }}
      done={w.done}
    >
      <div className="stack">
        {made?.link && <LinkMade link={made.link} />}
        <Facts
          facts={[
            [w.state, <AccountState key="state" account={account} />],
            [w.email, account.email],
          ]}
        />
        <Roles />
        {isSelf ? <Notice>{w.own}</Notice> : <Changes />}
      </div>
    </Page>
  );
}

function Roles() {
  const { account, organizationId, posts, roles, isSelf } = useLoaderData<typeof loader>();
  const { accounts: w } = useWords(identityVi, identityEn);
  const columns = [
    { key: 'role', name: w.role },
    { key: 'post', name: w.through },
    { key: 'until', name: w.until },
    { key: 'revoke', name: w.revoke },
  ];
  const rows = account.grants.map((grant) => ({
    key: grant.grantId,
    cells: {
      role: grant.holdsToday ? grant.roleName : `${grant.roleName} (${w.notToday})`,
      post: grant.title,
      until: grant.validTo ?? '',
      revoke: isSelf ? null : (
        <ConsoleForm does="revoke" id={grant.grantId}>
          <HiddenField name="organizationId" value={organizationId} />
          <HiddenField name="grantId" value={grant.grantId} />
          <SubmitButton tone="danger">{w.revoke}</SubmitButton>
        </ConsoleForm>
      ),
    },
  }));
  return (
    <Card title={w.allRoles}>
      {rows.length === 0 ? <p>{w.noRoles}</p> : <Table label={w.allRoles} columns={columns} rows={rows} />}
      {!isSelf && posts.length > 0 && (
        <ConsoleForm does="grant" label={w.grant}>
          <HiddenField name="organizationId" value={organizationId} />
          <SelectField name="role" label={w.role} choices={roles} />
          <SelectField name="postId" label={w.through} choices={posts} />
          <TextField name="validTo" label={w.validTo} type="date" />
          <SubmitButton>{w.grant}</SubmitButton>
        </ConsoleForm>
      )}
    </Card>
  );
}

function Changes() {
  const { account, organizationId, hasAsked } = useLoaderData<typeof loader>();
  const { accounts: w } = useWords(identityVi, identityEn);
  const office = <HiddenField name="organizationId" value={organizationId} />;
  if (account.state === 'DISABLED') {
    return (
      <ConsoleForm does="enable" label={w.enable}>
        {office}
        <SubmitButton tone="quiet">{w.enable}</SubmitButton>
      </ConsoleForm>
    );
  }
  const hint =
    account.state === 'INVITED'
      ? w.newLinkHints.INVITED
      : account.mustEnrol
        ? w.newLinkHints.ENROL
        : w.newLinkHints.ACTIVE;
  return (
    <>
      <Card title={w.newLink}>
        <p>{hint}</p>
        <ConsoleForm does="renew" label={w.newLink}>
          {office}
          <SubmitButton tone="quiet">{w.newLink}</SubmitButton>
        </ConsoleForm>
      </Card>
      {account.state === 'ACTIVE' && !account.mustEnrol && (
        <Card title={w.reset}>
          <p>{w.resetHint}</p>
          {!account.openReset && (
            <ConsoleForm does="askReset" label={w.askReset}>
              {office}
              <SubmitButton tone="danger">{w.askReset}</SubmitButton>
            </ConsoleForm>
          )}
          {account.openReset && hasAsked && <p>{w.waitsForAnother}</p>}
          {account.openReset && !hasAsked && (
            <ConsoleForm does="approveReset" label={w.approveReset}>
              {office}
              <HiddenField name="resetId" value={account.openReset.resetId} />
              <SubmitButton tone="danger">{w.approveReset}</SubmitButton>
            </ConsoleForm>
          )}
        </Card>
      )}
      <Card title={w.disable}>
        <p>{w.disableHint}</p>
        <ConsoleForm does="disable" label={w.disable}>
          {office}
          <SubmitButton tone="danger">{w.disable}</SubmitButton>
        </ConsoleForm>
      </Card>
    </>
  );
}
