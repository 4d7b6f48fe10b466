import fs from 'node:fs';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { AnNhiError, invalidInput, notFound } from '#kernel/errors/errors.ts';
import type { Route, RouteContext, Tools } from '#kernel/http/route.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { zIncomingCase, zIncomingReceipt, zLateReceipt } from '#standards/hotline-111/contract.ts';
import { receiptFrom111, receiveFrom111 } from './contract.ts';

const hotlineActor = systemActor('hotline-111');
const shortestSecret = 32;

/** What 111 sends (standards/hotline-111). Without a secret of theirs in the settings these addresses do not exist. */
export const hotlineApiRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/hotline-111/cases',
    access: 'MACHINE',
    bodyLimit: 2 * 1024 * 1024,
    async handle(c, tools) {
      assertHotline(c, tools);
      const key = c.req.header('idempotency-key') ?? '';
      if (!/^[\x21-\x7e]{16,200}$/.test(key))
        throw invalidInput([
          {
            path: 'Idempotency-Key',
            sentence: {
              vi: 'Cần tiêu đề Idempotency-Key: 16 đến 200 ký tự, mỗi trường hợp một khóa.',
              en: 'The header Idempotency-Key is needed: 16 to 200 characters, one for each case.',
            },
          },
        ]);
      const one = await readJson(c, zIncomingCase);
      const { text, links, place, childAge, informant, informantKind } = one;
      const receipt = await tools.platform.call(
        hotlineActor,
        receiveFrom111,
        {
          key,
          caseNumber: one.caseNumber,
          receivedAt: one.receivedAt,
          purpose: one.purpose,
          isEmergency: one.isEmergency,
          note: one.note,
          report: {
            text,
            links,
            place,
            childAge,
            informant: {
              kind: informantKind,
              name: informant?.name ?? '',
              phone: informant?.phone ?? '',
              safeToCall: informant?.safeToCall ?? '',
              callWhen: informant?.callWhen ?? '',
            },
          },
        },
        c.var.trace,
      );
      return c.json(zIncomingReceipt.parse(receipt), receipt.isNew ? 201 : 200);
    },
  },
  {
    method: 'POST',
    path: '/api/v1/hotline-111/receipts',
    access: 'MACHINE',
    bodyLimit: 16 * 1024,
    async handle(c, tools) {
      assertHotline(c, tools);
      const { handoverId, caseNumber, receivedAt } = await readJson(c, zLateReceipt);
      const taken = await tools.platform.call(
        hotlineActor,
        receiptFrom111,
        { handoverId, theirNumber: caseNumber, receivedAt },
        c.var.trace,
      );
      return c.json(taken);
    },
  },
];

/** Compared as digests, so that neither length nor beginning shows in the time it takes. @throws AnNhiError */
function assertHotline(c: RouteContext, { config }: Tools): void {
  if (!config.ANNHI_111_INBOUND_SECRET_FILE) throw notFound();
  const secret = fs.readFileSync(config.ANNHI_111_INBOUND_SECRET_FILE, 'utf8').trim();
  const given = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (secret.length < shortestSecret || !timingSafeEqual(digest(secret), digest(given)))
    throw new AnNhiError('NOT_SIGNED_IN', 'NOT_HOTLINE', {
      vi: 'Chưa chứng minh được đây là Tổng đài 111.',
      en: 'This is not proved to be hotline 111.',
    });
}

async function readJson<T>(c: RouteContext, schema: z.ZodType<T>): Promise<T> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalidInput(
    parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      sentence: { vi: `Chưa dùng được: ${issue.message}`, en: issue.message },
    })),
  );
}
