import { z } from 'zod';
import { defineAction } from '#kernel/actions/handle.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { allowFile, allowSystem } from '#kernel/permissions/allow.ts';

const zFileId = z.uuid().transform((id) => asId<FileId>(id));
const keepers = ['LEGAL_OFFICER', 'DATA_PROTECTION_OFFICER', 'SUPERVISOR'] as const;

export const holdReasons = ['COURT', 'INVESTIGATION', 'COMPLAINT', 'INSPECTION'] as const;
export const destructionReasons = ['RETENTION_OVER', 'ERASURE_REQUESTED'] as const;

/** A legal hold: from now on nothing destroys this file, whatever its class says. */
export const holdFile = defineAction('retention.hold-file', {
  input: z.strictObject({ fileId: zFileId, reason: z.enum(holdReasons) }),
  output: z.object({ heldAt: z.string() }),
  allow: allowFile(keepers, 'ANY'),
});

/** Ends the hold; the class's own time counts again. */
export const releaseHold = defineAction('retention.release-hold', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({}),
  allow: allowFile(keepers, 'ANY'),
});

/**
 * Destroys a file's key, and so everything that it sealed, for rooms that grant an erasure. Refused by name while the file is open,
 * unread or held. Emits `retention.file-destroyed` (fileId, reason): rooms then remove what they keep of it in clear.
 */
export const destroyFile = defineAction('retention.destroy-file', {
  input: z.strictObject({ fileId: zFileId, reason: z.enum(destructionReasons) }),
  output: z.object({ destroyedAt: z.string(), completeAt: z.string(), recordDigest: z.string().nullable() }),
  allow: allowSystem,
});
