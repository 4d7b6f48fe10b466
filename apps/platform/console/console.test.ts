import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicActor } from '#kernel/permissions/actor.ts';
import { submitReport } from '#modules/reports/contract.ts';
import { useConsole } from './testing/console.ts';

const running = useConsole();
const { get } = running;

describe('the console', () => {
  beforeAll(async () => {
    await running.test.platform.call(publicActor, submitReport, { nonce: randomBytes(16).toString('base64url'), channel: 'WEB', report: { text: 'Có người doạ con em', links: ['https://www.tiktok.com/@vidu/video/8880000000000000101'] } });
  });
  it('x', async () => {
    const officer = await running.officer(['INTAKE_OFFICER']);
    const page = await get('/console/tin', { as: officer });
    console.log(page.status, page.text.slice(0, 3000), running.faults);
    expect(page.status).toBe(200);
  });
});
