import type { z } from 'zod';
import type { Handler } from '#kernel/actions/context.ts';
import type { verifyReport } from '../contract.ts';
import { moveReport } from './move-report.ts';

/** Documentary and administrative only (glossary: verification): what is found is recorded, nobody is asked. */
export const verifyReportHandler: Handler<
  z.infer<typeof verifyReport.input>,
  z.infer<typeof verifyReport.output>
> = (ctx, { fileId, finding, note }) =>
  moveReport(ctx, fileId, 'VERIFY', { kind: 'VERIFIED', facts: { finding }, note });
