import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpHotline } from './adapter.ts';
import { type HotlineCase, hotlineSchema, zCaseNumber, zIncomingCase } from './contract.ts';
import { type Behaviour, startHotline } from './testing/hotline-server.ts';

const secret = 'bi-mat-de-thu-khong-dung-that';
let hotline: Awaited<ReturnType<typeof startHotline>>;
beforeAll(async () => {
  hotline = await startHotline(secret);
});
afterAll(() => hotline.stop());

const one = (handoverId: string): HotlineCase => ({
  schema: hotlineSchema,
  handoverId,
  from: { organization: 'Sở Thử Nghiệm', place: 'Tỉnh Thử' },
  purpose: 'COUNSELLING',
  isEmergency: false,
  receivedAt: '2026-11-23T01:00:00Z',
  category: null,
  text: 'Một em cần người nói chuyện.',
  links: null,
  place: null,
  childAge: '13',
  informant: null,
  note: '',
});
const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const bridge = () => httpHotline(hotline.address, secret, 400);

describe('a case for 111', () => {
  it('comes back with the number of 111, and a repetition is the same case', async () => {
    const first = await bridge().sendCase(one(id(1)));
    expect(first?.caseNumber).toMatch(/^111-2026-\d{6}$/);
    expect(await bridge().sendCase(one(id(1)))).toEqual(first);
    expect((await bridge().sendCase(one(id(2))))?.caseNumber).not.toBe(first?.caseNumber);
    expect(hotline.received[0]).toMatchObject({ path: '/cases', key: id(1), body: one(id(1)) });
  });

  it('may be taken without a number: that is no receipt', async () => {
    hotline.behaveOnce((_, response) => response.writeHead(202).end());
    expect(await bridge().sendCase(one(id(3)))).toBeNull();
    hotline.behaveOnce((_, response) => response.writeHead(202).end('{"queued":true}'));
    expect(await bridge().sendCase(one(id(3)))).toBeNull();
  });

  it('tells what became of a case that 111 gave', async () => {
    await bridge().tellStatus({
      schema: hotlineSchema,
      caseNumber: '111-9',
      reference: 'AN-12',
      status: 'CLOSED',
      at: '2026-11-23T05:00:00Z',
    });
    expect(hotline.received.at(-1)).toMatchObject({ path: '/statuses', key: 'AN-12-CLOSED' });
  });

  const json =
    (status: number, body: string): Behaviour =>
    (_, response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  it.each<[string, Behaviour, { word: string; isFinal: boolean }]>([
    ['says nothing', json(200, ''), { word: 'NO_RECEIPT', isFinal: false }],
    ['sends a page', json(200, '<html>ok</html>'), { word: 'NO_RECEIPT', isFinal: false }],
    [
      'gives no number',
      json(201, '{"receivedAt":"2026-11-23T02:00:00Z"}'),
      { word: 'NO_RECEIPT', isFinal: false },
    ],
    [
      'gives an empty number',
      json(201, '{"caseNumber":"","receivedAt":"2026-11-23T02:00:00Z"}'),
      { word: 'NO_RECEIPT', isFinal: false },
    ],
    [
      'hides a line break in the number',
      json(201, '{"caseNumber":"1\\n2","receivedAt":"2026-11-23T02:00:00Z"}'),
      { word: 'NO_RECEIPT', isFinal: false },
    ],
    [
      'gives no time',
      json(201, '{"caseNumber":"12","receivedAt":"hôm qua"}'),
      { word: 'NO_RECEIPT', isFinal: false },
    ],
    ['answers null', json(200, 'null'), { word: 'NO_RECEIPT', isFinal: false }],
    ['answers half a message', json(200, '{"caseNumber":"1'), { word: 'NO_RECEIPT', isFinal: false }],
    [
      'leads elsewhere',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      { word: 'STATUS_302', isFinal: true },
    ],
    ['does not know us', json(401, '{}'), { word: 'STATUS_401', isFinal: true }],
    ['refuses the message', json(422, '{}'), { word: 'STATUS_422', isFinal: true }],
    ['is too busy', json(429, '{}'), { word: 'STATUS_429', isFinal: false }],
    ['is broken', json(503, '{}'), { word: 'STATUS_503', isFinal: false }],
    ['hangs up', (request) => request.socket.destroy(), { word: 'NO_LINE', isFinal: false }],
    ['never answers', () => undefined, { word: 'TIMEOUT', isFinal: false }],
    [
      'never stops',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        for (let part = 0; part < 80; part += 1) response.write('x'.repeat(1_024));
        response.end();
      },
      { word: 'ANSWER_TOO_LONG', isFinal: false },
    ],
  ])('is not delivered when 111 %s', async (_, behaviour, trouble) => {
    hotline.behaveOnce(behaviour);
    await expect(bridge().sendCase(one(id(4)))).rejects.toMatchObject(trouble);
  });

  it('is not delivered when nobody is there, or over a line that anybody can read', async () => {
    const gone = await startHotline(secret);
    await gone.stop();
    await expect(httpHotline(gone.address, secret, 400).sendCase(one(id(5)))).rejects.toMatchObject({
      word: 'NO_LINE',
    });
    expect(() => httpHotline('http://111.example', secret)).toThrow(RangeError);
  });

  it('never leaves in another shape than was agreed', async () => {
    const before = hotline.received.length;
    const wrong = { ...one(id(6)), extra: 'more' } as HotlineCase;
    await expect(bridge().sendCase(wrong)).rejects.toThrow();
    expect(hotline.received).toHaveLength(before);
  });
});

describe('a case from 111', () => {
  const good = {
    schema: hotlineSchema,
    caseNumber: '111-2026/000123',
    receivedAt: '2026-11-23T01:00:00+07:00',
    purpose: 'HANDLE',
    text: 'Mẹ gọi, con bị doạ tung ảnh.',
  };
  it('needs little and takes nothing that is not agreed on', () => {
    expect(zIncomingCase.parse(good)).toMatchObject({ links: [], informant: null, isEmergency: false });
    for (const wrong of [
      { ...good, schema: 'an-nhi.hotline-111/2' },
      { ...good, caseNumber: ' 12' },
      { ...good, caseNumber: '1'.repeat(101) },
      { ...good, receivedAt: '2026-11-23' },
      { ...good, purpose: 'SPY' },
      { ...good, picture: 'data:image/png;base64,AAAA' },
      { ...good, text: 'x'.repeat(200_001) },
    ])
      expect(zIncomingCase.safeParse(wrong).success, JSON.stringify(wrong).slice(0, 200)).toBe(false);
  });

  it('has a number that can be read out', () => {
    for (const number of ['1', 'BN-12/2026', 'HN 0001.A', 'Đ12'])
      expect(zCaseNumber.safeParse(number).success).toBe(true);
    for (const number of ['', ' ', '1 ', '-1', '1\t2', '<b>', '=1+1'])
      expect(zCaseNumber.safeParse(number).success).toBe(false);
  });
});
