import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mailRoom } from '#kernel/mail/mail.ts';
import type { Letter } from '#kernel/mail/transport.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import * as reports from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as removals from './contract.ts';
import { sql } from 'kysely';

const letters: Letter[] = [];
const transport = {
  send(_id: string, letter: Letter) {
    letters.push(letter);
    return Promise.resolve({ proof: '250 OK' });
  },
};
const test = useTestPlatform([...rooms, mailRoom(transport)]);

describe('one report walks all the way', () => {
  it('from the form to the outcome that its informant reads', async () => {
    const { platform } = test;
    const link = 'https://www.tiktok.com/@vidu/video/8880000000000000101';
    const sent = await platform.call(publicActor, reports.submitReport, {
      nonce: randomBytes(16).toString('base64url'),
      channel: 'WEB',
      report: { text: 'Có clip đánh bạn', links: [link] },
    });
    const office = await test.database.run(systemActor('test'), async (tx) => {
      const found = await sql<{
        id: string;
      }>`select reports.single_intake(${test.clock.now()}) as id`.execute(tx);
      return found.rows[0]?.id ?? '';
    });
    const officer = official(office, ['INTAKE_OFFICER', 'REMOVAL_OFFICER', 'SIGNER']);
    const queue = await platform.call(officer, reports.listQueue, {});
    const fileId = queue.items[0]?.fileId ?? '';
    expect(queue.counts).toMatchObject({ open: 1, unclaimed: 1, mine: 0, emergency: 0 });

    await platform.call(officer, reports.claimReport, { fileId });
    await platform.call(officer, reports.triageReport, { fileId, category: 'VIOLENCE', priority: 'HIGH' });
    await platform.call(officer, reports.verifyReport, {
      fileId,
      finding: 'CONFIRMED',
      note: 'Đường dẫn còn mở được',
    });
    const { providerId } = await platform.call(officer, removals.addProvider, {
      name: 'Nền tảng Ví Dụ',
      email: 'goi@vidu.example',
      hosts: ['tiktok.com'],
      isCrossBorder: true,
    });
    const file = await platform.call(officer, reports.getReport, { fileId });
    const { requestId } = await platform.call(officer, removals.requestRemoval, {
      fileId,
      providerId,
      links: [file.links[0]?.canonical ?? ''],
    });
    const issued = await platform.call(officer, removals.issueRemoval, {
      fileId,
      requestId,
      signer: { name: 'Nguyễn Thị Thử', position: 'Phó Giám đốc' },
    });
    expect(issued.number).toMatch(/^\d+\/[\p{L}\p{N}&-]+$/u);

    expect(await test.runWaitingJobs()).toEqual(
      expect.arrayContaining(['mail.send', 'removals.note-delivery']),
    );
    expect(letters[0]?.attachments).toHaveLength(2);
    expect(letters[0]?.text).toContain(issued.pagePath);

    const token = issued.pagePath.split('/').at(-1) ?? '';
    const { found } = await platform.call(publicActor, removals.resolveProviderToken, { token });
    const provider = {
      kind: 'PROVIDER' as const,
      providerId: found?.providerId ?? '',
      removalRequestId: found?.requestId ?? '',
    };
    const served = await platform.call(provider, removals.openServedRequest, {});
    expect(served.reference).toBe(issued.number);
    expect(new Date(served.dueAt ?? 0).getTime() - new Date(served.servedAt).getTime()).toBe(24 * 3_600_000);
    await platform.call(provider, removals.answerRemoval, {
      nonce: 'một-lần-trả-lời-thử-1',
      answer: 'REMOVED',
      respondent: 'Bộ phận tiếp nhận',
    });

    await expect(
      platform.call(officer, reports.closeReport, { fileId, reason: 'REMOVED', outcome: 'CONTENT_REMOVED' }),
    ).rejects.toMatchObject({ reason: 'REMOVAL_OPEN' });
    await platform.call(officer, removals.checkRemoval, {
      fileId,
      requestId,
      findings: [{ ordinal: 0, finding: 'GONE' }],
    });
    await platform.call(officer, reports.closeReport, {
      fileId,
      reason: 'REMOVED',
      outcome: 'CONTENT_REMOVED',
    });

    const { status } = await platform.call(publicActor, reports.findStatus, {
      trackingCode: sent.trackingCode,
    });
    expect(status?.outcome).toBe('CONTENT_REMOVED');
    expect(status?.reached.map((step) => step.step)).toEqual(['RECEIVED', 'READ', 'PASSED_ON', 'CLOSED']);
    const listed = await platform.call(officer, removals.listRemovals, { fileId });
    expect(listed.requests[0]).toMatchObject({
      state: 'ENDED',
      outcome: 'REMOVED',
      servedBy: 'MAIL',
      isOverdue: false,
    });
  });
});
