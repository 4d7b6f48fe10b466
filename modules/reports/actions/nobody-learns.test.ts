import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import type { Handle } from '#kernel/actions/handle.ts';
import type { Job } from '#kernel/actions/room.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { type Actor, publicActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import {
  chooseSecretWord,
  informantTraits,
  openConversation,
  sealReplyGrant,
  sendBulkReply,
} from '#modules/replies/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as reports from '../contract.ts';

const test = useTestPlatform(rooms);
const call = <Input, Output>(handle: Handle<Input, Output>, input: unknown, actor: Actor = publicActor) =>
  test.platform.call(actor, handle, input);
/** A refusal by name is an answer like any other; anything else is a fault of the platform. */
const attempt = async (pending: Promise<unknown>) => {
  try {
    await pending;
  } catch (error) {
    if (!(error instanceof AnNhiError)) throw error;
  }
};

let superuser: pg.Client | null = null;
const readJob = rooms.flatMap((room) => room.jobs).find((one) => one.name === 'reports.read-report') as Job;

type Told = { readonly fileId: FileId; readonly code: string };
const secret = 'bông sen nở';

async function tell(link: string): Promise<Told & { organizationId: string }> {
  const { trackingCode } = await call(reports.submitReport, {
    nonce: randomBytes(16).toString('base64url'),
    channel: 'WEB',
    report: { text: 'Có nick lạ doạ đăng ảnh của con', links: [link], informant: { kind: 'PARENT' } },
  });
  superuser ??= await test.client('superuser');
  const found = await superuser.query<{ file_id: FileId; organization_id: string }>(
    'select file_id, organization_id from reports.report order by reference desc limit 1',
  );
  const [row] = found.rows;
  if (!row) throw new Error('not there');
  await test.platform.runJob(readJob, { fileId: row.file_id });
  return { fileId: row.file_id, code: trackingCode, organizationId: row.organization_id };
}

/** Slow on purpose, so only mine has one. */
async function chooseSecret({ code: trackingCode }: Told): Promise<void> {
  const traits = informantTraits('PARENT', '');
  const grant = sealReplyGrant(test.keys, { trackingCode, may: 'SENT', ...traits }, test.clock.now());
  await call(chooseSecretWord, { grant, word: secret });
}

const statusBytes = async ({ code }: Told) =>
  JSON.stringify(await call(reports.findStatus, { trackingCode: code }));

/** The messages too. Opening them is slow on purpose; the grant is a random token each time and says nothing. */
async function everyByte(mine: Told): Promise<string> {
  const { code } = mine;
  const status = await statusBytes(mine);
  const { conversation } = await call(openConversation, { trackingCode: code, secret });
  return JSON.stringify({ status, ...conversation, grant: null });
}

/** Everything that others do. `one`, `two`: which of the reports; 0 is mine. Merging and linking may touch mine, the rest not. */
const anyDeed = fc.record({
  what: fc.constantFrom(
    'SEND',
    'MERGE',
    'UNMERGE',
    'DISMISS',
    'INCIDENT',
    'ADD_TO_INCIDENT',
    'LEAVE_INCIDENT',
    'NOTE',
    'CLAIM',
    'CLOSE',
    'CLOSE_MERGED',
    'REPLY',
    'SEARCH',
  ),
  one: fc.nat(5),
  two: fc.nat(5),
});
type Deed = typeof anyDeed extends fc.Arbitrary<infer One> ? One : never;

describe('other people’s reports, merges, incidents, notes and closings', () => {
  it('change not one byte of what I read, whatever their order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDeed, { minLength: 6, maxLength: 16 }), async (deeds) => {
        const link = `https://www.tiktok.com/@vidu/video/88${String(Date.parse(test.clock.now().toISOString()))}1`;
        const mine = await tell(link);
        await chooseSecret(mine);
        const officer = official(mine.organizationId, ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR']);
        const told = [mine, await tell(link), await tell(link)];
        const world = { mine, told, officer, link, incidents: [] as string[] };
        const [status, before] = [await statusBytes(mine), await everyByte(mine)];
        for (const deed of deeds) {
          test.clock.advance(61_000);
          await attempt(perform(world, deed));
          expect(await statusBytes(mine), JSON.stringify(deed)).toBe(status);
        }
        expect(await everyByte(mine)).toBe(before);
      }),
      { numRuns: 12, seed: 20261121, endOnFailure: true },
    );
  }, 60_000);
});

type World = {
  readonly mine: Told;
  readonly told: Told[];
  readonly officer: Actor;
  readonly link: string;
  readonly incidents: string[];
};

async function perform({ mine, told, officer, link, incidents }: World, deed: Deed): Promise<void> {
  const [one, two] = [told[deed.one % told.length], told[deed.two % told.length]];
  if (!one || !two) return;
  const other = one === mine ? told[1] : one;
  const incidentId = incidents[deed.two % Math.max(1, incidents.length)];
  const reason = 'lý do';
  const as = <Input, Output>(handle: Handle<Input, Output>, input: unknown) => call(handle, input, officer);
  switch (deed.what) {
    case 'SEND':
      told.push(await tell(link));
      return;
    case 'MERGE':
      await as(reports.mergeReports, { fileId: one.fileId, intoFileId: two.fileId, reason });
      return;
    case 'UNMERGE':
      await as(reports.unmergeReport, { fileId: one.fileId, reason });
      return;
    case 'DISMISS':
      await as(reports.dismissDuplicate, { fileId: one.fileId, otherFileId: two.fileId, reason });
      return;
    case 'INCIDENT': {
      const opened = await as(reports.openIncident, {
        fileIds: [one.fileId, two.fileId],
        title: 'Một nick, nhiều bé',
      });
      incidents.push(opened.incidentId);
      return;
    }
    case 'ADD_TO_INCIDENT':
      await as(reports.addToIncident, { fileId: one.fileId, incidentId });
      return;
    case 'LEAVE_INCIDENT':
      await as(reports.leaveIncident, { fileId: one.fileId, incidentId, reason });
      return;
    case 'NOTE':
      await as(reports.addNote, { fileId: one.fileId, note: 'chữ của cán bộ' });
      return;
    case 'CLAIM':
      await as(reports.claimReport, { fileId: other?.fileId });
      return;
    case 'CLOSE':
      await attempt(as(reports.claimReport, { fileId: other?.fileId }));
      await as(reports.closeReport, {
        fileId: other?.fileId,
        reason: 'NUISANCE',
        outcome: 'NOT_ENOUGH_TO_ACT',
        note: 'x',
      });
      return;
    case 'CLOSE_MERGED': {
      // With mine among them this is an answer to me; without mine it is not.
      const { merged } = await as(reports.listRelated, { fileId: other?.fileId });
      if (merged.some((report) => report.fileId === mine.fileId)) return;
      await as(reports.closeMerged, {
        fileId: other?.fileId,
        reason: 'NUISANCE',
        outcome: 'NOT_ENOUGH_TO_ACT',
      });
      return;
    }
    case 'REPLY':
      await as(sendBulkReply, {
        fileIds: told.filter((each) => each !== mine).map((each) => each.fileId),
        sentenceId: 'READ',
        key: randomBytes(8).toString('hex'),
      });
      return;
    case 'SEARCH':
      await as(reports.searchReports, { query: 'doạ đăng ảnh' });
      return;
  }
}
