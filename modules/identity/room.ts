import { bind, defineRoom } from '#kernel/actions/room.ts';
import { disableAccountHandler, enableAccountHandler } from './actions/disable-account.ts';
import { findRoleHoldersHandler } from './actions/find-role-holders.ts';
import { grantRoleHandler, revokeRoleHandler } from './actions/grant-role.ts';
import { inviteAccountHandler, inviteFirstAdministratorHandler } from './actions/invite-account.ts';
import { listAccountsHandler } from './actions/list-accounts.ts';
import {
  listSessionsHandler,
  revokeOtherSessionsHandler,
  revokeSessionHandler,
} from './actions/list-sessions.ts';
import { renewLinkHandler } from './actions/renew-link.ts';
import { approveFactorResetHandler, askFactorResetHandler } from './actions/reset-second-factor.ts';
import * as contract from './contract.ts';
import { disableIdleAccounts, sweepSignIn } from './jobs.ts';

export const identityRoom = defineRoom('identity', {
  handlers: [
    bind(contract.inviteAccount, inviteAccountHandler),
    bind(contract.inviteFirstAdministrator, inviteFirstAdministratorHandler),
    bind(contract.renewLink, renewLinkHandler),
    bind(contract.disableAccount, disableAccountHandler),
    bind(contract.enableAccount, enableAccountHandler),
    bind(contract.grantRole, grantRoleHandler),
    bind(contract.revokeRole, revokeRoleHandler),
    bind(contract.askFactorReset, askFactorResetHandler),
    bind(contract.approveFactorReset, approveFactorResetHandler),
    bind(contract.listAccounts, listAccountsHandler),
    bind(contract.findRoleHolders, findRoleHoldersHandler),
    bind(contract.listSessions, listSessionsHandler),
    bind(contract.revokeSession, revokeSessionHandler),
    bind(contract.revokeOtherSessions, revokeOtherSessionsHandler),
  ],
  jobs: [disableIdleAccounts, sweepSignIn],
});
