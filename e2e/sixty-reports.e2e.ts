import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { intakeVi } from '#modules/intake/pages/console/messages.vi.ts';
import { channelNames } from '#modules/reports/contract.ts';
import { sheetColumns } from '#modules/intake/rules/sheet-columns.ts';
import { readTable, writeTable } from '#packages/spreadsheet/index.ts';
import { usePlatformProcess } from '#platform/testing/platform-process.ts';
import { hasBrowser } from '#ui/public/preview/browser.ts';
import { useBrowser } from './browser.ts';

type Sample = {
  readonly id: string;
  readonly channel: keyof typeof channelNames;
  readonly informant: { kind: string; anonymous: boolean; name?: string; phone?: string };
  readonly text: string;
  readonly urls: readonly string[];
  readonly commune?: string;
  readonly childAge?: number;
};

const server = usePlatformProcess();
const { signIn } = useBrowser(server);
const samples = fs
  .readFileSync(fileURLToPath(new URL('../interop/reports.vi.jsonl', import.meta.url)), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Sample);
const of = (...channels: Sample['channel'][]) => samples.filter(({ channel }) => channels.includes(channel));
const codes = new Map<string, string>();
const counts = async () =>
  Object.fromEntries(
    (
      await server.query<{ channel: string; n: string }>(
        'select channel, count(*)::text as n from reports.report group by channel',
      )
    ).map(({ channel, n }) => [channel, Number(n)]),
  );

let before: Record<string, number>;
beforeAll(async () => {
  before = await counts();
});

