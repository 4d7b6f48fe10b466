import { beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '#kernel/clock/clock.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { useConsole } from '#platform/console/testing/console.ts';
import { handOverTo111, recordReceipt111 } from '#modules/intake/contract.ts';
import { listStepsOf } from '../../contract.ts';
import { getReport } from '#modules/reports/contract.ts';
import { unsafeVi } from '#modules/reports/pages/console/unsafe-messages.vi.ts';
import { problemSentences, sentences } from '../../sentences.ts';
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
    const nameless = await send(fileId, address, { personName: ' ', words: 'Lời dặn' });
    expect(nameless.status).toBe(422);
    expect(plain(nameless.text)).toContain(words.send.personNameMissing);
    expect(nameless.text).toContain('Lời dặn');
    expect(plain(nameless.text)).not.toContain(words.send.problems);
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
    expect(track.text).not.toContain('policeAgree');
  });

  it('of the police: their receipt holds the public status, and one tick with their letter lets it go on', async () => {
    const fileId = await newFile();
    const sent = await send(fileId, `${preset('POLICE')}&phieu=1`, { personName: 'Văn Thị Thư Thử' });
    expect(sent.status).toBe(303);
    const [step] = await stepsOf(fileId);
    const stepId = step?.stepId ?? '';
    const here = `/console/tin/${fileId}/chuyen`;
    expect((await get(here, { as: supervisor })).text).toContain('name="policeAgree"');
    const given = { form: stepId, stepId };
    const receipt = { do: 'receipt', ...given, signedBy: 'Văn thư Thử' };
    const letter = {
      'policeWord.name': 'Thượng tá Lê Văn Thử',
      'policeWord.title': 'Trưởng phòng',
      'policeWord.on': '2026-01-01',
      'policeWord.number': '88/CV',
    };
    // Typed and not ticked: neither guess is made, and what was typed is still there.
    const unsure = await post(here, { ...receipt, ...letter }, { as: supervisor });
    expect(unsure.status).toBe(422);
    expect(unsure.text).toContain(words.police.unticked);
    expect(unsure.text).toContain('Thượng tá Lê Văn Thử');
    expect((await post(here, receipt, { as: supervisor })).location).toBe(`${here}?xong=receipted`);
    const report = await get(`/console/tin/${fileId}`, { as: supervisor });
    expect(plain(report.text)).toContain('Công an đang giữ trạng thái công khai');
    expect(plain(report.text)).toContain('ghi ở trang Bước');
    const wrongDay = await post(here, { do: 'police-word', ...given, ...letter }, { as: supervisor });
    expect(wrongDay.status).toBe(422);
    expect(wrongDay.text).toContain(sentences.policeWordDay.vi);
    const today = { ...letter, 'policeWord.on': civilDate(running.test.clock.now()) };
    const finish = { do: 'finish', ...given, outcome: 'DONE', note: 'Đã trả lời (thử).' };
    const done = await post(here, { ...finish, ...today, policeAgree: 'yes' }, { as: supervisor });
    expect(done.location).toBe(`${here}?xong=finished`);
    const after = await get(`/console/tin/${fileId}`, { as: supervisor });
    expect(plain(after.text)).toContain('theo lời Thượng tá Lê Văn Thử (Trưởng phòng), văn bản số 88/CV');
    expect(plain(after.text)).not.toContain('Công an đang giữ trạng thái công khai');
    expect((await get(here, { as: supervisor })).text).not.toContain('policeWord.name');
  });
});

describe('an office that the text names', () => {
  it('is cleared on the preview by one answer of a supervisor with the reason, and then it may be sent', async () => {
    const named = demoNames.commune;
    const fileId = await reportFrom(running, {
      text: `Bạn em sợ, ${named} cũng biết`,
      place: offices.communeName,
    });
    const address = preset('COMMUNE');
    const here = `/console/tin/${fileId}/chuyen/gui${address}`;
    const before = await get(here, { as: supervisor });
    expect(plain(before.text)).toContain(words.send.problems);
    expect(plain(before.text)).toContain(words.send.notMeant.PERSON(named));
    expect((await send(fileId, address)).status).toBe(409);
    const given = { do: 'not-meant', form: commune.personId, kind: 'PERSON', id: commune.personId };
    expect((await post(here, given, { as: supervisor })).status).toBe(422);
    const cleared = await post(here, { ...given, reason: 'trùng tên cô giáo (thử)' }, { as: supervisor });
    expect(cleared.location).toBe(`${here}&xong=cleared`);
    const after = plain((await get(`${here}&xong=cleared`, { as: supervisor })).text);
    expect(after).toContain(words.done.cleared);
    expect(after).not.toContain(words.send.problems);
    expect((await send(fileId, address)).status).toBe(303);
    expect(plain((await get(`/console/tin/${fileId}`, { as: supervisor })).text)).toContain(
      'trùng tên cô giáo (thử)',
    );
  });
});

