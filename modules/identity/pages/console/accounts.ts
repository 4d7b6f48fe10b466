import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import type { AccountId, OrganizationId } from '#kernel/ids/ids.ts';
import { invalidInput, notFound } from '#kernel/errors/errors.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { roleNames, roles } from '#kernel/permissions/roles.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { asPage, consoleOf } from '#ui/console/context.ts';
import {
  approveFactorReset,
  askFactorReset,
  disableAccount,
  enableAccount,
  grantRole,
  inviteAccount,
  listAccounts,
  renewLink,
  revokeRole,
} from '../../contract.ts';

/** The link to hand over, shown once where it was made. */
export type MadeLink = { readonly link: string };

/** The office that is looked after: the one in the address when the person is its administrator, else the first of theirs. */
function officeOf(actor: Actor, request: Request): OrganizationId | null {
  const mine =
    actor.kind === 'OFFICIAL'
      ? actor.grants.filter((grant) => grant.role === 'ACCOUNT_ADMIN').map((grant) => grant.organizationId)
      : [];
  const asked = new URL(request.url).searchParams.get('office');
  return mine.find((id) => id === asked) ?? mine[0] ?? null;
}

export async function loadAccounts({ context }: LoaderFunctionArgs) {
  const { call, actor, request, now, locale } = consoleOf(context);
  const organizationId = officeOf(actor, request);
  if (!organizationId) throw asPage(notFound(), locale);
  const { accounts, withoutAccount } = await call(listAccounts, { organizationId });
  const nameOfRole = (role: keyof typeof roles) => roles[role][locale];
  return {
    organizationId,
    now: now.toISOString(),
    accounts: accounts.map((account) => ({
      ...account,
      roleNames: account.grants.filter((grant) => grant.holdsToday).map((grant) => nameOfRole(grant.role)),
    })),
    people: withoutAccount.map(({ personId, postId, fullName, title }) => ({
      value: `${personId}|${postId}`,
      label: `${fullName} · ${title}`,
    })),
    roles: roleNames.map((role) => ({ value: role, label: nameOfRole(role) })),
  };
}

export function inviteFrom(args: ActionFunctionArgs) {
  return answerForm(args, {
    async invite({ call, form }) {
      const [personId = '', postId = ''] = form.text('who').split('|');
      const missing = [
        ...(personId ? [] : [{ path: 'who', sentence: { vi: 'Chọn một người.', en: 'Choose a person.' } }]),
        ...(form.text('email').includes('@')
          ? []
          : [
              {
                path: 'email',
                sentence: { vi: 'Cần một địa chỉ thư điện tử.', en: 'An e-mail address is needed.' },
              },
            ]),
        ...(form.all('role').length > 0
          ? []
          : [
              {
                path: 'role',
                sentence: { vi: 'Chọn ít nhất một vai trò.', en: 'Choose one role at least.' },
              },
            ]),
        ...(/^(\d{12})?$/.test(form.text('personalNumber'))
          ? []
          : [
              {
                path: 'personalNumber',
                sentence: { vi: 'Số định danh có đúng 12 chữ số.', en: 'The number has exactly 12 digits.' },
              },
            ]),
      ];
      if (missing.length > 0) throw invalidInput(missing);
      const made = await call(inviteAccount, {
        organizationId: form.text('organizationId'),
        personId,
        postId,
        email: form.text('email').trim(),
        roles: form.all('role'),
        personalNumber: form.optional('personalNumber'),
      });
      return data({ link: made.link } satisfies MadeLink);
    },
  });
}

export async function loadManagedAccount(args: LoaderFunctionArgs) {
  const { actor, locale } = consoleOf(args.context);
  const { organizationId, accounts, now, roles: all } = await loadAccounts(args);
  const account = accounts.find((one) => one.accountId === args.params['accountId']);
  if (!account) throw asPage(notFound(), locale);
  const self = actor.kind === 'OFFICIAL' ? actor.accountId : null;
  const posts = [...new Map(account.grants.map((grant) => [grant.postId, grant.title]))].map(
    ([value, label]) => ({ value, label }),
  );
  return {
    organizationId,
    now,
    account: {
      ...account,
      grants: account.grants.map((grant) => ({ ...grant, roleName: roles[grant.role][locale] })),
    },
    posts,
    roles: all,
    isSelf: account.accountId === self,
    hasAsked: account.openReset?.askedBy === self,
  };
}

export function changeManagedAccount(args: ActionFunctionArgs) {
  const accountId = (args.params['accountId'] ?? '') as AccountId;
  const done = (key: string, organizationId: string) =>
    redirect(doneAt(`/accounts/${accountId}?office=${organizationId}`, key), 303);
  return answerForm(args, {
    async disable({ call, form }) {
      const organizationId = form.text('organizationId');
      await call(disableAccount, { organizationId, accountId });
      return done('disabled', organizationId);
    },
    async enable({ call, form }) {
      const organizationId = form.text('organizationId');
      await call(enableAccount, { organizationId, accountId });
      return done('enabled', organizationId);
    },
    async grant({ call, form }) {
      const organizationId = form.text('organizationId');
      await call(grantRole, {
        organizationId,
        accountId,
        postId: form.text('postId'),
        role: form.text('role'),
        validTo: form.optional('validTo') ?? null,
      });
      return done('granted', organizationId);
    },
    async revoke({ call, form }) {
      const organizationId = form.text('organizationId');
      await call(revokeRole, { organizationId, grantId: form.text('grantId') });
      return done('revoked', organizationId);
    },
    async askReset({ call, form }) {
      const organizationId = form.text('organizationId');
      await call(askFactorReset, { organizationId, accountId });
      return done('asked', organizationId);
    },
    async approveReset({ call, form }) {
      const made = await call(approveFactorReset, {
        organizationId: form.text('organizationId'),
        resetId: form.text('resetId'),
      });
      return data({ link: made.link } satisfies MadeLink);
    },
    async renew({ call, form }) {
      const made = await call(renewLink, { organizationId: form.text('organizationId'), accountId });
      return data({ link: made.link } satisfies MadeLink);
    },
  });
}
