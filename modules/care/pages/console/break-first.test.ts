import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicActor } from '#kernel/permissions/actor.ts';
import { useConsole } from '#platform/console/testing/console.ts';
import { listQueue, submitReport } from '#modules/reports/contract.ts';
import { limits } from '../../rules/limits.ts';

const running = useConsole();
const { get, post, test } = running;
let reader: Awaited<ReturnType<typeof running.officer>>;
const files: Record<'EMERGENCY' | 'OTHER', string> = { EMERGENCY: '', OTHER: '' };

beforeAll(async () => {
  reader = await running.officer(['INTAKE_OFFICER'], 'Hồ Thị Đọc Nhiều Thử');
  for (const text of [
    'em đang cầm dao rạch tay, em không muốn sống nữa',
    'có trang đăng tin đồn trong trường',
  ])
    await test.platform.call(publicActor, submitReport, {
      nonce: randomBytes(16).toString('base64url'),
      channel: 'WEB',
      report: { text },
    });
  await test.runWaitingJobs();
  const { items } = await test.platform.call(reader, listQueue, {});
  for (const { fileId, priority } of items) files[priority === 'EMERGENCY' ? 'EMERGENCY' : 'OTHER'] = fileId;
  // A heavy morning: the hours since midnight, looked at until the day is full.
  const superuser = await test.client('superuser');
  await superuser.query(
    `insert into care.exposure (file_id, person_id, hour, at, weight)
     select $1, $2, date_trunc('hour', at), at, 10 from (select $3::timestamptz - n * interval '1 hour' as at from generate_series(0, $4 - 1) n) one`,
    [files.OTHER, reader.personId, test.clock.now(), limits.cap / 10],
  );
});

const open = (kind: keyof typeof files) => get(`/console/tin/${files[kind]}`, { as: reader });

describe('whoever has read enough today', () => {
  it('is shown the way to a break before another file, never before an emergency', async () => {
    expect((await open('EMERGENCY')).status).toBe(200);
    const other = await open('OTHER');
    expect(other.location).toBe(`/console/nghi?ve=${encodeURIComponent(`/tin/${files.OTHER}`)}`);
    expect(other.text).not.toContain('tin đồn trong trường');
  });

  it('opens it nevertheless with a reason, and is led back to that file alone', async () => {
    const later = (ve: string, reason: string) =>
      post('/console/nghi', { do: 'later', ve, reason }, { as: reader });
    expect((await later(`/tin/${files.OTHER}`, '')).status).toBe(422);
    expect((await later('//evil.example/', 'không còn ai khác')).location).not.toContain('evil');
    const back = await later(`/tin/${files.OTHER}`, 'không còn ai khác');
    expect(back.location).toBe(`/console/tin/${files.OTHER}`);
    expect((await open('OTHER')).text).toContain('tin đồn trong trường');
  });
});