describe('marking by hand', () => {
  it('finds the office, then the very person of it; the mark is kept by id, shown by name, and holds the step', async () => {
    const fileId = await newFile();
    const here = `/console/tin/${fileId}/khong-an-toan`;
    const office = commune.grants[0]?.organizationId ?? '';
    const found = await get(`${here}?co-quan=${encodeURIComponent(offices.communeName)}`, { as: supervisor });
    expect(found.text).toContain(`noi=${office}`);
    const chosen = await get(`${here}?noi=${office}`, { as: supervisor });
    expect(plain(chosen.text)).toContain(demoNames.commune);
    expect(chosen.text).toContain(`value="${commune.personId}"`);
    const mark = { do: 'mark', organizationId: office, who: commune.personId };
    const empty = await post(`${here}?noi=${office}`, { ...mark, who: '' }, { as: supervisor });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain(unsafeVi.problems.whoMissing);
    const marked = await post(
      `${here}?noi=${office}`,
      { ...mark, words: 'chú của em (thử)' },
      { as: supervisor },
    );
    expect(marked.location).toBe(`/console/tin/${fileId}?xong=marked`);
    const file = plain((await get(`/console/tin/${fileId}`, { as: supervisor })).text);
    expect(file).toMatch(new RegExp(`Người ?: ${demoNames.commune}`));
    const held = await get(`/console/tin/${fileId}/chuyen/gui${preset('COMMUNE')}`, { as: supervisor });
    expect(plain(held.text)).toContain(problemSentences.PERSON_UNSAFE.vi);
    // Somebody marked this: it is decided on the file's page, never on the way to sending.
    expect(held.text).not.toContain('value="not-meant"');

    const other = await newFile();
    const there = `/console/tin/${other}/khong-an-toan`;
    await post(there, { ...mark, who: 'OFFICE', words: 'x' }, { as: supervisor });
    const { unsafe } = await running.test.platform.call(supervisor, getReport, { fileId: other });
    expect(unsafe).toMatchObject([{ kind: 'OFFICE', organizationId: office, state: 'UNDECIDED' }]);
  });
});

describe('the coordinator’s board', () => {
  it('shows what was handed to 111 and has no number when its hour is over, with the way to its page, until the number is there', async () => {
    const fileId = await newFile();
    const { handoverId } = await running.test.platform.call(supervisor, handOverTo111, {
      fileId,
      purpose: 'COUNSELLING',
      parts: ['TEXT'],
      via: 'PHONE',
      note: 'lời kín với 111',
    });
    const page = async (address = '') =>
      plain((await get(`/console/dieu-phoi${address}`, { as: supervisor })).text);
    expect(await page()).not.toContain(words.board.hotline.title);
    running.test.clock.advance(2 * 3_600_000);
    expect(await page()).toContain(words.board.hotline.title);
    expect(await page('?muc=RETURNED')).not.toContain(words.board.hotline.lead);
    const board = await get('/console/dieu-phoi?muc=HOTLINE_111', { as: supervisor });
    expect(board.text).toContain(`/tin/${fileId}/tiep-nhan`);
    expect(board.text).toMatch(/aria-current="true"[^>]*><b>1<\/b>(?: |<!-- -->)*Chưa tới 111/);
    expect(board.text).not.toContain('lời kín với 111');
    await running.test.platform.call(supervisor, recordReceipt111, {
      fileId,
      handoverId,
      theirNumber: '111-2026-1',
    });
    expect(await page()).not.toContain(words.board.hotline.title);
  });

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
