import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import { parts, type previewStep } from '../contract.ts';
import { planStep } from '../internal.ts';
import { showParts } from '../store/shown-parts.ts';

export const previewStepHandler: Handler<
  z.output<typeof previewStep.input>,
  z.output<typeof previewStep.output>
> = async (ctx, { fileId, kind, to, purpose, parts: chosen, byLetter }) => {
  // The report first: row-level security decides whether there is one to plan for.
  const shown = await showParts(ctx, fileId, chosen);
  const { holderOrganizationId: _, ...plan } = await ctx.callAsSystem(planStep, {
    fileId,
    kind,
    to,
    purpose,
    byLetter,
  });
  ctx.note({ subject: { kind: 'FILE', id: fileId }, fields: ['route', ...chosen] });
  return {
    ...plan,
    fileId,
    kind,
    purpose,
    shown,
    withheld: parts.filter((part) => !chosen.includes(part)),
  };
};
