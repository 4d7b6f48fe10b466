import { bind, defineRoom } from '#kernel/actions/room.ts';
import { answerAlarmHandler } from './actions/answer-alarm.ts';
import { findAttendanceHandler } from './actions/find-attendance.ts';
import { getMyDutyHandler } from './actions/get-my-duty.ts';
import { countAlarmsHandler, listAlarmsHandler, listAlarmsOfHandler } from './actions/list-alarms.ts';
import { ringHandler } from './actions/ring.ts';
import * as contract from './contract.ts';
import { jobs, subscribers } from './jobs.ts';

export const dutyRoom = defineRoom('duty', {
  handlers: [
    bind(contract.ring, ringHandler),
    bind(contract.answerAlarm, answerAlarmHandler),
    bind(contract.listAlarms, listAlarmsHandler),
    bind(contract.listAlarmsOf, listAlarmsOfHandler),
    bind(contract.countAlarms, countAlarmsHandler),
    bind(contract.getMyDuty, getMyDutyHandler),
    bind(contract.findAttendance, findAttendanceHandler),
  ],
  subscribers,
  jobs,
});
