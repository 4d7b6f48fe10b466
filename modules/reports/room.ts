import { bind, bindStatement, defineRoom, job, on } from '#kernel/actions/room.ts';
import { changeWishesHandler } from './actions/change-wishes.ts';
import { clearNamedHandler } from './actions/clear-named.ts';
import { claimReportHandler, releaseReportHandler } from './actions/claim-report.ts';
import { closeReportHandler, reopenReportHandler } from './actions/close-report.ts';
import { exportReportHandler, getExportHandler, listExportsHandler } from './actions/export-report.ts';
import { confirmProposalHandler } from './actions/confirm-proposal.ts';
import { decideUnsafeHandler } from './actions/decide-unsafe.ts';
import { findFileByCodeHandler } from './actions/find-file-by-code.ts';
import { forgetWordsJob } from './actions/forget-words.ts';
import { getRoutingHandler } from './actions/get-routing.ts';
import { markUnsafeHandler } from './actions/mark-unsafe.ts';
import { passReportHandler, takeOverReportHandler } from './actions/pass-report.ts';
import { readMissedJob, readReportJob } from './actions/read-report.ts';
import { recordParentsDecisionHandler } from './actions/record-parents-decision.ts';
import { recordVoiceContactHandler } from './actions/record-voice-contact.ts';
import {
  listHeldStatusesHandler,
  releasePublicStatusHandler,
  releaseStatusByLetterHandler,
} from './actions/release-public-status.ts';
import { findStatusHandler } from './actions/find-status.ts';
import { getFileHeadHandler } from './actions/get-file-head.ts';
import { getLinksHandler } from './actions/get-links.ts';
import { getReportHandler } from './actions/get-report.ts';
import { listCommuneNamesHandler } from './actions/list-commune-names.ts';
import { countQueueHandler, listQueueHandler } from './actions/list-queue.ts';
import { noteProgressHandler } from './actions/note-progress.ts';
import { submitReportStatement } from './actions/submit-report.ts';
import { addNoteHandler, triageReportHandler } from './actions/triage-report.ts';
import { verifyReportHandler } from './actions/verify-report.ts';
import * as contract from './contract.ts';
import { findingHandlers, findingSubscribers } from './finding.ts';

export const reportsRoom = defineRoom('reports', {
  handlers: [
    bindStatement(contract.submitReport, submitReportStatement),
    bind(contract.findStatus, findStatusHandler),
    bind(contract.listCommuneNames, listCommuneNamesHandler),
    bind(contract.getLinks, getLinksHandler),
    bind(contract.getFileHead, getFileHeadHandler),
    bind(contract.exportReport, exportReportHandler),
    bind(contract.listExports, listExportsHandler),
    bind(contract.getExport, getExportHandler),
    bind(contract.listQueue, listQueueHandler),
    bind(contract.countQueue, countQueueHandler),
    bind(contract.getReport, getReportHandler),
    bind(contract.claimReport, claimReportHandler),
    bind(contract.releaseReport, releaseReportHandler),
    bind(contract.triageReport, triageReportHandler),
    bind(contract.addNote, addNoteHandler),
    bind(contract.verifyReport, verifyReportHandler),
    bind(contract.closeReport, closeReportHandler),
    bind(contract.reopenReport, reopenReportHandler),
    bind(contract.noteProgress, noteProgressHandler),
    bind(contract.passReport, passReportHandler),
    bind(contract.takeOverReport, takeOverReportHandler),
    bind(contract.releasePublicStatus, releasePublicStatusHandler),
    bind(contract.releaseStatusByLetter, releaseStatusByLetterHandler),
    bind(contract.listHeldStatuses, listHeldStatusesHandler),
    bind(contract.findFileByCode, findFileByCodeHandler),
    bind(contract.changeWishes, changeWishesHandler),
    bind(contract.getRouting, getRoutingHandler),
    bind(contract.markUnsafe, markUnsafeHandler),
    bind(contract.decideUnsafe, decideUnsafeHandler),
    bind(contract.clearNamed, clearNamedHandler),
    bind(contract.recordParentsDecision, recordParentsDecisionHandler),
    bind(contract.recordVoiceContact, recordVoiceContactHandler),
    bind(contract.confirmProposal, confirmProposalHandler),
    ...findingHandlers,
  ],
  jobs: [
    job('reports.read-report', { isExclusive: true }, readReportJob),
    job('reports.read-missed', { cron: '* * * * *', isExclusive: true }, readMissedJob),
  ],
  subscribers: [
    on('retention.file-destroyed', 'reports.forget-words', forgetWordsJob),
    ...findingSubscribers,
  ],
});
