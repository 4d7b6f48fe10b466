import { bind, defineRoom } from '#kernel/actions/room.ts';
import { bookCallHandler } from './actions/book-call.ts';
import { listCustodyHandler, recordCustodyHandler, releaseCustodyHandler } from './actions/custody.ts';
import { enterReportHandler } from './actions/enter-report.ts';
import {
  getForm01FileHandler,
  getForm01Handler,
  issueForm01Handler,
  saveForm01Handler,
} from './actions/form01.ts';
import {
  handOverTo111Handler,
  recordReceipt111Handler,
  withdrawHandoverHandler,
} from './actions/hand-over.ts';
import { importReportsSheetHandler } from './actions/import-reports-sheet.ts';
import { listHandoversHandler } from './actions/list-handovers.ts';
import { listOverdueHandoversHandler } from './actions/list-overdue-handovers.ts';
import { getPromisedCallHandler, listPromisedCallsHandler } from './actions/list-promised-calls.ts';
import { keepCallHandler, promiseCallHandler } from './actions/promise-call.ts';
import {
  bookSpokenHandoverHandler,
  receiptFrom111Handler,
  receiveFrom111Handler,
} from './actions/receive-from-111.ts';
import * as contract from './contract.ts';

export const intakeRoom = defineRoom('intake', {
  handlers: [
    bind(contract.enterReport, enterReportHandler),
    bind(contract.importReportsSheet, importReportsSheetHandler),
    bind(contract.bookCall, bookCallHandler),
    bind(contract.promiseCall, promiseCallHandler),
    bind(contract.keepCall, keepCallHandler),
    bind(contract.listPromisedCalls, listPromisedCallsHandler),
    bind(contract.getPromisedCall, getPromisedCallHandler),
    bind(contract.getForm01, getForm01Handler),
    bind(contract.saveForm01, saveForm01Handler),
    bind(contract.issueForm01, issueForm01Handler),
    bind(contract.getForm01File, getForm01FileHandler),
    bind(contract.listHandovers, listHandoversHandler),
    bind(contract.listOverdueHandovers, listOverdueHandoversHandler),
    bind(contract.handOverTo111, handOverTo111Handler),
    bind(contract.recordReceipt111, recordReceipt111Handler),
    bind(contract.withdrawHandover, withdrawHandoverHandler),
    bind(contract.receiveFrom111, receiveFrom111Handler),
    bind(contract.bookSpokenHandover, bookSpokenHandoverHandler),
    bind(contract.receiptFrom111, receiptFrom111Handler),
    bind(contract.listCustody, listCustodyHandler),
    bind(contract.recordCustody, recordCustodyHandler),
    bind(contract.releaseCustody, releaseCustodyHandler),
  ],
});
