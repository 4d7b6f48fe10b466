import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve as serveNode } from '@hono/node-server';
import { AnNhiError } from '#kernel/errors/errors.ts';

export type Listening = { readonly address: string; close(): Promise<void> };

/** Listens, with limits against slow and endless requests (headers within 10 s, whole request within 60 s). */
export function listen(
  app: { readonly fetch: Parameters<typeof serveNode>[0]['fetch'] },
  host: string,
  port: number,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serveNode(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        serverOptions: {
          headersTimeout: 10_000,
          requestTimeout: 60_000,
          keepAliveTimeout: 15_000,
          maxHeaderSize: 16_384,
        },
      },
      (info: AddressInfo) => {
        resolve({
          address: `http://${host.includes(':') ? `[${host}]` : host}:${info.port}`,
          close: () => close(server as Server),
        });
      },
    ) as Server;
    server.maxRequestsPerSocket = 10_000;
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    );
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
  });
}

function portTaken(port: number): AnNhiError {
  return new AnNhiError('UNAVAILABLE', 'PORT_TAKEN', {
    vi: `Cổng ${port} đang có chương trình khác dùng. Đặt PORT thành một số khác (PORT=0: cổng trống bất kỳ) rồi chạy lại.`,
    en: `Port ${port} is taken by another program. Set PORT to another number (PORT=0 takes any free one) and run again.`,
  });
}
