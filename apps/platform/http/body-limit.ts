import type { Context } from 'hono';
import { AnNhiError } from '#kernel/errors/errors.ts';

/** A body must be here whole within this time; a phone on 2G sends 64 KiB in well under it. */
const patienceMs = 30_000;

/** Reads the body under a limit of size and time and leaves it for the handler; answers with what is wrong, or null. */
export async function limitBody(c: Context, limit: number): Promise<AnNhiError | null> {
  const declared = Number(c.req.header('content-length') ?? 0);
  if (declared > limit) return tooLarge(limit);
  const stream = c.req.raw.body;
  if (!stream) return null;
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'LATE'>((resolve) => {
    timer = setTimeout(resolve, patienceMs, 'LATE');
  });
  try {
    for (;;) {
      const step = await Promise.race([reader.read(), late]);
      if (step === 'LATE') {
        await reader.cancel().catch(() => undefined);
        return tooSlow();
      }
      if (step.done) break;
      size += step.value.byteLength;
      if (size > limit) {
        await reader.cancel().catch(() => undefined);
        return tooLarge(limit);
      }
      chunks.push(step.value);
    }
  } finally {
    clearTimeout(timer);
  }
  const headers = new Headers(c.req.raw.headers);
  c.req.raw = new Request(c.req.raw.url, { method: c.req.raw.method, headers, body: Buffer.concat(chunks) });
  return null;
}

function tooLarge(limit: number): AnNhiError {
  const kilobytes = Math.floor(limit / 1024).toLocaleString('vi-VN');
  return new AnNhiError('TOO_LARGE', 'TOO_LARGE', {
    vi: `Nội dung dài quá (giới hạn ${kilobytes} kB). Bấm "Quay lại" của trình duyệt: chữ đã viết vẫn còn ở đó. Hãy gửi phần quan trọng nhất trước.`,
    en: `That is too long (the limit is ${kilobytes} kB). Use your browser's Back: what you wrote is still there. Send the most important part first.`,
  });
}

function tooSlow(): AnNhiError {
  return new AnNhiError('TOO_SLOW', 'TOO_SLOW', {
    vi: 'Mạng chậm quá nên chưa nhận được hết. Chưa có gì bị mất: bấm "Quay lại" rồi gửi lại.',
    en: 'The connection was too slow, so not all arrived. Nothing is lost: go back and send again.',
  });
}
