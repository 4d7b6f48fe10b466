import { bind, defineRoom } from '#kernel/actions/room.ts';
import { avoidCategoriesHandler } from './actions/avoid-categories.ts';
import { getMyDayHandler } from './actions/get-my-day.ts';
import { countTeamDayHandler, listTeamDayHandler } from './actions/list-team-day.ts';
import { noteExposureHandler } from './actions/note-exposure.ts';
import { recordBreakHandler } from './actions/record-break.ts';
import { listMyDebriefsHandler, recordDebriefHandler } from './actions/record-debrief.ts';
import * as contract from './contract.ts';
import { jobs, subscribers } from './jobs.ts';

export const careRoom = defineRoom('care', {
  handlers: [
    bind(contract.noteExposure, noteExposureHandler),
    bind(contract.getMyDay, getMyDayHandler),
    bind(contract.recordBreak, recordBreakHandler),
    bind(contract.avoidCategories, avoidCategoriesHandler),
    bind(contract.recordDebrief, recordDebriefHandler),
    bind(contract.listMyDebriefs, listMyDebriefsHandler),
    bind(contract.listTeamDay, listTeamDayHandler),
    bind(contract.countTeamDay, countTeamDayHandler),
  ],
  subscribers,
  jobs,
});
