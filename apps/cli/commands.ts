import type { Command } from './command.ts';
import { linesOf } from './lines.ts';

/** Every command of the operators' tool. Each is loaded when it is called, so that `help` is instant. */
export const commands: readonly Command[] = [
  {
    name: 'url',
    usage: 'url  < links.txt',
    vi: 'Đưa đường dẫn về dạng chuẩn: mỗi dòng một đường dẫn vào, một JSON ra. Không mở mạng.',
    en: 'Canonical form of links: one link a line in, one JSON a line out. Reads no network.',
    async run(_args, io) {
      const { describeLinks } = await import('#packages/harm-url/command.ts');
      for await (const line of describeLinks(linesOf(io.stdin))) io.stdout.write(`${line}\n`);
      return 0;
    },
  },
  {
    name: 'hash',
    usage: 'hash FILE|DIR... [--json]',
    vi: 'Tính mã băm PDQ của ảnh và phim ngay trên máy này.',
    en: 'PDQ hashes of pictures and videos, on this machine.',
    async run(args, io) {
      const { hashCommand } = await import('#packages/pdq/command.ts');
      return hashCommand([...args], io);
    },
  },
];
