import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { getReport } from '#modules/reports/contract.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';
import { intakeOfficer, lastFile } from './officers.ts';
import { openForm, post, report, textArea } from './public-form.ts';

const test = useStartedPlatform();
const readBack = async () =>
  test.platform.call(await intakeOfficer(test), getReport, { fileId: await lastFile(test) });

describe('links', () => {
  it('500 of them are each kept as typed and looked at one by one; those beyond are kept and flagged', async () => {
    const links = Array.from({ length: 520 }, (_, n) => `https://vidu.example/bai/${n}`);
    await report(test.address, { what: 'nhiều lắm', links: links.join('\r\n') });
    const kept = await readBack();
    expect(kept.links.map((link) => link.raw)).toEqual(links.slice(0, 500));
    expect(new Set(kept.links.map((link) => link.canonical)).size).toBe(500);
    expect(kept.linksBeyond).toEqual(links.slice(500));
  });

  it('more than can be kept come back whole with a sentence; not one is dropped in silence', async () => {
    const links = Array.from({ length: 5_001 }, (_, n) => `vidu.example/${n}`).join('\r\n');
    const answer = await post(test.address, '/bao-tin', {
      nonce: await openForm(test.address),
      what: 'x',
      links,
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#links"');
    expect(textArea(answer.html, 'links')).toBe(links);
  });

  it.each([
    ['8 kB long', `https://vidu.example/${'a'.repeat(8_200)}`, 'TOO_LONG'],
    ['a script', 'javascript:alert(document.domain)', 'SCHEME'],
    ['data', 'data:text/html,<script>alert(1)</script>', 'SCHEME'],
    ['this machine', 'http://127.0.0.1:5432/', 'PRIVATE_HOST'],
    ['this machine in another spelling', 'http://0x7f.1/', 'PRIVATE_HOST'],
    ['this machine as one number', 'http://2130706433/', 'PRIVATE_HOST'],
    ['the cloud’s own', 'http://169.254.169.254/latest/meta-data/', 'PRIVATE_HOST'],
    ['the house network', 'http://192.168.1.1/admin', 'PRIVATE_HOST'],
    ['IPv6 inward', 'http://[::ffff:10.0.0.1]/', 'PRIVATE_HOST'],
    ['a local name', 'http://may-chu.local/', 'PRIVATE_HOST'],
    ['not a link at all', 'nick của nó là bống', 'WHITESPACE'],
  ])(
    '%s is kept as text, flagged with the reason, and never an address of ours',
    async (_name, link, reason) => {
      await report(test.address, { what: 'xem giúp', links: link });
      const kept = await readBack();
      expect(kept.links).toMatchObject([{ raw: link, canonical: null, kind: 'INVALID', reason }]);
      expect(kept.links[0]?.shown).not.toMatch(/^https?:/);
    },
  );

  it.each([
    ['Cyrillic letters in a known name', 'https://fаcebook.com/bevidu'],
    ['a known name before an at sign', 'https://facebook.com@vidu.example/'],
    ['a known name as a subdomain', 'https://facebook.com.vidu.example/bevidu'],
    ['full-width letters of another host', 'https://ｖｉｄｕ.example/'],
  ])('%s is never taken for the platform', async (_name, link) => {
    await report(test.address, { what: 'xem giúp', links: link });
    const kept = await readBack();
    expect(kept.links[0]).toMatchObject({ raw: link, kind: 'WEBSITE' });
    expect(kept.links[0]?.canonical).not.toMatch(/^https:\/\/facebook\.com\//);
  });

  it('nothing is ever fetched: a server that a report names hears nothing', async () => {
    const heard: string[] = [];
    const canary = createServer((request, response) => {
      heard.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const { port } = canary.address() as AddressInfo;
    try {
      const links = [
        `http://127.0.0.1:${port}/a`,
        `http://localhost:${port}/b`,
        `http://127.0.0.1.nip.example:${port}/c`,
        `//127.0.0.1:${port}/d`,
      ];
      await report(test.address, { what: links.join(' '), links: links.join('\n') });
      await readBack();
      await test.runWaitingJobs();
      // It does hear whoever really asks.
      await fetch(`http://127.0.0.1:${port}/probe`);
      expect(heard).toEqual(['/probe']);
    } finally {
      canary.close();
    }
  });
});
