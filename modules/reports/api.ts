import { z } from 'zod';
import { invalidInput } from '#kernel/errors/errors.ts';
import type { Route, RouteContext } from '#kernel/http/route.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { findStatus, submitReport, zNewReport, zPublicStatus } from './contract.ts';
import { nonceOf } from './rules/nonce.ts';
import { findCodeInToken, sealStatusToken } from './rules/status-token.ts';

/** 200,000 characters as JSON, escapes included. */
const reportLimit = 2 * 1024 * 1024;

/** Bodies and answers of the machine API; OpenAPI is made of these (apps/platform/openapi.ts). */
export const apiSchemas = {
  newReport: zNewReport,
  accepted: z.object({ trackingCode: z.string(), receivedAt: z.string(), isNew: z.boolean() }),
  statusRequest: z.strictObject({
    trackingCode: z.string().max(200).optional(),
    token: z.string().max(4096).optional(),
  }),
  status: z.object({ status: zPublicStatus.nullable(), token: z.string().nullable() }),
};

export const reportApiRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/reports',
    access: 'MACHINE',
    bodyLimit: reportLimit,
    async handle(c, { platform }) {
      const nonce = c.req.header('idempotency-key') ?? '';
      if (!/^[\x21-\x7e]{16,200}$/.test(nonce)) {
        throw invalidInput([
          {
            path: 'Idempotency-Key',
            sentence: {
              vi: 'Cần tiêu đề Idempotency-Key: 16 đến 200 ký tự ngẫu nhiên, mỗi tin một khóa.',
              en: 'The header Idempotency-Key is needed: 16 to 200 random characters, one for each report.',
            },
          },
        ]);
      }
      const report = await readJson(c, zNewReport);
      const accepted = await platform.call(
        publicActor,
        submitReport,
        { nonce: nonceOf(nonce, report), channel: 'PROVIDER_API', report },
        c.var.trace,
      );
      return c.json(accepted, accepted.isNew ? 201 : 200);
    },
  },
  {
    method: 'POST',
    path: '/api/v1/reports/status',
    access: 'MACHINE',
    bodyLimit: 16 * 1024,
    async handle(c, { platform }) {
      const request = await readJson(c, apiSchemas.statusRequest);
      const now = platform.clock.now();
      const sealed = findCodeInToken(platform.keys, request.token ?? '', now);
      const trackingCode = sealed ?? request.trackingCode ?? '';
      const { status } = await platform.call(publicActor, findStatus, { trackingCode }, c.var.trace);
      // A token is never prolonged: half an hour after the code was typed it must be typed again.
      const renewed = sealed === null ? sealStatusToken(platform.keys, trackingCode, now) : request.token;
      const token = status ? (renewed ?? null) : null;
      return c.json({ status, token }, status ? 200 : 404);
    },
  },
];

/** A JSON body checked whole: every wrong or unknown field is named at once. */
async function readJson<T>(c: RouteContext, schema: z.ZodType<T>): Promise<T> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    throw invalidInput([
      { path: '', sentence: { vi: 'Nội dung không phải JSON hợp lệ.', en: 'The body is not valid JSON.' } },
    ]);
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalidInput(
    parsed.error.issues.flatMap((issue) => {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [null];
      return unknown.map((key) => ({
        path: [...issue.path, ...(key === null ? [] : [key])].join('.'),
        sentence:
          key === null
            ? { vi: `Chưa dùng được: ${issue.message}`, en: issue.message }
            : { vi: 'Không có trường này.', en: 'There is no such field.' },
      }));
    }),
  );
}
