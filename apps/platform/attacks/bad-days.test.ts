import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClockMovedBackError } from '#kernel/clock/clock.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';
import { countReports } from './officers.ts';
import { codeOn, hiddenField, openForm, post, textArea } from './public-form.ts';

const test = useStartedPlatform();
afterEach(() => vi.restoreAllMocks());
const written = {
  what: 'Con tôi\r\nbị doạ <b>',
  links: 'vidu.example/a',
  place: 'Xã "Ví Dụ"',
  phone: '0900 000 000',
  callWhen: 'trưa',
};

async function expectAllGivenBack(nonce: string): Promise<void> {
  const before = await countReports(test);
  const answer = await post(test.address, '/bao-tin', { nonce, ...written });
  expect(answer.status).toBe(503);
  expect(answer.html).toContain('Tin của bạn CHƯA gửi được');
  expect(answer.html).toContain('111');
  expect(textArea(answer.html, 'what')).toBe(written.what);
  expect(textArea(answer.html, 'links')).toBe(written.links);
  expect(hiddenField(answer.html, 'place')).toBe(written.place);
  expect(hiddenField(answer.html, 'phone')).toBe(written.phone);
  expect(hiddenField(answer.html, 'nonce')).toBe(nonce);
  expect(await countReports(test)).toBe(before);
}

describe('on a bad day', () => {
  it('the clock moved back: the form comes back whole with 111, and is taken once the time is right', async () => {
    const nonce = await openForm(test.address);
    vi.spyOn(test.clock, 'now').mockImplementation(() => {
      throw new ClockMovedBackError(3_600_000);
    });
    const opened = await fetch(`${test.address}/bao-tin`);
    expect(opened.status).toBe(503);
    expect(await opened.text()).toContain('111');
    const sent = await post(test.address, '/bao-tin', { nonce, ...written });
    expect(sent.status).toBe(503);
    expect(textArea(sent.html, 'what')).toBe(written.what);
    const machine = await fetch(`${test.address}/api/v1/reports`, {
      method: 'POST',
      headers: { 'idempotency-key': 'mot-khoa-rat-ngau-nhien' },
      body: '{"text":"a"}',
    });
    expect(machine.status).toBe(503);
    expect(machine.headers.get('retry-after')).toBe('30');
    expect(await machine.json()).toMatchObject({ title: 'CLOCK_MOVED_BACK' });
    vi.restoreAllMocks();
    codeOn(await post(test.address, '/bao-tin', { nonce, ...written }));
  });

  it('the disk of the database is full: everything typed comes back with 111; the same press works once there is room', async () => {
    const superuser = await test.client('superuser');
    await superuser.query(`
      create function public.disk_full() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
      create trigger disk_full before insert on reports.report execute function public.disk_full()`);
    const nonce = await openForm(test.address);
    await expectAllGivenBack(nonce);
    await superuser.query('drop function public.disk_full() cascade');
    codeOn(await post(test.address, '/bao-tin', { nonce, ...written }));
  });

  it('a fault that nobody thought of loses no word either, and its cause is in the log', async () => {
    const superuser = await test.client('superuser');
    await superuser.query(`
      create function public.broken() returns trigger language plpgsql as $$ begin raise exception 'hỏng lạ'; end $$;
      create trigger broken before insert on reports.report execute function public.broken()`);
    const nonce = await openForm(test.address);
    const answer = await post(test.address, '/bao-tin', { nonce, ...written });
    expect(answer.status).toBe(500);
    expect(textArea(answer.html, 'what')).toBe(written.what);
    expect(answer.html).toContain('111');
    expect(test.log.join('\n')).toContain('hỏng lạ');
    expect(test.log.join('\n')).not.toContain('bị doạ');
    await superuser.query('drop function public.broken() cascade');
    codeOn(await post(test.address, '/bao-tin', { nonce, ...written }));
  });

  it('a look-up that meets a fault carries the code in its own form, to be pressed again', async () => {
    vi.spyOn(test.clock, 'now').mockImplementation(() => {
      throw new ClockMovedBackError(3_600_000);
    });
    const answer = await post(test.address, '/tra-cuu', { trackingCode: '1234 5678 9012 3456' });
    expect(answer.status).toBe(503);
    expect(textArea(answer.html, 'trackingCode')).toBe('1234 5678 9012 3456');
    expect(answer.html).toContain('action="/tra-cuu"');
  });

  it('no office takes reports in any more: the form comes back, nothing is lost in silence', async () => {
    const superuser = await test.client('superuser');
    const nonce = await openForm(test.address);
    await superuser.query('alter function reports.single_intake(timestamptz) rename to single_intake_away');
    await superuser.query(
      'create function reports.single_intake(at timestamptz) returns uuid language sql stable return null::uuid',
    );
    await superuser.query('grant execute on function reports.single_intake(timestamptz) to annhi_app');
    const before = await countReports(test);
    const answer = await post(test.address, '/bao-tin', { nonce, ...written });
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(textArea(answer.html, 'what')).toBe(written.what);
    expect(await countReports(test)).toBe(before);
    await superuser.query('drop function reports.single_intake(timestamptz)');
    await superuser.query('alter function reports.single_intake_away(timestamptz) rename to single_intake');
    codeOn(await post(test.address, '/bao-tin', { nonce, ...written }));
  });
});
