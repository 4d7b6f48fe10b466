import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { directoryRoom } from '#modules/directory/room.ts';
import { listQueue, priorities, submitReport, zCategory } from '../contract.ts';
import { reportsRoom } from '../room.ts';
import { isAvoided } from '../rules/avoided.ts';

const test = useTestPlatform([reportsRoom, directoryRoom]);
let office = '';
const officer = () => official(office, ['INTAKE_OFFICER']);
const list = (filter: object = {}) => test.platform.call(officer(), listQueue, { limit: 100, ...filter });

/** Every decided kind with every proposed one (none, two kinds) and every priority. */
beforeAll(async () => {
  const superuser = await test.client('superuser');
  const found = await superuser.query<{ id: string }>('select reports.single_intake($1) as id', [
    test.clock.now(),
  ]);
  office = found.rows[0]?.id ?? '';
  const kinds = [null, 'CSAM', 'SCAM_OR_GAMBLING'];
  const combined = kinds.flatMap((category) =>
    kinds.flatMap((proposed) => priorities.map((_, at) => ({ category, proposed, priority: at + 1 }))),
  );
  for (const { category, proposed, priority } of combined) {
    await test.platform.call(publicActor, submitReport, {
      nonce: randomBytes(16).toString('base64url'),
      channel: 'WEB',
      report: { text: 'Tin thử' },
    });
    test.clock.advance(1_000);
    const row = await superuser.query<{ file_id: string }>(
      'update reports.report set category = $1, priority = $2 where reference = (select max(reference) from reports.report) returning file_id',
      [category, priority],
    );
    if (proposed)
      await superuser.query('insert into reports.proposal (file_id, category) values ($1, $2)', [
        row.rows[0]?.file_id,
        proposed,
      ]);
  }
});

describe('what an officer avoids today', () => {
  it('is passed by, decided or proposed; an emergency never, and what nobody has named neither', async () => {
    const { items } = await list();
    expect(items).toHaveLength(36);
    for (const avoiding of [['CSAM'], ['SCAM_OR_GAMBLING'], ['CSAM', 'SCAM_OR_GAMBLING'], ['GROOMING']]) {
      for (const sort of ['URGENCY', 'NEWEST', 'OLDEST']) {
        const all = (await list({ sort })).items;
        const left = (await list({ sort, avoiding })).items;
        expect(left.map(({ fileId }) => fileId)).toEqual(
          all.filter((item) => !isAvoided(item, avoiding)).map(({ fileId }) => fileId),
        );
      }
    }
    const none = (await list({ avoiding: zCategory.options })).items;
    expect(none.filter(({ priority }) => priority === 'EMERGENCY')).toHaveLength(9);
    expect(none.filter(({ priority }) => priority !== 'EMERGENCY')).toHaveLength(3);
  });

  it('changes no counter of the team, and a walk of single steps meets everything else once', async () => {
    const avoiding = ['CSAM'];
    expect((await list({ avoiding })).counts).toEqual((await list()).counts);
    const wanted = (await list({ avoiding })).items.map(({ fileId }) => fileId);
    const met: string[] = [];
    let after: string | undefined;
    for (;;) {
      const { items } = await list({ avoiding, limit: 1, ...(after ? { after } : {}) });
      const [one] = items;
      if (!one) break;
      met.push(one.fileId);
      after = one.cursor;
    }
    expect(met).toEqual(wanted);
  });
});
