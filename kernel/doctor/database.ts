import { readStanding, WAIT_ALARM_SECONDS } from '#kernel/audit/loop.ts';
import { civilDate } from '#kernel/clock/clock.ts';
import type { Config } from '#kernel/config/config.ts';
import type { Database } from '#kernel/db/database.ts';
import { readSchemaState } from '#kernel/db/migrate.ts';
import { calendarFindings } from '#kernel/deadlines/calendar.ts';
import { loadHolidayYears } from '#kernel/deadlines/store/rules.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import type pg from 'pg';
import { type Check, type Finding, notice, ok, wrong } from './check.ts';

/** What can be examined once the database answers. `admin` is a superuser's connection, which only reads here. */
export type Patient = {
  readonly config: Config;
  readonly now: Date;
  readonly admin: pg.Client;
  readonly app: Database;
  readonly keys: KeyStore;
};

export const databaseChecks: readonly Check<Patient>[] = [
  { name: 'migrations', examine: migrations },
  { name: 'clock', examine: clock },
  { name: 'holidays', examine: holidays },
  { name: 'keys-of-files', examine: keysOfFiles },
  { name: 'retention', examine: retention },
  { name: 'audit', examine: audit },
  { name: 'dead-jobs', examine: deadJobs },
  { name: 'mail', examine: mail },
  { name: 'telephone', examine: telephone },
  { name: 'bundled-postgres', examine: bundled },
];

async function migrations({ admin }: Patient): Promise<Finding> {
  const { applied, waiting } = await readSchemaState(admin);
  if (waiting.length === 0)
    return ok(
      `Lược đồ đúng phiên bản (${applied.length} bước).`,
      `The schema is of this version (${applied.length} migrations).`,
    );
  return wrong(
    {
      vi: `Còn ${waiting.length} bước nâng cấp chưa chạy (đầu tiên: ${waiting[0]}).`,
      en: `${waiting.length} migrations have not run (the first: ${waiting[0]}).`,
    },
    {
      vi: 'Sao lưu, rồi chạy "npm start" một lần. Bước nào hỏng thì được hoàn tác trọn vẹn.',
      en: 'Back up, then run "npm start" once. A migration that fails is undone whole.',
    },
  );
}

async function clock({ admin, now }: Patient): Promise<Finding> {
  const { rows } = await admin.query<{ last_seen_at: Date }>('select last_seen_at from kernel.installation');
  const behind = (rows[0]?.last_seen_at.getTime() ?? 0) - now.getTime();
  if (behind <= 2_000) return ok('Đồng hồ của máy chạy đúng chiều.', 'The clock goes forward.');
  const seconds = Math.round(behind / 1000);
  return wrong(
    {
      vi: `Đồng hồ của máy chậm ${seconds} giây so với lúc dữ liệu được ghi lần cuối.`,
      en: `The clock is ${seconds} seconds behind the last time this database has seen.`,
    },
    {
      vi: 'Chỉnh lại giờ (NTP). Đến lúc đó hệ thống không đóng dấu thời gian nào; tin gửi đến được báo thử lại.',
      en: 'Set the clock right (NTP). Until then nothing is stamped with a wrong time; senders are asked to try again.',
    },
  );
}

async function holidays({ app, now }: Patient): Promise<Finding> {
  const years = await app.run(systemActor('doctor'), loadHolidayYears);
  const [first] = calendarFindings(years, civilDate(now));
  if (!first) return ok('Bảng ngày nghỉ đủ cho 90 ngày tới.', 'The holiday table covers the next 90 days.');
  return notice(first, {
    vi: 'Hạn tính theo ngày làm việc chạm tới đó chưa tính được, và hệ thống không đoán. Nhập thông báo nghỉ của Bộ Nội vụ.',
    en: 'Working-day deadlines that reach there are not computed, and never guessed. Enter the announced holidays.',
  });
}

