import type { Context } from '#kernel/actions/context.ts';
import type { FileId } from '#kernel/ids/ids.ts';
import { findPhoneNumber } from '#kernel/telephony/number.ts';
import { findFileByCode, submitReport } from '#modules/reports/contract.ts';
import { tellsOfDanger } from '../rules/danger.ts';
import type { Press } from '../rules/request-number.ts';
import type { RequestDetails } from '../store/requests.ts';

const kinds = { CHILD: 'CHILD', PARENT: 'PARENT' } as const;

/**
 * Words that tell of danger become a report in the same transaction, and then everything is as with every report: read by its job, first
 * in the queue, the person on duty rung. Nobody waits for office hours because of the wrong door.
 * @returns the report's file; null where the words tell of none
 */
export async function sendOnDanger(
  ctx: Context,
  request: { readonly press: Press; readonly relation: string; readonly details: RequestDetails },
): Promise<FileId | null> {
  const { press, relation, details } = request;
  if (!tellsOfDanger(details)) return null;
  const { trackingCode } = await ctx.callAsSystem(submitReport, {
    nonce: press.hash.toString('base64url'),
    channel: 'WEB',
    report: {
      links: [],
      place: '',
      childAge: '',
      mustNotKnow: { people: [], words: '' },
      language: 'vi',
      // What tells of danger may stand beside "how to answer".
      text: tellsOfDanger({ ...details, contact: '' })
        ? details.words
        : `${details.words}\n${details.contact}`,
      informant: {
        kind: relation === 'CHILD' || relation === 'PARENT' ? kinds[relation] : 'UNKNOWN',
        name: details.name,
        phone: findPhoneNumber(details.contact) === null ? '' : details.contact,
        email: '',
        safeToCall: 'CERTAIN_HOURS',
        callWhen: details.contact,
      },
    },
  });
  const { fileId } = await ctx.callAsSystem(findFileByCode, { trackingCode });
  if (fileId === null) throw new Error('a report that was just accepted has no file');
  return fileId;
}
