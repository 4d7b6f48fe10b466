import { describe, expect, it } from 'vitest';
import { useStartedPlatform } from '../testing/started-platform.ts';
import { countReports } from './officers.ts';
import { openForm, post } from './public-form.ts';

const test = useStartedPlatform();

describe('another site', () => {
  it('cannot send a report in somebody’s name; old browsers that name no origin can', async () => {
    const nonce = await openForm(test.address);
    const before = await countReports(test);
    const foreign: Record<string, string>[] = [
      { origin: 'https://ke-xau.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      expect((await post(test.address, '/bao-tin', { nonce, what: 'x' }, headers)).status).toBe(409);
    }
    expect(await countReports(test)).toBe(before);
    expect(
      (await post(test.address, '/bao-tin', { nonce, what: 'x' }, { origin: test.address })).status,
    ).toBe(200);
  });

  it('cannot put a page of ours into a frame, run a script in it, or learn from it where somebody came from', async () => {
    for (const path of ['/', '/bao-tin', '/tra-cuu', '/khong-co-trang-nay']) {
      const { headers } = await fetch(`${test.address}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).not.toMatch(/script-src|unsafe-inline|\*/);
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });
});

describe('a picture', () => {
  it('is asked for by no page, and taken by none', async () => {
    for (const path of ['/', '/bao-tin', '/tra-cuu', '/gioi-thieu']) {
      const html = await (await fetch(`${test.address}${path}`)).text();
      expect(html).not.toMatch(/type="file"|multipart\/form-data|capture=/);
    }
    const body = new FormData();
    body.set('nonce', await openForm(test.address));
    body.set('what', 'em gửi hình');
    body.set('picture', new Blob([new Uint8Array(64)], { type: 'image/jpeg' }), 'hinh.jpg');
    const before = await countReports(test);
    const answer = await fetch(`${test.address}/bao-tin`, { method: 'POST', body });
    expect(answer.status).toBe(409);
    expect(await countReports(test)).toBe(before);
  });
});
