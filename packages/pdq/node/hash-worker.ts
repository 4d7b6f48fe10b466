import { constants, type FileHandle, open } from 'node:fs/promises';
import { hashPixels } from '../hash-pixels.ts';
import { formatHash } from '../hash-text.ts';
import { readSignature, SIGNATURE_BYTES, type VideoContainer } from '../media-signature.ts';
import { PdqError, type ReasonCode } from '../pdq-error.ts';
import { decodePicture } from './decode-picture.ts';

/**
 * The process that opens untrusted pictures. Its parent (`file-hasher.ts`) gives it one file at a time and ends it when
 * it takes too long; the kernel ends it when it takes too much memory.
 */
export type WorkerRequest = { file: string; maxBytes: number; seconds: number };
export type WorkerAnswer =
  | { kind: 'picture'; pdq: string; quality: number; reason: ReasonCode | null }
  | { kind: 'video'; container: VideoContainer }
  | { kind: 'refused'; reason: ReasonCode };

process.on('message', (request: WorkerRequest) => {
  void answer(request).then((value) => process.send?.(value));
});
process.on('disconnect', () => process.exit(0));

async function answer({ file, maxBytes, seconds }: WorkerRequest): Promise<WorkerAnswer> {
  let handle: FileHandle | undefined;
  try {
    // Not blocking, or a named pipe would hold us here until someone writes to it.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const info = await handle.stat();
    if (!info.isFile()) return { kind: 'refused', reason: 'unreadable' };
    const head = Buffer.alloc(SIGNATURE_BYTES);
    const { bytesRead } = await handle.read(head, 0, SIGNATURE_BYTES, 0);
    const signature = readSignature(head.subarray(0, bytesRead));
    if (signature.kind === 'video') return { kind: 'video', container: signature.container };
    if (info.size > maxBytes) return { kind: 'refused', reason: 'file_too_large' };
    const { hash, quality, reason } = hashPixels(await decodePicture(await handle.readFile(), seconds));
    return { kind: 'picture', pdq: formatHash(hash), quality, reason };
  } catch (error) {
    return { kind: 'refused', reason: reasonOf(error) };
  } finally {
    await handle?.close();
  }
}

function reasonOf(error: unknown): ReasonCode {
  if (error instanceof PdqError) return error.code;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'not_found';
  if (code === 'ENOMEM' || code === 'ERR_MEMORY_ALLOCATION_FAILED') return 'memory_limit';
  return 'unreadable';
}
