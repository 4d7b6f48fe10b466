import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import {
  CheckField,
  ConsoleForm,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
} from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Empty, Table } from '#ui/console/parts.tsx';
import { Since } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { AccountState } from './account-state.tsx';
import { inviteFrom, loadAccounts, type MadeLink } from './accounts.ts';
import { LinkMade } from './link-made.tsx';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';

export function loader(args: LoaderFunctionArgs) {
  return loadAccounts(args);
}

export function action(args: ActionFunctionArgs) {
  return inviteFrom(args);
}

export default function AccountsPage() {
  const { accounts, organizationId, now } = useLoaderData<typeof loader>();
  const made = useActionData<Partial<MadeLink>>();
  const { accounts: w } = useWords(identityVi, identityEn);
  const columns = [
    { key: 'person', name: w.person },
    { key: 'state', name: w.state },
    { key: 'roles', name: w.roles },
    { key: 'last', name: w.lastSignIn },
  ];
  const rows = accounts.map((account) => ({
    key: account.accountId,
    cells: {
      person: <Link to={`/accounts/${account.accountId}?office=${organizationId}`}>{account.fullName}</Link>,
      state: <AccountState account={account} />,
      roles: account.roleNames.join(', '),
      last: account.lastSignedInAt ? <Since at={account.lastSignedInAt} now={now} /> : w.never,
    },
  }));
  return (
    <Page title={w.title} lead={w.lead} isWide>
      <div className="stack">
        {made?.link && <LinkMade link={made.link} />}
        {accounts.length === 0 ? (
          <Empty title={w.none} />
        ) : (
          <Table label={w.title} columns={columns} rows={rows} />
        )}
        <Invite />
      </div>
    </Page>
  );
}

function Invite() {
  const { organizationId, people, roles } = useLoaderData<typeof loader>();
  const { accounts: w } = useWords(identityVi, identityEn);
  if (people.length === 0) return <Card title={w.inviteTitle}>{w.inviteNobody}</Card>;
  return (
    <Card title={w.inviteTitle}>
      <ConsoleForm does="invite" label={w.inviteTitle}>
        <HiddenField name="organizationId" value={organizationId} />
        <SelectField name="who" label={w.who} choices={people} empty="" required />
        <TextField name="email" label={w.email} type="email" inputMode="email" required />
        <fieldset className="choices">
          <legend>{w.chooseRoles}</legend>
          {roles.map(({ value, label }) => (
            <CheckField key={value} name="role" value={value} label={label} />
          ))}
        </fieldset>
        <TextField
          name="personalNumber"
          label={w.personalNumber}
          hint={w.personalNumberHint}
          inputMode="numeric"
        />
        <SubmitButton>{w.invite}</SubmitButton>
      </ConsoleForm>
    </Card>
  );
}
