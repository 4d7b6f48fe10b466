import { bind, bindStatement, defineRoom } from '#kernel/actions/room.ts';
import { findStatusHandler } from './actions/find-status.ts';
import { submitReportStatement } from './actions/submit-report.ts';
import { findStatus, submitReport } from './contract.ts';

export const reportsRoom = defineRoom('reports', {
  handlers: [bindStatement(submitReport, submitReportStatement), bind(findStatus, findStatusHandler)],
});
