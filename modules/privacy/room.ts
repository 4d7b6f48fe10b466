import { bind, defineRoom } from '#kernel/actions/room.ts';
import {
  acknowledgeDataRequestHandler,
  decideDataRequestHandler,
  finishDataRequestHandler,
  recordIdentityCheckHandler,
} from './actions/answer-data-request.ts';
import { carryOutErasureHandler, getErasureCertificateHandler } from './actions/carry-out-erasure.ts';
import { findRetentionHandler } from './actions/find-retention.ts';
import { getDataRequestHandler } from './actions/get-data-request.ts';
import { listDataRequestsHandler } from './actions/list-data-requests.ts';
import { recordDataRequestHandler } from './actions/record-data-request.ts';
import { acceptDataRequestHandler, submitDataRequestHandler } from './actions/submit-data-request.ts';
import * as contract from './contract.ts';

export const privacyRoom = defineRoom('privacy', {
  handlers: [
    bind(contract.submitDataRequest, submitDataRequestHandler),
    bind(contract.acceptDataRequest, acceptDataRequestHandler),
    bind(contract.recordDataRequest, recordDataRequestHandler),
    bind(contract.listDataRequests, listDataRequestsHandler),
    bind(contract.getDataRequest, getDataRequestHandler),
    bind(contract.acknowledgeDataRequest, acknowledgeDataRequestHandler),
    bind(contract.recordIdentityCheck, recordIdentityCheckHandler),
    bind(contract.decideDataRequest, decideDataRequestHandler),
    bind(contract.carryOutErasure, carryOutErasureHandler),
    bind(contract.finishDataRequest, finishDataRequestHandler),
    bind(contract.getErasureCertificate, getErasureCertificateHandler),
    bind(contract.findRetention, findRetentionHandler),
  ],
});
