import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { useTestPlatform } from '#kernel/testing/platform.ts';
import { rooms } from '#platform/rooms.ts';
import { findStatus, submitReport } from '../contract.ts';

const test = useTestPlatform(rooms);
const nonce = () => randomBytes(16).toString('base64url');
const send = (key: string, text: string, links: string[] = []) =>
  test.platform.call(publicActor, submitReport, { nonce: key, channel: 'WEB', report: { text, links } });
const count = () =>
  test.database.run(
    systemActor('test'),
    async (tx) => (await tx.selectFrom('reports.report').select('file_id').execute()).length,
  );

describe('sending a report', () => {
  it('answers a code that then tells how far it is', async () => {
    const { trackingCode } = await send(nonce(), 'Có người doạ con em trên mạng');
    expect(trackingCode).toMatch(/^\d{16}$/);
    const { status } = await test.platform.call(publicActor, findStatus, { trackingCode });
    expect(status?.reached.map((step) => step.step)).toEqual(['RECEIVED']);
  });

  it('answers the same code to the same nonce, six times at once, with one report', async () => {
    const before = await count();
    const key = nonce();
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(key, 'Em sợ lắm')));
    expect(new Set(answers.map((answer) => answer.trackingCode)).size).toBe(1);
    expect(answers.filter((answer) => answer.isNew)).toHaveLength(1);
    expect(await count()).toBe(before + 1);
  });

  it('keeps two pupils apart who send the same link and the same words', async () => {
    const before = await count();
    const link = 'https://www.tiktok.com/@vidu/video/8880000000000000101';
    const [one, two] = await Promise.all([
      send(nonce(), 'clip này', [link]),
      send(nonce(), 'clip này', [link]),
    ]);
    expect(one.trackingCode).not.toBe(two.trackingCode);
    expect(await count()).toBe(before + 2);
  });

  it('takes whatever has meaning and refuses only nothing, naming the field', async () => {
    for (const text of [
      '.',
      '😭',
      '=1+1',
      '<script>alert(1)</script>',
      '\u202Etxet',
      'hoa\u0300',
      '\u0000\u0001a',
      'x'.repeat(200_000),
    ]) {
      expect((await send(nonce(), text)).trackingCode).toMatch(/^\d{16}$/);
    }
    for (const text of ['', '   ', '\u200b\u2060\ufeff', '\u3164']) {
      await expect(send(nonce(), text)).rejects.toMatchObject({
        reason: 'INVALID_INPUT',
        fields: [{ path: 'text' }],
      });
    }
  });
});