async function keysOfFiles({ admin, keys }: Patient): Promise<Finding> {
  const { rows } = await admin.query<{ key_id: number; gone: boolean }>(
    'select key_id, destroyed_at is not null as gone from files.file order by key_id',
  );
  const missing = rows.filter((row) => !row.gone && !isReadable(keys, Number(row.key_id)));
  const living = rows.filter((row) => row.gone && isReadable(keys, Number(row.key_id)));
  if (missing.length > 0) {
    return wrong(
      {
        vi: `${missing.length} hồ sơ không có khóa trong kho.`,
        en: `${missing.length} files have no key in the store.`,
      },
      {
        vi: 'Kho khóa cũ hơn cơ sở dữ liệu: khôi phục bản sao kho khóa mới hơn.',
        en: 'The key store is older than the database: restore a newer copy of it.',
      },
    );
  }
  if (living.length > 0) {
    return wrong(
      {
        vi: `${living.length} hồ sơ đã hủy lại đọc được: kho khóa vừa được khôi phục từ bản cũ.`,
        en: `${living.length} destroyed files can be read again: the key store came from an older copy.`,
      },
      {
        vi: 'Việc retention.sweep sẽ hủy lại trong đêm nay; hãy để hệ thống chạy.',
        en: 'The job retention.sweep destroys them again tonight; start the platform.',
      },
    );
  }
  return ok(`Mọi hồ sơ (${rows.length}) đều có khóa của mình.`, `Every file (${rows.length}) has its key.`);
}

async function retention({ admin }: Patient): Promise<Finding> {
  const { rows } = await admin.query<{ retention_class: string }>(
    'select distinct retention_class from files.file f where not exists (select from retention.class c where c.code = f.retention_class)',
  );
  if (rows.length === 0)
    return ok('Loại lưu giữ nào cũng có thời hạn.', 'Every retention class has its time.');
  const names = rows.map((row) => row.retention_class).join(', ');
  return notice(
    {
      vi: `Chưa có thời hạn lưu giữ cho: ${names}. Những hồ sơ này không bao giờ bị hủy.`,
      en: `No time of retention for: ${names}. Such files are never destroyed.`,
    },
    {
      vi: 'Thêm loại này vào bảng retention.class bằng một bước nâng cấp, kèm căn cứ.',
      en: 'Add the class to retention.class in a migration, with its legal basis.',
    },
  );
}

async function audit({ admin, config }: Patient): Promise<Finding> {
  const standing = await readStanding(admin);
  const witnesses = await admin.query<{ size: number }>(
    'select coalesce(max(size), 0)::int as size from audit.witness',
  );
  const witnessed = witnesses.rows[0]?.size ?? 0;
  if (standing.oldestWaitsSeconds > WAIT_ALARM_SECONDS) {
    return notice(
      {
        vi: `${standing.waiting} mục nhật ký chờ được xếp chỗ, lâu nhất ${Math.round(standing.oldestWaitsSeconds)} giây.`,
        en: `${standing.waiting} audit entries wait for their position, the oldest for ${Math.round(standing.oldestWaitsSeconds)} s.`,
      },
      {
        vi: 'Bình thường khi hệ thống đang dừng. Khi đang chạy: xem nhật ký, rồi chạy "annhi audit verify".',
        en: 'Normal while the platform is stopped. While it runs: look into the log, then run "annhi audit verify".',
      },
    );
  }
  if (!config.ANNHI_WITNESS_FILE && !config.ANNHI_WITNESS_URL) {
    return notice(
      {
        vi: 'Nhật ký được ký nhưng chưa có nơi làm chứng.',
        en: 'The audit log is signed but nobody witnesses it.',
      },
      {
        vi: 'Đặt ANNHI_WITNESS_FILE (đĩa hay máy khác) hoặc ANNHI_WITNESS_URL.',
        en: 'Set ANNHI_WITNESS_FILE (another disk or host) or ANNHI_WITNESS_URL.',
      },
    );
  }
  return ok(
    `Nhật ký: ${standing.entries} mục, đã ký ${standing.signedSize}, đã làm chứng ${witnessed}.`,
    `Audit log: ${standing.entries} entries, ${standing.signedSize} signed, ${witnessed} witnessed.`,
  );
}

async function deadJobs({ admin }: Patient): Promise<Finding> {
  const { rows } = await admin.query<{ n: number }>(
    "select count(*)::int as n from pgboss.job where name = 'dead-letter' and state = 'created'",
  );
  const dead = rows[0]?.n ?? 0;
  if (dead === 0) return ok('Không có việc nền nào hỏng.', 'No job has failed for good.');
  return notice(
    { vi: `${dead} việc nền đã hỏng hẳn.`, en: `${dead} jobs have failed for good.` },
    {
      vi: 'Xem "annhi jobs dead"; sửa nguyên nhân rồi gửi lại bằng --retry.',
      en: 'See "annhi jobs dead"; remove the cause, then send them again with --retry.',
    },
  );
}

