import { beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#kernel/ids/ids.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { useConsole } from '#platform/console/testing/console.ts';
import { listStepsOf } from '../../contract.ts';
import { demoNames, demoOffices, type Official, reportFrom } from '../testing/demo-offices.ts';
import { coordinationVi } from './messages.vi.ts';
import { addressOf, presetAddress, presets, wantedOf } from './send-address.ts';

const running = useConsole();
const { get, post } = running;
const words = coordinationVi;
let offices: Awaited<ReturnType<typeof demoOffices>>;
let supervisor: Official;
let commune: Official;
let police: Official;
const told = 'Có trang đăng ảnh một bạn lớp em rồi gắn chữ trêu chọc, bạn ấy tên Tí Thử.';

beforeAll(async () => {
  offices = await demoOffices(running);
  ({ supervisor, commune, police } = offices);
});

/** A page as a browser without scripts gets it, its words only. */
const plain = (html: string) =>
  html
    .replaceAll(/<script[\s\S]*?<\/script>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

const preset = (key: (typeof presets)[number]['key']) => {
  const found = presets.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return presetAddress(found);
};

async function newFile(): Promise<FileId> {
  return reportFrom(running, {
    text: told,
    place: offices.communeName,
    links: ['https://www.tiktok.com/@vidu.buoc/video/8880000000000000555'],
  });
}

async function send(fileId: FileId, address: string, form: Record<string, string> = {}) {
  return post(`/console/tin/${fileId}/chuyen/gui${address}`, { do: 'send', ...form }, { as: supervisor });
}

async function stepsOf(fileId: FileId) {
  return (await running.test.platform.call(supervisor, listStepsOf, { fileId })).steps;
}

async function sentToCommune(): Promise<{ fileId: FileId; stepId: string }> {
  const fileId = await newFile();
  expect((await send(fileId, preset('COMMUNE'))).status).toBe(303);
  const [step] = await stepsOf(fileId);
  return { fileId, stepId: step?.stepId ?? '' };
}

const act = (stepId: string, form: Record<string, string>, as: Actor) =>
  post(`/console/buoc/${stepId}`, { stepId, ...form }, { as });

describe('sending, without scripts', () => {
  it('"send at once" is there at intake, before anybody claimed the report', async () => {
    const fileId = await newFile();
    const page = plain((await get(`/console/tin/${fileId}/chuyen`, { as: supervisor })).text);
    expect(page).toContain(words.steps.none);
    for (const { key } of presets) expect(page).toContain(words.send.presets[key]);
  });

  it('the first screen keeps its answers in the address and finds an office by a name without accents', async () => {
    const fileId = await newFile();
    const page = await get(
      `/console/tin/${fileId}/chuyen/gui?viec=CHECK_PAPERS&kieu=PART&phan=LINKS&vai=&q=cong+an&xem=tim`,
      { as: supervisor },
    );
    expect(page.status).toBe(200);
    expect(plain(page.text)).toMatch(/Tìm thấy \d+ cơ quan/);
    expect(page.text).toMatch(/value="CHECK_PAPERS"[^>]*checked|checked[^>]*value="CHECK_PAPERS"/);
  });

  it('an unfinished wish says what is missing', async () => {
    const fileId = await newFile();
    const page = await get(`/console/tin/${fileId}/chuyen/gui?viec=HANDLE&xem=truoc`, { as: supervisor });
    expect(plain(page.text)).toContain(words.send.missing);
  });

  it('the preview shows the office, the person, the clocks with their ground, and exactly the parts chosen', async () => {
    const fileId = await newFile();
    const page = plain(
      (await get(`/console/tin/${fileId}/chuyen/gui${preset('COMMUNE')}`, { as: supervisor })).text,
    );
    expect(page).toContain(demoNames.commune);
    expect(page).toContain(told);
    expect(page).toContain(words.send.willNotSee);
    expect(page).toContain(words.parts.INFORMANT);
    expect(page).not.toContain('Người Thử');
    expect(page).not.toContain('8880000000000000555');
    expect(page).toMatch(/56\/2017/);
  });

  it('what was sent stands on the track with office, person and clock', async () => {
    const { fileId } = await sentToCommune();
    const answer = await get(`/console/tin/${fileId}/chuyen?xong=sent`, { as: supervisor });
    const page = plain(answer.text);
    expect(page).toContain(words.done.sent);
    expect(page).toContain(demoNames.commune);
    expect(page).toContain(words.states.SENT);
    expect(answer.text).toContain('id="buoc-1"');
  });

  it('a route that was looked at and has changed since is not taken', async () => {
    const fileId = await newFile();
    const answer = await send(fileId, preset('COMMUNE'), {
      organizationId: supervisor.grants[0]?.organizationId ?? '',
      personId: supervisor.personId,
      words: 'Lời dặn đã gõ',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Lời dặn đã gõ');
    expect(await stepsOf(fileId)).toEqual([]);
  });

  it('an office that cannot be sent to fails loudly: other routes as links, no button to send', async () => {
    const fileId = await reportFrom(running, {
      text: `${demoNames.commune} ở ủy ban xã là người đăng clip đó, xin đừng để cô ấy biết.`,
      place: offices.communeName,
    });
    const page = await get(`/console/tin/${fileId}/chuyen/gui${preset('COMMUNE')}`, { as: supervisor });
    expect(plain(page.text)).toContain(words.send.problems);
    expect(plain(page.text)).toContain(words.send.alternates);
    expect(page.text).not.toContain('value="send"');
    expect((await send(fileId, preset('COMMUNE'))).status).toBe(409);
  });
});

describe('the commune’s officer on a phone', () => {
  it('finds what waits, and accepts it in one press', async () => {
    const { stepId } = await sentToCommune();
    const list = await get('/console/chuyen-den', { as: commune });
    expect(plain(list.text)).toContain(words.purposes.FORWARD_TO_COMMUNE);
    expect(plain(list.text)).toContain(words.incoming.forMe);
    const answer = await post('/console/chuyen-den', { do: 'accept', form: stepId, stepId }, { as: commune });
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`/console/buoc/${stepId}?xong=accepted`);
    const page = plain((await get(answer.location ?? '', { as: commune })).text);
    expect(page).toContain(words.done.accepted);
    expect(page).toContain(words.act.finishTitle);
  });

  it('reads what to do, until when, on what ground, and only the parts; is told not to question the child', async () => {
    const { stepId } = await sentToCommune();
    const page = plain((await get(`/console/buoc/${stepId}`, { as: commune })).text);
    expect(page).toContain(words.asks.FORWARD_TO_COMMUNE);
    expect(page).toContain(words.step.standing.CHILD_PROTECTION_WORKER);
    expect(page).toContain(told);
    expect(page).not.toContain('8880000000000000555');
    expect(page).not.toContain('Người Thử');
    expect(page).toMatch(/56\/2017/);
  });

  it('gets a page without the console’s scripts and pictures, of less than 20 kB', async () => {
    const { stepId } = await sentToCommune();
    const { text } = await get(`/console/buoc/${stepId}`, { as: commune });
    expect(text).not.toMatch(/<script[^>]*\ssrc=|<img|rel="modulepreload"/);
    expect([...text.matchAll(/<script/g)]).toHaveLength(1);
    expect(text).toMatch(/<script nonce="[A-Za-z0-9+/=]+">/);
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
  });

  it('returns it with a reason that the sender reads', async () => {
    const { fileId, stepId } = await sentToCommune();
    const refusal = await act(stepId, { do: 'return', form: stepId, reason: '' }, commune);
    expect(refusal.status).toBe(422);
    const answer = await act(
      stepId,
      { do: 'return', form: stepId, reason: 'Cháu đã chuyển sang xã khác (thử).' },
      commune,
    );
    expect(answer.location).toBe(`/console/buoc/${stepId}?xong=returned`);
    const after = plain((await get(answer.location ?? '', { as: commune })).text);
    expect(after).not.toContain(told);
    const track = plain((await get(`/console/tin/${fileId}/chuyen`, { as: supervisor })).text);
    expect(track).toContain(words.states.RETURNED);
    expect(track).toContain('Cháu đã chuyển sang xã khác (thử).');
  });

  it('asks, is answered, and ends the step with what came of it', async () => {
    const { fileId, stepId } = await sentToCommune();
    await act(stepId, { do: 'accept', form: stepId }, commune);
    const asked = await act(stepId, { do: 'ask', form: stepId, question: 'Trường nào ạ (thử)?' }, commune);
    expect(asked.location).toBe(`/console/buoc/${stepId}?xong=asked`);
    const [step] = await stepsOf(fileId);
    const questionId = step?.questions[0]?.questionId ?? '';
    const answered = await post(
      `/console/tin/${fileId}/chuyen`,
      { do: 'answer', form: questionId, stepId, questionId, answer: 'Trường Ví Dụ (thử).' },
      { as: supervisor },
    );
    expect(answered.location).toBe(`/console/tin/${fileId}/chuyen?xong=answered`);
    const typed = 'Đã gặp bà ngoại, cháu đang ở với bà (thử).';
    const refusal = await act(stepId, { do: 'finish', form: stepId, note: typed }, commune);
    expect(refusal.status).toBe(422);
    expect(refusal.text).toContain(typed);
    const ended = await act(
      stepId,
      { do: 'finish', form: stepId, outcome: 'CHILD_SAFE', note: typed },
      commune,
    );
    expect(ended.location).toBe(`/console/buoc/${stepId}?xong=finished`);
    const track = plain((await get(`/console/tin/${fileId}/chuyen`, { as: supervisor })).text);
    for (const said of [typed, words.outcomes.CHILD_SAFE, 'Trường Ví Dụ (thử).', words.states.DONE])
      expect(track).toContain(said);
  });

  it('a step of another office does not exist', async () => {
    const { stepId } = await sentToCommune();
    expect((await get(`/console/buoc/${stepId}`, { as: police })).status).toBe(404);
    expect((await act(stepId, { do: 'accept', form: stepId }, police)).status).toBe(404);
  });

  it('typed into a step that was withdrawn meanwhile, nothing is lost', async () => {
    const { stepId } = await sentToCommune();
    await act(stepId, { do: 'accept', form: stepId }, commune);
    const unsure = await act(stepId, { do: 'withdraw', form: stepId, reason: 'Nhầm nơi' }, supervisor);
    expect(unsure.status).toBe(422);
    expect(unsure.text).toContain(words.act.withdrawUnsure);
    await act(stepId, { do: 'withdraw', form: stepId, reason: 'Nhầm nơi', sure: 'yes' }, supervisor);
    const late = await act(
      stepId,
      { do: 'finish', form: stepId, outcome: 'DONE', note: 'Đã làm xong (thử).' },
      commune,
    );
    expect(late.status).toBe(409);
    expect(late.text).toContain('Đã làm xong (thử).');
  });
});

describe('an office without an account', () => {
  it('takes part by a numbered slip; who received it, the receipt and the answer are typed back', async () => {
    const fileId = await newFile();
    const address = preset('CHILD_AFFAIRS');
    const preview = await get(`/console/tin/${fileId}/chuyen/gui${address}`, { as: supervisor });
    expect(plain(preview.text)).toContain(words.send.personName);
    expect(plain(preview.text)).toContain(words.send.slipTravels.PAPER);
    const sent = await send(fileId, address, {
      personName: 'Mai Thị Nhận Thử',
      signerName: 'Phạm Văn Ký Thử',
      signerPosition: 'Phó Giám đốc',
    });
    expect(sent.status).toBe(303);
    const [step] = await stepsOf(fileId);
    const stepId = step?.stepId ?? '';
    const track = await get(`/console/tin/${fileId}/chuyen`, { as: supervisor });
    expect(plain(track.text)).toContain(`Số ${step?.slip?.number ?? 'không có'}`);
    const slip = await fetch(`${running.address}/console/buoc/${stepId}/phieu`, {
      headers: { cookie: running.signIn(supervisor) },
    });
    expect(slip.headers.get('content-disposition')).toMatch(/attachment; filename="[\w.-]+\.docx"/);
    expect(
      Buffer.from(await slip.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');

    const form = new FormData();
    for (const [name, value] of Object.entries({
      do: 'receipt',
      form: stepId,
      stepId,
      signedBy: 'Mai Thị Nhận Thử',
      number: '12/CVĐ',
    }))
      form.set(name, value);
    form.set('scan', new Blob(['%PDF-1.7 thu'], { type: 'application/pdf' }), 'giay-nhan.pdf');
    const receipt = await fetch(`${running.address}/console/tin/${fileId}/chuyen`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: running.signIn(supervisor) },
      body: form,
    });
    expect(receipt.headers.get('location')).toBe(`/console/tin/${fileId}/chuyen?xong=receipted`);
    const after = plain((await get(`/console/tin/${fileId}/chuyen`, { as: supervisor })).text);
    expect(after).toContain('Mai Thị Nhận Thử ký nhận, số 12/CVĐ');
    expect(after).toContain(words.receiptScan);
    const done = await post(
      `/console/tin/${fileId}/chuyen`,
      { do: 'finish', form: stepId, stepId, outcome: 'DONE', note: 'Công văn trả lời số 5 (thử).' },
      { as: supervisor },
    );
    expect(done.location).toBe(`/console/tin/${fileId}/chuyen?xong=finished`);
  });
});

describe('the coordinator’s board', () => {
  it('shows what nobody accepted in time by office, keeps the filter in the address, and sends elsewhere', async () => {
    const { fileId, stepId } = await sentToCommune();
    running.test.clock.advance(26 * 3_600_000);
    const board = await get('/console/dieu-phoi?muc=OVERDUE', { as: supervisor });
    expect(board.status).toBe(200);
    expect(plain(board.text)).toContain(words.lateToAccept);
    expect(board.text).toContain(`/tin/${fileId}/chuyen#buoc-1`);
    expect(board.text).toMatch(/aria-current="true"[^>]*><b>[1-9]\d*<\/b>(?: |<!-- -->)*Quá hạn/);
    const [step] = await stepsOf(fileId);
    const elsewhere = `/tin/${fileId}/chuyen/gui${addressOf(
      {
        ...wantedOf(new URLSearchParams()),
        kind: 'PART',
        purpose: step?.purpose ?? null,
        parts: step?.parts ?? [],
      },
      null,
    )}`;
    const taken = await act(
      stepId,
      { do: 'withdraw', form: stepId, reason: 'Xã chưa nhận (thử)', sure: 'yes', goOn: elsewhere },
      supervisor,
    );
    expect(taken.location).toBe(`/console${elsewhere}&xong=withdrawn`);
  });

  it('nobody is led off the console after a step, whatever the form says', async () => {
    const { stepId } = await sentToCommune();
    const taken = await act(
      stepId,
      { do: 'withdraw', form: stepId, reason: 'x', sure: 'yes', goOn: '//evil.example/' },
      supervisor,
    );
    expect(taken.location).toBe(`/console/buoc/${stepId}?xong=withdrawn`);
  });

  it('is not for a receiver', async () => {
    expect((await get('/console/dieu-phoi', { as: commune })).status).toBe(404);
  });
});

it('nothing was written to the log', () => {
  expect(running.faults).toEqual([]);
});
