import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import { useConsole } from '#platform/console/testing/console.ts';
import { submitReport } from '#modules/reports/contract.ts';
import { ring } from '../../contract.ts';

const { get, post, officer, test } = useConsole();
type Official = Awaited<ReturnType<typeof officer>>;
const people: { an?: Official; binh?: Official } = {};
const an = () => people.an as Official;
const binh = () => people.binh as Official;

async function ringOnce(text: string): Promise<{ alarmId: string; fileId: string }> {
  await test.platform.call(publicActor, submitReport, {
    nonce: randomBytes(16).toString('base64url'),
    channel: 'WEB',
    report: { text },
  });
  const fileId = await test.database.run(systemActor('test'), async (tx) => {
    const found = await sql<{
      id: string;
    }>`select file_id as id from reports.report order by reference desc limit 1`.execute(tx);
    return found.rows[0]?.id ?? '';
  });
  const input = { fileId, organizationId: an().grants[0]?.organizationId, why: 'EMERGENCY' };
  return { ...(await test.platform.call(systemActor('test'), ring, input)), fileId };
}

beforeAll(async () => {
  people.an = await officer(['INTAKE_OFFICER', 'SUPERVISOR'], 'Phạm Thử An');
  people.binh = await officer(['INTAKE_OFFICER'], 'Ngô Thử Bình');
}, 180_000);

describe('while an alarm rings', () => {
  it('a band stands on every page of its office, one press without scripts stops it, and who was later reads who was first', async () => {
    expect((await get('/console/danh-ba', { as: an() })).text).not.toContain('class="alarm"');
    const { alarmId, fileId } = await ringOnce('Chuyện bịa để thử chuông.');
    for (const path of ['/console/danh-ba', '/console/tin', '/console/truc', '/console/nghi']) {
      const page = await get(path, { as: binh() });
      expect(page.text, path).toContain('class="alarm"');
      expect(page.text, path).toContain('href="/console/truc"');
    }
    const duty = await get('/console/truc', { as: an() });
    expect(duty.text).toContain('Tôi nhận');
    expect(duty.text).toContain(`value="${alarmId}"`);
    expect(JSON.parse((await get('/console/truc/dem', { as: an() })).text)).toEqual({ ringing: 1 });

    const answered = await post('/console/truc', { do: 'answer', form: alarmId }, { as: an() });
    expect(answered.location).toContain('xong=mine');
    const taken = (await get('/console/truc', { as: an() })).text;
    expect(taken).toContain('Phạm Thử An đã nhận');
    // Whoever took it stands before the file, not before a list of the week.
    expect(taken.indexOf(`href="/console/tin/${fileId}"`)).toBeLessThan(taken.indexOf('Ca trực của tôi'));
    expect(taken).toContain('Mở hồ sơ');
    const late = await post('/console/truc', { do: 'answer', form: alarmId }, { as: binh() });
    expect(late.location).toContain('xong=other');
    expect((await get('/console/danh-ba', { as: binh() })).text).not.toContain('class="alarm"');
    expect(JSON.parse((await get('/console/truc/dem', { as: binh() })).text)).toEqual({ ringing: 0 });
  });

  it('another office sees neither band nor alarm, cannot stop it, and nobody without a session is told a number', async () => {
    const { alarmId, fileId } = await ringOnce('Chuyện bịa thứ hai để thử chuông.');
    const stranger = official('4c7854c9-dc4b-5d8c-af03-599a9734b6c9', ['SUPERVISOR', 'INTAKE_OFFICER']);
    const page = await get('/console/truc', { as: stranger });
    for (const secret of [alarmId, fileId, 'class="alarm"', 'Tôi nhận'])
      expect(page.text).not.toContain(secret);
    expect((await post('/console/truc', { do: 'answer', form: alarmId }, { as: stranger })).status).toBe(404);
    expect((await get('/console/truc/dem')).status).toBe(303);
    expect((await get('/console/truc', { as: an() })).text).toContain(alarmId);
  });
});
