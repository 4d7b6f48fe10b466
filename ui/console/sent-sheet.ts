import { invalidInput } from '#kernel/errors/errors.ts';
import type { SentForm } from './answer-form.ts';
import { shellEn } from './messages.en.ts';
import { shellVi } from './messages.vi.ts';

/** What `SheetForm` sends: the file, and whether it is only to be checked. @throws AnNhiError `INVALID_INPUT` without a file */
export async function readSentSheet(form: SentForm): Promise<{ file: Uint8Array; isDryRun: boolean }> {
  const file = form.file('file');
  if (!file)
    throw invalidInput([{ path: 'file', sentence: { vi: shellVi.sheet.noFile, en: shellEn.sheet.noFile } }]);
  return { file: new Uint8Array(await file.arrayBuffer()), isDryRun: form.text('mode') !== 'run' };
}
