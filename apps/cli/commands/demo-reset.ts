import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { readConfig } from '#kernel/config/config.ts';
import { withConnection } from '#kernel/db/connection.ts';
import { refused } from '#kernel/errors/errors.ts';
import { answer } from '../answer.ts';
import type { Io } from '../command.ts';
import { assertStopped, withInstalled } from '../installation.ts';
import { readOptions } from '../options.ts';

/** Throws a demonstration's database away; the next start makes a new one. A database at work is refused, whatever is typed. */
export async function demoReset(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(args, 'demo reset --yes [--json]', { yes: 'flag' }, [0, 0]);
  const config = readConfig(io.env);
  return withInstalled(config, async (opened) => {
    if (opened.mode !== 'demo') {
      throw refused('NOT_A_DEMO', {
        vi: 'Cơ sở dữ liệu này chứa dữ liệu thật. Lệnh này chỉ dành cho bản thử; không có gì bị xóa.',
        en: 'This database holds real data. The command is for demonstrations only; nothing was deleted.',
      });
    }
    if (!options.yes) {
      throw refused('CONFIRM_FIRST', {
        vi: 'Lệnh này xóa mọi thứ của bản thử. Nếu đúng ý, chạy lại với --yes.',
        en: 'This deletes everything in the demonstration. If you mean it, run it again with --yes.',
      });
    }
    await assertStopped(opened);
    await withConnection(opened.target.admin, (client) =>
      client.query(`drop database ${pg.escapeIdentifier(opened.target.name)}`),
    );
    fs.rmSync(path.join(config.ANNHI_DATA, 'mail'), { recursive: true, force: true });
    answer(io, options.json, { reset: opened.id }, 'Đã xóa bản thử. Chạy "npm start" để tạo bản mới.');
    return 0;
  });
}
