import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { invalidInput, notFound } from '#kernel/errors/errors.ts';
import { newId } from '#kernel/ids/ids.ts';
import type { recordDataRequest } from '../contract.ts';
import { pressOf } from '../rules/request-number.ts';
import { openRequest } from '../store/open-request.ts';

type Input = z.output<typeof recordDataRequest.input>;

const recorders = ['DATA_PROTECTION_OFFICER', 'INTAKE_OFFICER', 'SUPERVISOR'];

export const recordDataRequestHandler: Handler<Input, z.output<typeof recordDataRequest.output>> = async (
  ctx,
  input,
) => {
  if (ctx.actor.kind !== 'OFFICIAL') throw notFound();
  const office = ctx.actor.grants.find((grant) => recorders.includes(grant.role))?.organizationId;
  if (!office) throw notFound();
  const receivedAt = input.receivedAt ? new Date(input.receivedAt) : ctx.now;
  if (receivedAt > ctx.now)
    throw invalidInput([
      {
        path: 'receivedAt',
        sentence: {
          vi: 'Giờ nhận không thể ở tương lai.',
          en: 'It cannot have been received in the future.',
        },
      },
    ]);
  const { kind, relation, channel, trackingCode, name, contact, words } = input;
  const { fileId, isCodeFound } = await openRequest(ctx, {
    press: pressOf(ctx.keys, { entry: newId(ctx.now.getTime()) }),
    isPressKept: false,
    channel,
    kind,
    relation,
    details: { name, contact, words },
    trackingCode,
    // Somebody has read it while taking it in, and decides.
    dangerFileId: null,
    organizationId: office,
    personId: ctx.actor.personId,
    receivedAt,
  });
  return { fileId, isCodeKnown: trackingCode ? isCodeFound : null };
};
