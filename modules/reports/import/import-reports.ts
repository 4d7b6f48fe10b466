import fs from 'node:fs';
import readline from 'node:readline';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Platform } from '#kernel/actions/platform.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { submitReport, zInformantKind, zIntakeChannel } from '../contract.ts';
import { type ProposeInOrder, type LineProposal, proposeInOrder } from './propose-in-order.ts';

/** One line of an import: the shape in which other intake systems hand reports over. `expect` belongs to samples and is not read. */
const zLine = z.object({
  id: z.string().min(1).max(200),
  channel: zIntakeChannel,
  informant: z.object({
    kind: z.string(),
    anonymous: z.boolean(),
    name: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
  }),
  receivedAt: z.iso.datetime({ offset: true }),
  text: z.string(),
  urls: z.array(z.string()).default([]),
  commune: z.string().optional(),
  childAge: z.number().optional(),
});

export type ImportResult = {
  readonly line: number;
  readonly id: string | null;
  readonly outcome: 'ACCEPTED' | 'ALREADY_HERE' | 'REFUSED';
  readonly trackingCode: string | null;
  readonly reason: string | null;
  readonly vi: string | null;
  /** What the rules propose for this line beside those before it; null for a line that was refused. */
  readonly proposal: LineProposal | null;
};

/**
 * Brings reports from a JSONL file in through the same action as every other door. Each line's nonce is derived from its id and its
 * bytes, so an import that was cut off is simply run again: what is here already answers its code again.
 */
export async function* importReports(platform: Platform, file: string): AsyncGenerator<ImportResult> {
  const lines = readline.createInterface({
    input: fs.createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const propose = proposeInOrder(platform.keys);
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    yield await importLine(platform, propose, line, number);
  }
}

async function importLine(
  platform: Platform,
  propose: ProposeInOrder,
  line: string,
  number: number,
): Promise<ImportResult> {
  let id: string | null = null;
  try {
    const report = zLine.parse(JSON.parse(line));
    id = report.id;
    const kind = zInformantKind.safeParse(report.informant.kind);
    const accepted = await platform.call(publicActor, submitReport, {
      nonce: createHash('sha256').update(`import|${report.id}|${line}`).digest('base64url'),
      channel: report.channel,
      receivedAt: report.receivedAt,
      report: {
        text: report.text,
        links: report.urls,
        place: report.commune ?? '',
        childAge: report.childAge === undefined ? '' : String(report.childAge),
        informant: {
          kind: kind.success ? kind.data : 'UNKNOWN',
          name: report.informant.name ?? '',
          phone: report.informant.phone ?? '',
          email: report.informant.email ?? '',
        },
      },
    });
    const outcome = accepted.isNew ? 'ACCEPTED' : 'ALREADY_HERE';
    const { trackingCode } = accepted;
    return { line: number, id, outcome, trackingCode, reason: null, vi: null, proposal: propose(report) };
  } catch (error) {
    if (error instanceof AnNhiError && error.code === 'UNAVAILABLE') throw error;
    return { line: number, id, outcome: 'REFUSED', trackingCode: null, proposal: null, ...whyRefused(error) };
  }
}

function whyRefused(error: unknown): { reason: string; vi: string } {
  if (error instanceof SyntaxError) return { reason: 'NOT_JSON', vi: 'Dòng này không phải JSON hợp lệ.' };
  if (error instanceof z.ZodError) {
    const fields = error.issues.map((issue) => issue.path.join('.') || '(cả dòng)').join(', ');
    return { reason: 'WRONG_SHAPE', vi: `Thiếu hoặc sai trường: ${fields}.` };
  }
  if (error instanceof AnNhiError)
    return {
      reason: error.reason,
      vi: [error.sentence.vi, ...error.fields.map((field) => field.sentence.vi)].join(' '),
    };
  throw error;
}