/** Sixty reports, each the way it really comes. */
describe.skipIf(!hasBrowser)('sixty reports through their own doors (needs Chromium)', () => {
  it('what people write on the web goes in through the public form', async () => {
    for (const sample of of('WEB')) {
      const form = await (await fetch(`${server.address}/bao-tin`)).text();
      const nonce = /name="nonce" value="([^"]+)"/.exec(form)?.[1] ?? '';
      const answer = await fetch(`${server.address}/bao-tin`, {
        method: 'POST',
        body: new URLSearchParams({
          what: sample.text,
          links: sample.urls.join('\r\n'),
          place: sample.commune ?? '',
          childAge: String(sample.childAge ?? ''),
          name: sample.informant.name ?? '',
          phone: sample.informant.phone ?? '',
          nonce,
          lang: 'vi',
        }),
      });
      const code = /\d{4}\s+\d{4}\s+\d{4}\s+\d{4}/.exec(
        (await answer.text()).replaceAll(/<[^>]*>/g, ' '),
      )?.[0];
      expect(code, sample.id).toBeDefined();
      codes.set(sample.id, (code ?? '').replaceAll(/\D/g, ''));
    }
  }, 120_000);

  it('what providers find goes in through the machine interface', async () => {
    for (const sample of of('PROVIDER_API')) {
      const answer = await fetch(`${server.address}/api/v1/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `mau-thu-${sample.id}-khoa` },
        body: JSON.stringify({
          text: sample.text,
          links: sample.urls,
          informant: { kind: 'PROVIDER', name: sample.informant.name ?? '' },
        }),
      });
      expect(answer.status).toBe(201);
      codes.set(sample.id, ((await answer.json()) as { trackingCode: string }).trackingCode);
    }
  });

  it('what is said on the telephone, by 111 and at the desk is typed while it is said, by keys alone', async () => {
    const desk = await signIn('phu-trach@an-nhi.example');
    for (const sample of of('PHONE', 'HOTLINE_111', 'WALK_IN')) {
      await desk.goto(`${server.address}/console/nhap-tin`);
      const { keyboard } = desk;
      await keyboard.insertText(sample.text);
      await keyboard.press('Alt+2');
      await keyboard.insertText(sample.urls.join('\n'));
      await desk.locator('select[name=channel]').selectOption(sample.channel);
      await keyboard.press('Alt+4');
      await keyboard.insertText(String(sample.childAge ?? ''));
      await keyboard.press('Alt+5');
      await keyboard.insertText(sample.commune ?? '');
      if (sample.informant.name) {
        await keyboard.press('Alt+8');
        await keyboard.press('Tab');
        await keyboard.insertText(sample.informant.name);
        await keyboard.press('Tab');
        await keyboard.insertText(sample.informant.phone ?? '');
      }
      await keyboard.press('Alt+s');
      await desk.locator('.entry-code').waitFor();
      const groups = await desk.locator('.entry-code-digits b').allInnerTexts();
      codes.set(sample.id, groups.join(''));
    }
    await desk.context().close();
  }, 240_000);

  it('letters, Zalo and what other bodies pass on go in from one table, whose result holds the codes', async () => {
    const rows = of('LETTER', 'ZALO', 'REFERRED');
    const file = await writeTable([
      {
        name: 'Tin',
        columns: sheetColumns.map(({ heading }) => ({ heading })),
        rows: rows.map((sample) => sheetColumns.map(({ key }) => cellOf(sample, key))),
      },
    ]);
    const desk = await signIn('phu-trach@an-nhi.example');
    await desk.goto(`${server.address}/console/nhap-tin/hang-loat`);
    const bring = async (mode: 'check' | 'run') => {
      // The form is empty again once the answer is there.
      const input = desk.locator('input[type=file]');
      await expect.poll(() => input.evaluate((one) => (one as HTMLInputElement).files?.length)).toBe(0);
      await desk.locator('input[type=file]').setInputFiles({
        name: 'tin.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: Buffer.from(file),
      });
      await desk.locator(`button[name=mode][value=${mode}]`).click();
    };
    await bring('check');
    await desk.getByText(intakeVi.sheet.good(rows.length)).waitFor();
    await bring('run');
    await desk.locator('.notice', { hasText: 'Đã lưu' }).waitFor();
    expect(await desk.locator('main').innerText()).toContain(intakeVi.sheet.done(rows.length));
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('button', { name: intakeVi.sheet.result }).click(),
    ]);
    const result = await readTable(fs.readFileSync(await download.path()));
    if (!result.ok) throw new Error(result.fault);
    for (const [index, row] of result.rows.slice(1).entries())
      codes.set(rows[index]?.id ?? '', row.cells[3]?.text ?? '');
    await desk.context().close();
  }, 120_000);

  it('all sixty are there, each under its own channel and with a code of its own that finds it', async () => {
    const after = await counts();
    for (const channel of new Set(samples.map((sample) => sample.channel)))
      expect(`${channel} ${(after[channel] ?? 0) - (before[channel] ?? 0)}`).toBe(
        `${channel} ${of(channel).length}`,
      );
    expect(new Set(codes.values()).size).toBe(60);
    for (const [id, trackingCode] of codes) {
      const answer = await fetch(`${server.address}/api/v1/reports/status`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ trackingCode }),
      });
      // The machine interface is limited by address; the ones that were answered must all be known.
      if (answer.status !== 429) expect(answer.status, id).toBe(200);
    }
  });
});

function cellOf(sample: Sample, key: (typeof sheetColumns)[number]['key']): string {
  const kinds: Readonly<Record<string, string>> = {
    CHILD: 'Trẻ em',
    PARENT: 'Cha mẹ',
    TEACHER: 'Giáo viên',
    OFFICER: 'Cán bộ',
    CITIZEN: 'Người dân',
  };
  switch (key) {
    case 'channel':
      return channelNames[sample.channel].vi;
    case 'text':
      return sample.text;
    case 'links':
      return sample.urls.join('\n');
    case 'place':
      return sample.commune ?? '';
    case 'childAge':
      return String(sample.childAge ?? '');
    case 'kind':
      return kinds[sample.informant.kind] ?? '';
    case 'isAgreed':
      return sample.informant.name ? 'Có' : '';
    case 'name':
      return sample.informant.name ?? '';
    case 'phone':
      return sample.informant.phone ?? '';
    default:
      return '';
  }
}
