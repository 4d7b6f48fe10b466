import { randomBytes } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { publicActor } from '#kernel/permissions/actor.ts';
import { useConsole } from '#platform/console/testing/console.ts';
import { submitReport } from '#modules/reports/contract.ts';
import { readTable } from '#packages/spreadsheet/index.ts';

const running = useConsole();
let leader: Awaited<ReturnType<typeof running.officer>>;

beforeAll(async () => {
  leader = await running.officer(['LEADER']);
  for (let n = 0; n < 7; n += 1)
    await running.test.platform.call(publicActor, submitReport, {
      nonce: randomBytes(16).toString('base64url'),
      channel: n < 6 ? 'WEB' : 'LETTER',
      report: { text: `tin thứ ${n}` },
    });
});

it('whatever is drawn stands beside a table with the same numbers, or is the bar in a row of one', async () => {
  const { text } = await running.get('/console/bang', { as: leader });
  const drawings = [...text.matchAll(/<svg[^>]*viewBox="0 0 (?:480 140|100 10)"[^>]*>/g)];
  expect(drawings.length).toBeGreaterThan(1);
  const [chart, ...bars] = drawings;
  expect(chart?.[0]).toMatch(/role="img"[^>]*aria-label="[^"]*7[^"]*"/);
  // Right behind the drawing: its weeks as a table, folded.
  const after = text.slice(text.indexOf('</figure>'));
  expect(after.indexOf('<table')).toBeLessThan(after.indexOf('class="bar-table"'));
  expect(after).toMatch(/<table[\s\S]*?>7</);
  for (const { 0: bar, index } of bars) {
    expect(bar).toContain('aria-hidden="true"');
    expect(text.slice(0, index).lastIndexOf('<td class="bar-cell">')).toBeGreaterThan(
      text.slice(0, index).lastIndexOf('</td>'),
    );
  }
  expect(text).not.toMatch(/<(?:canvas|img)\b/);
});

it('the numbers leave as a spreadsheet, for the time that the page shows', async () => {
  const { text } = await running.get('/console/bang?ky=WEEK', { as: leader });
  const href = /href="([^"]*\/bang\/so-lieu[^"]*)"/.exec(text)?.[1] ?? '';
  const answer = await fetch(`${running.address}${href.replaceAll('&amp;', '&')}`, {
    headers: { cookie: running.signIn(leader) },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(/attachment; filename="[\w.-]+\.xlsx"/);
  expect(JSON.stringify(await readTable(new Uint8Array(await answer.arrayBuffer())))).toContain('7');
});
