import type { Command } from './command.ts';
import { linesOf } from './lines.ts';

/** Every command of the operators' tool. Each is loaded when it is called, so that `help` is instant. */
export const commands: readonly Command[] = [
  {
    name: 'reports import',
    usage: 'reports import FILE.jsonl [--json]',
    vi: 'Đưa tin từ tệp vào, qua đúng một cửa như mọi tin khác; đứt giữa chừng thì chạy lại. --json: kèm đề xuất.',
    en: 'Brings reports in from a file through the same door as all others; cut off, it is run again. --json: with proposals.',
    run: async (args, io) => (await import('./commands/reports-import.ts')).reportsImport(args, io),
  },
  {
    name: 'signs',
    usage: 'signs [TEXT|-] [--json]',
    vi: 'Dấu hiệu nguy hiểm trong một đoạn văn: quy tắc, mức khẩn, chữ nào và ở đâu. "-": đọc từ stdin. Không giữ lại gì.',
    en: 'Signs of danger in a text: rule, urgency, which words and where. "-": from stdin. Keeps nothing.',
    run: async (args, io) => (await import('./commands/signs.ts')).signs(args, io),
  },
  {
    name: 'doctor',
    usage: 'doctor [--json]',
    vi: 'Khám toàn bộ bản cài đặt: mỗi mục một câu, hỏng thì nói phải làm gì. Chạy được cả khi có chỗ hỏng.',
    en: 'Examines the installation, one sentence a check, with what to do. Works when things are broken.',
    run: async (args, io) => (await import('./commands/doctor.ts')).doctor(args, io),
  },
  {
    name: 'backup',
    usage: 'backup DIR [--keys DIR] [--json]',
    vi: 'Sao lưu cơ sở dữ liệu khi hệ thống đang chạy; --keys: sao lưu kho khóa vào nơi riêng.',
    en: 'Copies the database while the platform works; --keys: the key store, to a place of its own.',
    run: async (args, io) => (await import('./commands/backup.ts')).backup(args, io),
  },
  {
    name: 'restore',
    usage: 'restore DIR [--keys DIR] [--to ANNHI_DATA] [--json]',
    vi: 'Khôi phục vào một nơi trống (bản đi kèm hoặc DATABASE_URL), so từng bảng, rồi kiểm tra nhật ký.',
    en: 'Restores into an empty place (bundled or DATABASE_URL), compares every table, verifies the audit log.',
    run: async (args, io) => (await import('./commands/restore.ts')).restore(args, io),
  },
  {
    name: 'audit verify',
    usage: 'audit verify [--export FILE] [--witness FILE] [--witness-key KEY] [--log-key KEY] [--json]',
    vi: 'Kiểm tra nhật ký: nêu đúng mục đầu tiên bị sửa, xóa, chèn hay đảo. 0 nguyên vẹn, 1 bị đụng tới, 2 chưa có người làm chứng, 3 không kiểm tra được.',
    en: 'Names the first entry changed, removed, inserted or reordered. 0 intact, 1 tampered, 2 not witnessed, 3 could not be verified.',
    failure: 3,
    run: async (args, io) => (await import('./commands/audit-verify.ts')).auditVerify(args, io),
  },
  {
    name: 'keys rotate',
    usage: 'keys rotate [--json]',
    vi: 'Đổi khóa chính: bọc lại mọi khóa tệp, hủy khóa chính cũ. Dừng hệ thống trước.',
    en: 'A new master key: rewraps every file key, destroys the old master. Stop the platform first.',
    run: async (args, io) => (await import('./commands/keys.ts')).keysRotate(args, io),
  },
  {
    name: 'keys backup',
    usage: 'keys backup DIR [--json]',
    vi: 'Sao lưu kho khóa vào nơi riêng; bản cũ hơn 35 ngày bị hủy.',
    en: 'Copies the key store to a place of its own; copies older than 35 days are destroyed.',
    run: async (args, io) => (await import('./commands/keys.ts')).keysBackup(args, io),
  },
  {
    name: 'keys restore',
    usage: 'keys restore DIR [--json]',
    vi: 'Khôi phục riêng kho khóa khi cơ sở dữ liệu vẫn còn. Không bao giờ ghi đè.',
    en: 'Restores the key store alone while the database is still there. Never overwrites.',
    run: async (args, io) => (await import('./commands/keys.ts')).keysRestore(args, io),
  },
  {
    name: 'jobs dead',
    usage: 'jobs dead [--retry ID] [--json]',
    vi: 'Việc nền đã hỏng hẳn; --retry: gửi lại một việc.',
    en: 'Jobs that failed for the last time; --retry: sends one on its way again.',
    run: async (args, io) => (await import('./commands/waiting.ts')).jobsDead(args, io),
  },
  {
    name: 'mail waiting',
    usage: 'mail waiting [--retry ID] [--json]',
    vi: 'Thư chưa đi được; --retry: gửi lại một thư.',
    en: 'Letters that have not left; --retry: sends one on its way again.',
    run: async (args, io) => (await import('./commands/waiting.ts')).mailWaiting(args, io),
  },
  {
    name: 'admin invite',
    usage: 'admin invite --office NAME|SYMBOL|ID --name "HỌ TÊN" --email ADDRESS [--json]',
    vi: 'Mời quản trị viên đầu tiên của một bản cài đặt mới.',
    en: 'Invites the first administrator of a new installation.',
    run: async (args, io) => (await import('./commands/admin-invite.ts')).adminInvite(args, io),
  },
  {
    name: 'demo reset',
    usage: 'demo reset --yes [--json]',
    vi: 'Xóa sạch bản thử để làm lại từ đầu. Bản thật thì từ chối.',
    en: 'Deletes a demonstration to begin anew. Refuses real data.',
    run: async (args, io) => (await import('./commands/demo-reset.ts')).demoReset(args, io),
  },
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
