import { bind, on } from '#kernel/actions/room.ts';
import { closeMergedHandler } from './actions/close-merged.ts';
import { dismissDuplicateHandler } from './actions/dismiss-duplicate.ts';
import { forgetFinding } from './actions/forget-finding.ts';
import { listRelatedHandler } from './actions/list-related.ts';
import { mergeReportsHandler, unmergeReportHandler } from './actions/merge-reports.ts';
import { addToIncidentHandler, leaveIncidentHandler, openIncidentHandler } from './actions/open-incident.ts';
import { deleteViewHandler, listViewsHandler, saveViewHandler } from './actions/saved-views.ts';
import { searchReportsHandler } from './actions/search-reports.ts';
import { summarizeShiftHandler } from './actions/summarize-shift.ts';
import * as contract from './contract-finding.ts';

/** The part of the room's wiring that belongs to contract-finding.ts. */
export const findingHandlers = [
  bind(contract.searchReports, searchReportsHandler),
  bind(contract.listRelated, listRelatedHandler),
  bind(contract.mergeReports, mergeReportsHandler),
  bind(contract.unmergeReport, unmergeReportHandler),
  bind(contract.dismissDuplicate, dismissDuplicateHandler),
  bind(contract.closeMerged, closeMergedHandler),
  bind(contract.openIncident, openIncidentHandler),
  bind(contract.addToIncident, addToIncidentHandler),
  bind(contract.leaveIncident, leaveIncidentHandler),
  bind(contract.saveView, saveViewHandler),
  bind(contract.listViews, listViewsHandler),
  bind(contract.deleteView, deleteViewHandler),
  bind(contract.summarizeShift, summarizeShiftHandler),
];

export const findingSubscribers = [on('retention.file-destroyed', 'reports.forget-finding', forgetFinding)];
