import { beforeAll, expect, it } from 'vitest';
import { rooms } from '#platform/rooms.ts';
import { acceptStep, listBoard, remindStep, sendStep } from '../contract.ts';
import { type Official, useOffices } from '../testing/offices.ts';

const house = useOffices(rooms);
const { test, letters } = house;
let intake: Official;
let commune: Official;
let stepId: string;
let letter: string;

const remind = (as: Official, id = stepId) => test.platform.call(as, remindStep, { stepId: id });

beforeAll(async () => {
  intake = await house.staffed('intake');
  commune = await house.staffed('commune');
  const education = await house.officeOf('education');
  await house.nameFocalPoint(education, await house.appoint(education, 'Võ Thị Sở Thử'));
  const fileId = await house.report('Có trang đăng ảnh chế một bạn trong lớp');
  const send = async (organizationId: string) =>
    (
      await test.platform.call(intake, sendStep, {
        fileId,
        kind: 'PART',
        to: { organizationId },
        purpose: 'SUPPORT_CHILD',
        parts: ['TEXT'],
      })
    ).stepId;
  stepId = await send(await house.officeOf('commune'));
  letter = await send(education);
  await test.runWaitingJobs();
});

it('the named person gets a mail that says nothing of the child, and the board shows that they were reminded', async () => {
  const before = letters.length;
  await remind(intake);
  await test.runWaitingJobs();
  expect(letters.length).toBe(before + 1);
  const mail = JSON.stringify(letters.at(-1));
  expect(mail).toContain(`/console/buoc/${stepId}`);
  expect(mail).not.toContain('ảnh chế');
  const board = await test.platform.call(intake, listBoard, {});
  const row = board.sections.flatMap(({ steps }) => steps).find((step) => step.stepId === stepId);
  expect(row).toMatchObject({ remindedAt: test.clock.now().toISOString(), escalatedTo: 'FOCAL_POINT' });
});

it('not twice in an hour; after that again', async () => {
  await expect(remind(intake)).rejects.toMatchObject({ reason: 'JUST_REMINDED' });
  test.clock.advance(3_600_000);
  await remind(intake);
});

it('the receiver reminds nobody, a letter is reminded by telephone, an accepted step can be reminded of too', async () => {
  await expect(remind(commune)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(remind(intake, letter)).rejects.toMatchObject({ reason: 'NOBODY_TO_REMIND' });
  await test.platform.call(commune, acceptStep, { stepId });
  await test.runWaitingJobs();
  test.clock.advance(3_600_000);
  const before = letters.length;
  await remind(intake);
  await test.runWaitingJobs();
  expect(letters.length).toBe(before + 1);
});
