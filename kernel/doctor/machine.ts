import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { openFileSigner } from '#kernel/audit/signer.ts';
import { readBackupRecord } from '#kernel/backup/record.ts';
import type { Config } from '#kernel/config/config.ts';
import { hasCluster } from '#kernel/db/supervisor.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { type Check, type Finding, notice, ok, wrong } from './check.ts';

/** What can be examined without the database. */
export type Machine = { readonly config: Config; readonly now: Date; readonly signingKeyFile: string };

const gib = 1024 ** 3;
const dayMs = 86_400_000;

export const machineChecks: readonly Check<Machine>[] = [
  { name: 'data-folder', examine: ({ config }) => writable(config.ANNHI_DATA) },
  { name: 'disk', examine: ({ config }) => freeSpace([config.ANNHI_DATA, config.ANNHI_KEYS]) },
  { name: 'logs', examine: ({ config }) => writable(path.join(config.ANNHI_DATA, 'logs')) },
  { name: 'key-store', examine: ({ config }) => keyStore(config) },
  { name: 'audit-key', examine: ({ config, signingKeyFile }) => signingKey(config, signingKeyFile) },
  { name: 'backups', examine: ({ config, now }) => backupAge(config, now) },
];

function writable(folder: string): Finding {
  const at = nearest(folder);
  const file = path.join(at, `.annhi-doctor-${randomUUID()}`);
  try {
    fs.writeFileSync(file, 'x', { flag: 'wx' });
    return ok(`Ghi được vào ${folder}.`, `${folder} can be written.`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return wrong(
      { vi: `Không ghi được vào ${folder} (${code}).`, en: `${folder} cannot be written (${code}).` },
      {
        vi: 'Cho người dùng chạy An Nhi quyền ghi thư mục này, hoặc giải phóng chỗ trống.',
        en: 'Let the user that runs An Nhi write there, or free some space.',
      },
    );
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function freeSpace(folders: readonly string[]): Finding {
  const free = Math.min(
    ...folders.map((folder) => {
      const found = fs.statfsSync(nearest(folder));
      return found.bavail * found.bsize;
    }),
  );
  const said = {
    vi: `Đĩa còn trống ${(free / gib).toFixed(1)} GiB.`,
    en: `${(free / gib).toFixed(1)} GiB of disk are free.`,
  };
  const todo = {
    vi: 'Giải phóng chỗ hoặc chuyển ANNHI_DATA sang đĩa lớn hơn. Khi đĩa đầy, tin mới không nhận được.',
    en: 'Free some space or move ANNHI_DATA to a larger disk. On a full disk no new report can be taken.',
  };
  if (free < 0.25 * gib) return wrong(said, todo);
  return free < 2 * gib ? notice(said, todo) : ok(said.vi, said.en);
}

function keyStore(config: Config): Finding {
  if (!KeyStore.exists(config.ANNHI_KEYS) && !hasCluster(config.ANNHI_DATA)) {
    return notice(
      {
        vi: 'Chưa có kho khóa và cũng chưa có cơ sở dữ liệu.',
        en: 'There is neither key store nor database yet.',
      },
      { vi: 'Chạy "npm start" để tạo mới.', en: 'Run "npm start" to make them.' },
    );
  }
  const keys = KeyStore.open(config.ANNHI_KEYS);
  try {
    const { living, destroyed, broken, master } = keys.inspect();
    if (broken.length === 0) {
      return ok(
        `Kho khóa mở được: ${living} khóa, ${destroyed} đã hủy, khóa chính số ${master}.`,
        `The key store opens: ${living} keys, ${destroyed} destroyed, master ${master}.`,
      );
    }
    return wrong(
      {
        vi: `${broken.length} khóa trong kho không mở được (đầu tiên: số ${broken[0]}).`,
        en: `${broken.length} keys do not open (the first: number ${broken[0]}).`,
      },
      {
        vi: 'Nếu vừa bị ngắt giữa chừng khi đổi khóa: chạy lại "annhi keys rotate". Nếu không: khôi phục kho khóa từ bản sao lưu gần nhất.',
        en: 'If a rotation was cut off: run "annhi keys rotate" again. Otherwise restore the key store from its newest backup.',
      },
    );
  } finally {
    keys.close();
  }
}

function signingKey(config: Config, file: string): Finding {
  if (!fs.existsSync(file) && !hasCluster(config.ANNHI_DATA) && !config.DATABASE_URL)
    return ok('Chưa cần khóa ký nhật ký.', 'No signing key is needed yet.');
  openFileSigner('doctor', file);
  return ok(
    'Khóa ký nhật ký đọc được, người khác không đọc được.',
    'The signing key of the audit log is there and private.',
  );
}

function backupAge(config: Config, now: Date): Finding {
  const record = readBackupRecord(config.ANNHI_DATA);
  const ages = [record.database, record.keys].map((at) =>
    at === undefined ? null : Math.floor((now.getTime() - Date.parse(at)) / dayMs),
  );
  const words = ages.map((age) =>
    age === null ? { vi: 'chưa có', en: 'none' } : { vi: `${age} ngày trước`, en: `${age} days ago` },
  );
  const said = {
    vi: `Sao lưu gần nhất: cơ sở dữ liệu ${words[0]?.vi}; kho khóa ${words[1]?.vi}.`,
    en: `Last backup: database ${words[0]?.en}; key store ${words[1]?.en}.`,
  };
  if (ages.every((age) => age !== null && age <= 2)) return ok(said.vi, said.en);
  return notice(said, {
    vi: 'Chạy hằng ngày: annhi backup DIR --keys DIR-KHÁC (hai nơi khác nhau).',
    en: 'Run daily: annhi backup DIR --keys OTHER-DIR (two different places).',
  });
}

/** The folder, or the nearest one above it that exists. */
function nearest(folder: string): string {
  let at = path.resolve(folder);
  while (!fs.existsSync(at)) at = path.dirname(at);
  return at;
}
