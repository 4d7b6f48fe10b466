import { bind, defineRoom } from '#kernel/actions/room.ts';
import { appointPersonHandler } from './actions/appoint-person.ts';
import { assignRoleHandler } from './actions/assign-role.ts';
import { changeOrganizationHandler } from './actions/change-organization.ts';
import { endAppointmentHandler } from './actions/end-appointment.ts';
import { findHolderHandler } from './actions/find-holder.ts';
import { findOnDutyHandler } from './actions/find-on-duty.ts';
import { findPlacesHandler } from './actions/find-places.ts';
import { getContactHandler } from './actions/get-contact.ts';
import { getOrganizationHandler } from './actions/get-organization.ts';
import { importDirectoryHandler } from './actions/import-directory.ts';
import { listRolesHandler } from './actions/list-roles.ts';
import { findResponsibleHandler } from './actions/find-responsible.ts';
import { findSuccessorHandler } from './actions/find-successor.ts';
import { getOfficeHandler } from './actions/get-office.ts';
import { listNamedPeopleHandler } from './actions/list-named-people.ts';
import { listDutyGapsHandler, listUnfilledHoursHandler } from './actions/list-duty-gaps.ts';
import { reachPersonHandler } from './actions/reach-person.ts';
import { planAreaSuccessionHandler } from './actions/plan-area-succession.ts';
import { planSuccessionHandler } from './actions/plan-succession.ts';
import { recordAbsenceHandler } from './actions/record-absence.ts';
import { removeDutyShiftHandler } from './actions/remove-duty-shift.ts';
import { searchDirectoryHandler } from './actions/search-directory.ts';
import { setDutyShiftHandler } from './actions/set-duty-shift.ts';
import { setFocalPointHandler } from './actions/set-focal-point.ts';
import {
  appointPerson,
  assignRole,
  changeOrganization,
  endAppointment,
  findHolder,
  findOnDuty,
  findPlaces,
  findResponsible,
  findSuccessor,
  getContact,
  getOffice,
  getOrganization,
  importDirectory,
  listDutyGaps,
  listNamedPeople,
  listRoles,
  listUnfilledHours,
  planAreaSuccession,
  planSuccession,
  reachPerson,
  recordAbsence,
  removeDutyShift,
  searchDirectory,
  setDutyShift,
  setFocalPoint,
} from './contract.ts';

export const directoryRoom = defineRoom('directory', {
  handlers: [
    bind(findPlaces, findPlacesHandler),
    bind(findHolder, findHolderHandler),
    bind(listRoles, listRolesHandler),
    bind(findOnDuty, findOnDutyHandler),
    bind(searchDirectory, searchDirectoryHandler),
    bind(getOrganization, getOrganizationHandler),
    bind(getOffice, getOfficeHandler),
    bind(findSuccessor, findSuccessorHandler),
    bind(getContact, getContactHandler),
    bind(changeOrganization, changeOrganizationHandler),
    bind(planAreaSuccession, planAreaSuccessionHandler),
    bind(planSuccession, planSuccessionHandler),
    bind(assignRole, assignRoleHandler),
    bind(appointPerson, appointPersonHandler),
    bind(endAppointment, endAppointmentHandler),
    bind(setFocalPoint, setFocalPointHandler),
    bind(recordAbsence, recordAbsenceHandler),
    bind(setDutyShift, setDutyShiftHandler),
    bind(removeDutyShift, removeDutyShiftHandler),
    bind(listDutyGaps, listDutyGapsHandler),
    bind(listUnfilledHours, listUnfilledHoursHandler),
    bind(listNamedPeople, listNamedPeopleHandler),
    bind(findResponsible, findResponsibleHandler),
    bind(reachPerson, reachPersonHandler),
    bind(importDirectory, importDirectoryHandler),
  ],
});
