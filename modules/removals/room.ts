import { bind, defineRoom, on } from '#kernel/actions/room.ts';
import { asId, type RemovalRequestId } from '#kernel/ids/ids.ts';
import { answerRemovalHandler } from './actions/answer-removal.ts';
import { checkRemovalHandler, endRemovalHandler } from './actions/check-removal.ts';
import { countOpenRequestsHandler } from './actions/count-open-requests.ts';
import { getLetterHandler } from './actions/get-letter.ts';
import { issueRemovalHandler } from './actions/issue-removal.ts';
import { addProviderHandler, listProvidersHandler } from './actions/list-providers.ts';
import { listRemovableLinksHandler } from './actions/list-removable-links.ts';
import { listRemovalsHandler } from './actions/list-removals.ts';
import {
  getDueTimeHandler,
  openServedRequestHandler,
  resolveProviderTokenHandler,
} from './actions/open-served-request.ts';
import { requestRemovalHandler } from './actions/request-removal.ts';
import { markServed } from './actions/serve-request.ts';
import * as contract from './contract.ts';
import { lockRequest } from './store/requests.ts';

export const removalsRoom = defineRoom('removals', {
  handlers: [
    bind(contract.countOpenRequests, countOpenRequestsHandler),
    bind(contract.listProviders, listProvidersHandler),
    bind(contract.listRemovableLinks, listRemovableLinksHandler),
    bind(contract.addProvider, addProviderHandler),
    bind(contract.requestRemoval, requestRemovalHandler),
    bind(contract.issueRemoval, issueRemovalHandler),
    bind(contract.checkRemoval, checkRemovalHandler),
    bind(contract.endRemoval, endRemovalHandler),
    bind(contract.listRemovals, listRemovalsHandler),
    bind(contract.getLetter, getLetterHandler),
    bind(contract.resolveProviderToken, resolveProviderTokenHandler),
    bind(contract.getDueTime, getDueTimeHandler),
    bind(contract.openServedRequest, openServedRequestHandler),
    bind(contract.answerRemoval, answerRemovalHandler),
  ],
  subscribers: [
    on('mail.sent', 'removals.note-delivery', async (ctx, payload) => {
      if (payload['purpose'] !== 'removals.serve') return;
      const request = await lockRequest(ctx.tx, asId<RemovalRequestId>(payload['subjectId'] ?? ''), null);
      await markServed(ctx, request, 'MAIL');
      ctx.note({ subject: { kind: 'REMOVAL_REQUEST', id: request.id }, facts: { servedBy: 'MAIL' } });
    }),
  ],
});
