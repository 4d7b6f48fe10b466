import type { Locale, RouteContext, Tools } from '#kernel/http/route.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { isUnreadableNumber } from '#kernel/telephony/number.ts';
import { informantTraits, sealReplyGrant } from '#modules/replies/contract.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { type NewReport, submitReport } from '../../contract.ts';
import { nonceOf } from '../../rules/nonce.ts';
import { attendance } from './attendance.ts';
import { receiptPage } from './handles.ts';

/** Name of the grown-ups' forms: one report, whichever of them it was written in. */
export const reportForm = 'report-form';
/** 200,000 characters of Vietnamese, percent-encoded, with room for what is over the limit, so that it can be given back. */
export const reportFormLimit = 12 * 1024 * 1024;

/** Accepts what a grown-up's door has read, and shows the receipt with the steps of the half hour after sending. */
export async function sendReport(
  c: RouteContext,
  tools: Tools,
  sent: { readonly nonce: string; readonly report: NewReport; readonly locale: Locale },
): Promise<Response> {
  const { nonce, report, locale } = sent;
  const { keys, clock } = tools.platform;
  const { trackingCode, receivedAt } = await tools.platform.call(
    publicActor,
    submitReport,
    { nonce: nonceOf(nonce, report), channel: 'WEB', report },
    c.var.trace,
  );
  const traits = informantTraits(report.informant.kind, report.childAge);
  const grant = sealReplyGrant(keys, { trackingCode, may: 'SENT', ...traits }, clock.now());
  return tools.page(
    c,
    receiptPage,
    {
      action: publicPaths.report,
      trackingCode,
      receivedAt,
      grant,
      isPhoneUnreadable: isUnreadableNumber(report.informant.phone),
      ...(await attendance(tools)),
    },
    { locale },
  );
}
