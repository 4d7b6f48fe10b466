import { z } from 'zod';
import { defineQuery } from '#kernel/actions/handle.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { allowSystem } from '#kernel/permissions/allow.ts';

const zFileId = z.uuid().transform((id) => asId<FileId>(id));

/** How many removal requests of a file are not ended yet. For the room that wants to close the file. */
export const countOpenRequests = defineQuery('removals.count-open-requests', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({ open: z.number() }),
  allow: allowSystem,
  reads: 'OPEN',
});
