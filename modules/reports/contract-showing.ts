import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { allowFile } from '#kernel/permissions/allow.ts';
import { zFilePart } from './contract-handling.ts';
import { readers, workers, zCategory, zFileId, zPriority, zState } from './contract-words.ts';

/** What stands above every page of a file, and copies of a file for one recipient: handles of the room beside contract.ts. */

/** Whose a file is, how urgent, how long there is: nothing of what was told, so every page of every room may show it. */
export const getFileHead = defineQuery('reports.get-file-head', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({
    fileId: zFileId,
    reference: z.number(),
    state: zState,
    category: zCategory.nullable(),
    priority: zPriority,
    organizationName: z.string().nullable(),
    holderName: z.string().nullable(),
    isMine: z.boolean(),
    /** The running clock that ends first, of those that this office may see. */
    dueAt: z.string().nullable(),
    /** Somebody must not learn of it. */
    isRestricted: z.boolean(),
  }),
  allow: allowFile(readers, 'ANY'),
  reads: 'OPEN',
});

export const exportPurposes = [
  'COORDINATION',
  'INVESTIGATION',
  'CHILD_SUPPORT',
  'REMOVAL',
  'INSPECTION',
  'OTHER',
] as const;

/**
 * Makes a copy of chosen parts for one office and one purpose: a watermarked PDF that says on every page for whom, for what, by whom and
 * when. The informant is left out; only a supervisor may put them in, with the reason. What leaves is kept as it was, and is on the
 * timeline.
 * @throws `EXPORT_UNSAFE` when the report must not reach that office
 */
export const exportReport = defineAction('reports.export-report', {
  input: z.strictObject({
    fileId: zFileId,
    organizationId: z.uuid(),
    purpose: z.enum(exportPurposes),
    /** Needed for OTHER and with the informant. */
    reason: z.string().trim().max(2_000).default(''),
    parts: z.array(zFilePart).max(6),
  }),
  output: z.object({ exportId: z.uuid() }),
  allow: allowFile(workers, 'HOLDER'),
});

/** The copies that have left, newest first; nothing of what they hold. */
export const listExports = defineQuery('reports.list-exports', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({
    exports: z.array(
      z.object({
        exportId: z.uuid(),
        at: z.string(),
        personName: z.string().nullable(),
        organizationName: z.string(),
        purpose: z.enum(exportPurposes),
        parts: z.array(zFilePart),
        /** SHA-256 of the content, as printed on the copy and written in the log. */
        digest: z.string(),
      }),
    ),
  }),
  allow: allowFile(workers, 'HOLDER'),
  reads: 'OPEN',
});

/** A copy as it left. */
export const getExport = defineQuery('reports.get-export', {
  input: z.strictObject({ fileId: zFileId, exportId: z.uuid() }),
  output: z.object({
    name: z.string(),
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
  allow: allowFile(workers, 'HOLDER'),
  reads: 'RESTRICTED',
});