async function mail({ admin, config, now }: Patient): Promise<Finding> {
  const { rows } = await admin.query<{ failed: number; late: number }>(
    "select count(*) filter (where state = 'FAILED')::int as failed, count(*) filter (where state = 'QUEUED' and created_at < $1)::int as late from mail.message",
    [new Date(now.getTime() - 3_600_000)],
  );
  const { failed = 0, late = 0 } = rows[0] ?? {};
  if (failed + late === 0) return ok('Không có thư nào kẹt lại.', 'No letter is stuck.');
  const server = config.ANNHI_SMTP_URL
    ? { vi: '', en: '' }
    : { vi: ' Chưa đặt ANNHI_SMTP_URL.', en: ' ANNHI_SMTP_URL is not set.' };
  return notice(
    {
      vi: `${failed} thư gửi không được, ${late} thư chờ hơn một giờ.${server.vi}`,
      en: `${failed} letters failed, ${late} have waited for over an hour.${server.en}`,
    },
    {
      vi: 'Xem "annhi mail waiting"; sửa máy chủ thư rồi gửi lại bằng --retry.',
      en: 'See "annhi mail waiting"; put the mail server right, then send again with --retry.',
    },
  );
}

/** Without a gateway emergencies ring by mail and in the console alone: an installation at work should know that it chose so. */
async function telephone({ admin, config, now }: Patient): Promise<Finding> {
  const { rows } = await admin.query<{ failed: number }>(
    "select count(*)::int as failed from telephony.message where state = 'FAILED' and created_at > $1",
    [new Date(now.getTime() - 86_400_000)],
  );
  const failed = rows[0]?.failed ?? 0;
  if (failed > 0)
    return notice(
      {
        vi: `${failed} cuộc gọi hoặc tin nhắn không đi được trong một ngày qua.`,
        en: `${failed} calls or text messages could not leave in the last day.`,
      },
      {
        vi: 'Kiểm tra cổng gọi điện (ANNHI_PHONE_GATEWAY_URL). Lý do của từng lần báo có ở trang Trực.',
        en: 'Check the telephone gateway (ANNHI_PHONE_GATEWAY_URL). The page of duty says why each try failed.',
      },
    );
  if (config.ANNHI_PHONE_GATEWAY_URL || config.ANNHI_MODE === 'demo')
    return ok('Không có cuộc gọi nào hỏng.', 'No call has failed.');
  return notice(
    {
      vi: 'Chưa có cổng gọi điện: việc khẩn chỉ được báo bằng thư và trên bàn làm việc.',
      en: 'There is no telephone gateway: emergencies ring by mail and in the console only.',
    },
    {
      vi: 'Đặt ANNHI_PHONE_GATEWAY_URL, hoặc giao việc gọi điện cho người trực ca.',
      en: 'Set ANNHI_PHONE_GATEWAY_URL, or have somebody who telephones.',
    },
  );
}

async function bundled({ admin, config }: Patient): Promise<Finding> {
  const { rows } = await admin.query<{ mode: string; server_version: string }>(
    "select mode, current_setting('server_version') as server_version from kernel.installation",
  );
  const row = rows[0];
  if (config.DATABASE_URL || row?.mode !== 'real')
    return ok(`PostgreSQL ${row?.server_version}.`, `PostgreSQL ${row?.server_version}.`);
  return notice(
    {
      vi: 'Dữ liệu thật đang nằm trên PostgreSQL đi kèm, vốn để dùng thử và không tự cập nhật bản vá.',
      en: 'Real data lies in the bundled PostgreSQL, which is meant for trying out and gets no security updates by itself.',
    },
    {
      vi: 'Chuyển sang PostgreSQL riêng: docs/operations.md, mục "Chuyển sang máy chủ PostgreSQL riêng".',
      en: 'Move to a PostgreSQL of your own: docs/operations.md.',
    },
  );
}

function isReadable(keys: KeyStore, id: number): boolean {
  try {
    return !keys.isDestroyed(id) && keys.read(id).length === 32;
  } catch {
    return false;
  }
}
