import type { z } from 'zod';
import type { Statement } from '#kernel/actions/room.ts';
import { invalidInput } from '#kernel/errors/errors.ts';
import { type FileId, newId } from '#kernel/ids/ids.ts';
import { keyedHash, seal } from '#kernel/keys/sealing.ts';
import { canonicalizeLink, type CanonicalLink } from '#packages/harm-url/index.ts';
import type { NewReport, submitReport } from '../contract.ts';
import { hasMeaning, longestLink, mostLinks } from '../rules/meaning.ts';
import { trackingCodesOf } from '../rules/tracking-code.ts';
import { reportKeys } from '../rules/report-keys.ts';
import { sentences } from '../sentences.ts';

type Input = z.infer<typeof submitReport.input>;
type Output = z.infer<typeof submitReport.output>;

/** Accepting a report is one SQL function: whole or absent, and the code is answered only once it is committed. */
export const submitReportStatement: Statement<Input, Output> = {
  fn: 'reports.accept',
  plan(ctx, { nonce, channel, report, receivedAt }) {
    assertMeaning(report);
    const keys = reportKeys(ctx.keys);
    const fileId = newId<FileId>(ctx.now.getTime());
    const file = ctx.keys.take();
    const field = (name: string, value: string | Uint8Array) => seal(file.key, `${fileId}|${name}|1`, value);
    const codes = trackingCodesOf(keys.code, Buffer.from(nonce));
    const at = receivedAt ? new Date(receivedAt) : ctx.now;
    const examined = report.links.slice(0, mostLinks).map((raw) => examine(raw));
    const links = examined.map((link, ordinal) => ({
      ordinal,
      raw: field(`link-${ordinal}`, link.raw).toString('base64'),
      canonical: link.canonical,
      kind: link.kind,
      reason: link.reason,
      unresolved: link.unresolved,
    }));
    const unclear = report.links.length > mostLinks || examined.some((link) => link.canonical === null);
    const { informant, text, links: typed, ...details } = report;
    const isAnonymous = !hasMeaning(informant.name + informant.phone + informant.email);
    return {
      args: [
        fileId,
        file.id,
        at,
        keyedHash(keys.nonce, nonce),
        codes.map((code) => keyedHash(keys.codeHash, code)),
        'infinity',
        channel,
        informant.kind,
        isAnonymous,
        field('text', text),
        field(
          'details',
          // Wishes are no part of the identity: they are kept, and shown before any call, also when nothing else is known.
          JSON.stringify({
            ...details,
            safeToCall: informant.safeToCall,
            callWhen: informant.callWhen,
            linksBeyond: typed.slice(mostLinks),
          }),
        ),
        isAnonymous ? null : field('identity', JSON.stringify(informant)),
        JSON.stringify(links),
        unclear,
      ],
      note: {
        subject: { kind: 'REPORT', id: fileId },
        fields: ['text', 'links', 'place', 'informant'],
        facts: { channel, linkCount: links.length },
      },
      read(rows) {
        const attempt = Number(rows[0]?.['taken_attempt']);
        const code = codes[attempt];
        if (code === undefined) throw new Error('reports.accept answered without a code');
        return { trackingCode: code, receivedAt: at.toISOString(), isNew: rows[0]?.['is_new'] === true };
      },
    };
  },
};

function examine(raw: string): CanonicalLink {
  if (raw.length > longestLink)
    return { raw, canonical: null, kind: 'INVALID', reason: 'TOO_LONG', unresolved: false };
  return canonicalizeLink(raw);
}

/** A letter, a digit, a picture, a link, a tap on what happened: anything will do. */
function assertMeaning(report: NewReport): void {
  if (report.trouble || hasMeaning(report.text) || report.links.some(hasMeaning)) return;
  throw invalidInput([{ path: 'text', sentence: sentences.nothingWritten }]);
}
