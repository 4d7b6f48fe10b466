/** A file that is saved and kept by nobody on the way. */
export function fileAnswer(file: {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}): Response {
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name.replaceAll(/[^\w.-]/g, '-')}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
