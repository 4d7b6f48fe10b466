import { StringDecoder } from 'node:string_decoder';

/** Lines of a stream, split at LF or CR LF only (a link may hold other separators); the last one needs no line end. */
export async function* linesOf(stream: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const part of stream) {
    rest += typeof part === 'string' ? part : decoder.write(part);
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
