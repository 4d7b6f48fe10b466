import { beforeAll, describe, expect, it } from 'vitest';
import type pg from 'pg';
import { type FileId, newId, type PersonId } from '#kernel/ids/ids.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import {
  claimReport,
  closeReport,
  releaseReport,
  reopenReport,
  takeOverReport,
  verifyReport,
} from '../contract.ts';
import { nextState, type ReportAction, reportStates } from '../rules/states.ts';
import { useReports } from '../testing/reports-fixture.ts';

const { test, send, call, intake } = useReports();

/** What a person presses, and whose the report is then. */
const presses: readonly {
  readonly action: ReportAction;
  readonly whose: 'NOBODY' | 'MINE' | 'ANOTHER';
  readonly press: (by: Actor, fileId: FileId) => Promise<{ state: string }>;
}[] = [
  { action: 'CLAIM', whose: 'NOBODY', press: (by, fileId) => call(by, claimReport, { fileId }) },
  {
    action: 'TAKE_OVER',
    whose: 'ANOTHER',
    press: (by, fileId) => call(by, takeOverReport, { fileId, reason: 'nghỉ phép' }),
  },
  {
    action: 'RELEASE',
    whose: 'MINE',
    press: (by, fileId) => call(by, releaseReport, { fileId, note: 'nhầm ca' }),
  },
  {
    action: 'VERIFY',
    whose: 'MINE',
    press: (by, fileId) => call(by, verifyReport, { fileId, finding: 'UNCLEAR' }),
  },
  {
    action: 'CLOSE',
    whose: 'MINE',
    press: (by, fileId) =>
      call(by, closeReport, { fileId, reason: 'NUISANCE', outcome: 'NOT_ENOUGH_TO_ACT' }),
  },
  {
    action: 'REOPEN',
    whose: 'NOBODY',
    press: (by, fileId) => call(by, reopenReport, { fileId, note: 'có tin mới' }),
  },
];

let superuser: pg.Client;
beforeAll(async () => {
  superuser = await test.client('superuser');
});

describe('every press in every state', () => {
  it.each(presses.flatMap((one) => reportStates.map((state) => ({ ...one, state }))))(
    '$action in $state does what the table says, and nothing where it says nothing',
    async ({ action, whose, press, state }) => {
      const { fileId } = await send({ text: `tin để thử ${action} ${state}` });
      const officer = await intake();
      const person = { NOBODY: null, MINE: officer.personId, ANOTHER: newId<PersonId>() }[whose];
      await superuser.query(
        `with held as (update files.file set holder_person_id = $2 where id = $1)
         update reports.report set state = $3, claimed_by = $2, claimed_at = case when $2::uuid is null then null else received_at end,
           closed_at = case when $3 = 'CLOSED' then received_at end, closing_reason = case when $3 = 'CLOSED' then 'NUISANCE' end,
           public_outcome = case when $3 = 'CLOSED' then 'NOT_ENOUGH_TO_ACT' end
         where file_id = $1`,
        [fileId, person, state],
      );
      const stateNow = async () =>
        (await superuser.query('select state from reports.report where file_id = $1', [fileId])).rows[0]
          ?.state;
      const wanted = nextState(state, action);
      const pressed = press(officer, fileId);
      if (wanted) await expect(pressed).resolves.toMatchObject({ state: wanted });
      else await expect(pressed).rejects.toMatchObject({ reason: 'STATE_CHANGED' });
      expect(await stateNow()).toBe(wanted ?? state);
    },
  );
});
