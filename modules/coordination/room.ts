import { bind, defineRoom, job, on } from '#kernel/actions/room.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import {
  acceptStepHandler,
  finishStepHandler,
  returnStepHandler,
  withdrawStepHandler,
} from './actions/accept-step.ts';
import { answerStepHandler, askStepHandler, writeQuestionHandler } from './actions/ask-step.ts';
import { assertSafeHandler, findDangerHandler } from './actions/assert-safe.ts';
import { endStepsOfFile } from './actions/end-with-file.ts';
import { climbLadder, noteBreach, noteDueDay } from './actions/follow-clocks.ts';
import { followReform } from './actions/follow-reform.ts';
import { getStepHandler, listStepsOfHandler } from './actions/get-step.ts';
import { issueSlipHandler } from './actions/issue-slip.ts';
import { countStepsHandler, listBoardHandler, listIncomingStepsHandler } from './actions/list-steps.ts';
import { moveStepHandler } from './actions/move-step.ts';
import { openEmergencySteps } from './actions/open-emergency-steps.ts';
import { openStepHandler } from './actions/open-step.ts';
import { planStepHandler, readCautionsHandler } from './actions/plan-step.ts';
import { previewStepHandler } from './actions/preview-step.ts';
import { getReceiptScanHandler, getSlipHandler, recordReceiptHandler } from './actions/record-receipt.ts';
import { followPoliceWordHandler, recordPoliceWordHandler } from './actions/record-police-word.ts';
import { remindStepHandler } from './actions/remind-step.ts';
import { sendStepHandler } from './actions/send-step.ts';
import { setOfficeKeyHandler, writeOfficeKeyHandler } from './actions/set-office-key.ts';
import * as contract from './contract.ts';
import * as internal from './internal.ts';

export const coordinationRoom = defineRoom('coordination', {
  handlers: [
    bind(contract.previewStep, previewStepHandler),
    bind(contract.sendStep, sendStepHandler),
    bind(contract.acceptStep, acceptStepHandler),
    bind(contract.returnStep, returnStepHandler),
    bind(contract.askStep, askStepHandler),
    bind(contract.answerStep, answerStepHandler),
    bind(contract.finishStep, finishStepHandler),
    bind(contract.withdrawStep, withdrawStepHandler),
    bind(contract.remindStep, remindStepHandler),
    bind(contract.issueSlip, issueSlipHandler),
    bind(contract.recordReceipt, recordReceiptHandler),
    bind(contract.recordPoliceWord, recordPoliceWordHandler),
    bind(contract.getSlip, getSlipHandler),
    bind(contract.getReceiptScan, getReceiptScanHandler),
    bind(contract.getStep, getStepHandler),
    bind(contract.listStepsOf, listStepsOfHandler),
    bind(contract.listIncomingSteps, listIncomingStepsHandler),
    bind(contract.listBoard, listBoardHandler),
    bind(contract.countSteps, countStepsHandler),
    bind(contract.findDanger, findDangerHandler),
    bind(contract.setOfficeKey, setOfficeKeyHandler),
    bind(internal.planStep, planStepHandler),
    bind(internal.openStep, openStepHandler),
    bind(internal.moveStep, moveStepHandler),
    bind(internal.followPoliceWord, followPoliceWordHandler),
    bind(internal.writeQuestion, writeQuestionHandler),
    bind(internal.writeOfficeKey, writeOfficeKeyHandler),
    bind(internal.readCautions, readCautionsHandler),
    bind(internal.assertSafe, assertSafeHandler),
  ],
  subscribers: [
    on(
      'reports.emergency',
      'coordination.open-emergency-steps',
      (ctx, payload) => openEmergencySteps(ctx, asId<FileId>(payload['fileId'] ?? '')),
      { isUrgent: true },
    ),
    on('reports.closed', 'coordination.end-steps', (ctx, payload) =>
      endStepsOfFile(ctx, payload['fileId'] ?? ''),
    ),
    on('deadlines.escalated', 'coordination.climb-ladder', climbLadder),
    on('deadlines.breached', 'coordination.note-breach', noteBreach),
    on('deadlines.due-known', 'coordination.note-due-day', noteDueDay),
  ],
  jobs: [job('coordination.follow-reform', { cron: '*/10 * * * *' }, (ctx) => followReform(ctx))],
});
