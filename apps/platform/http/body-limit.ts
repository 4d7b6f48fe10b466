import type { Context } from 'hono';
import { AnNhiError } from '#kernel/errors/errors.ts';

/** A body must be here whole within this time; a phone on 2G sends 64 KiB in well under it. */
const defaultPatienceMs = 30_000;
/** Beyond this size a body needs one of the few places for large ones, so that many huge bodies at once cannot fill the memory. */
const smallBody = 256 * 1024;
const largePlaces = 8;

export type BodyLimiter = (c: Context, limit: number) => Promise<AnNhiError | null>;

/** Reads bodies under limits of size, time and memory and leaves them for the handler; answers with what is wrong, or null. */
export function createBodyLimiter(patienceMs = defaultPatienceMs): BodyLimiter {
  const places = createPlaces(largePlaces);
  return async (c, limit) => {
    const stream = c.req.raw.body;
    if (!stream) return null;
    const declared = Number(c.req.header('content-length') ?? 0);
    const reader = stream.getReader();
    const chunks: Uint8Array[] = [];
    let size = 0;
    let leave: (() => void) | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'LATE'>((resolve) => {
      timer = setTimeout(resolve, patienceMs, 'LATE');
    });
    const giveUp = async (error: AnNhiError) => {
      await reader.cancel().catch(() => undefined);
      return error;
    };
    // Browsers show the answer only once all is sent: the rest is read and dropped, so that a person sees a page and not a broken line.
    const dropTheRest = async () => {
      chunks.length = 0;
      for (;;) {
        const step = await Promise.race([reader.read(), late]);
        if (step === 'LATE' || step.done) return giveUp(tooLarge(limit));
      }
    };
    try {
      if (declared > limit) return await dropTheRest();
      for (;;) {
        const step = await Promise.race([reader.read(), late]);
        if (step === 'LATE') return await giveUp(tooSlow());
        if (step.done) break;
        size += step.value.byteLength;
        if (size > limit) return await dropTheRest();
        if (size > smallBody && !leave) {
          const waiting = places.enter();
          const entered = await Promise.race([waiting, late]);
          if (entered === 'LATE') {
            void waiting.then((leaveAtOnce) => leaveAtOnce());
            return await giveUp(tooSlow());
          }
          leave = entered;
        }
        chunks.push(step.value);
      }
    } catch {
      // The sender hung up; nobody is there to be answered.
      return tooSlow();
    } finally {
      clearTimeout(timer);
      leave?.();
    }
    const headers = new Headers(c.req.raw.headers);
    c.req.raw = new Request(c.req.raw.url, {
      method: c.req.raw.method,
      headers,
      body: Buffer.concat(chunks),
    });
    return null;
  };
}

/** So many at once, the others in turn. */
function createPlaces(count: number): { enter(): Promise<() => void> } {
  let free = count;
  const queue: (() => void)[] = [];
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };
  return {
    enter: () =>
      new Promise((resolve) => {
        const take = () => {
          let left = false;
          resolve(() => {
            if (!left) leave();
            left = true;
          });
        };
        if (free === 0) {
          queue.push(take);
          return;
        }
        free -= 1;
        take();
      }),
  };
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
