import { bind, bindStatement, defineRoom } from '#kernel/actions/room.ts';
import { claimReportHandler, releaseReportHandler } from './actions/claim-report.ts';
import { closeReportHandler, reopenReportHandler } from './actions/close-report.ts';
import { findStatusHandler } from './actions/find-status.ts';
import { getLinksHandler } from './actions/get-links.ts';
import { getReportHandler } from './actions/get-report.ts';
import { listCommuneNamesHandler } from './actions/list-commune-names.ts';
import { listQueueHandler } from './actions/list-queue.ts';
import { noteProgressHandler } from './actions/note-progress.ts';
import { submitReportStatement } from './actions/submit-report.ts';
import { addNoteHandler, triageReportHandler } from './actions/triage-report.ts';
import { verifyReportHandler } from './actions/verify-report.ts';
import * as contract from './contract.ts';

export const reportsRoom = defineRoom('reports', {
  handlers: [
    bindStatement(contract.submitReport, submitReportStatement),
    bind(contract.findStatus, findStatusHandler),
    bind(contract.listCommuneNames, listCommuneNamesHandler),
    bind(contract.getLinks, getLinksHandler),
    bind(contract.listQueue, listQueueHandler),
    bind(contract.getReport, getReportHandler),
    bind(contract.claimReport, claimReportHandler),
    bind(contract.releaseReport, releaseReportHandler),
    bind(contract.triageReport, triageReportHandler),
    bind(contract.addNote, addNoteHandler),
    bind(contract.verifyReport, verifyReportHandler),
    bind(contract.closeReport, closeReportHandler),
    bind(contract.reopenReport, reopenReportHandler),
    bind(contract.noteProgress, noteProgressHandler),
  ],
});
