import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { z } from 'zod';
import type { Platform } from '#kernel/actions/platform.ts';
import { newId } from '#kernel/ids/ids.ts';
import { demoPassword, demoPeople, seedDemoAccounts } from '#modules/identity/demo.ts';
import { seedDemoDuty } from '#modules/duty/demo.ts';
import type { Identity } from '#modules/identity/http.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { submitReport, zInformantKind, zIntakeChannel, zNewReport } from '#modules/reports/contract.ts';

const zDemoReport = z.object({
  hoursAgo: z.number(),
  channel: zIntakeChannel,
  kind: zInformantKind,
  text: z.string(),
  links: z.array(z.string()),
  place: z.string(),
  childAge: z.string(),
  name: z.string().optional(),
  phone: z.string().optional(),
  safeToCall: z.enum(['ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS']).optional(),
  callWhen: z.string().optional(),
  mustNotKnow: zNewReport.shape.mustNotKnow,
});

/** Platforms as they could stand in a list of providers; their mailboxes are invented. */
const providers = [
  {
    name: 'Mạng xã hội Ví Dụ (Facebook, bản thử)',
    email: 'yeu-cau@facebook.example',
    hosts: ['facebook.com', 'messenger.com'],
    isCrossBorder: true,
  },
  {
    name: 'Video ngắn Ví Dụ (TikTok, bản thử)',
    email: 'yeu-cau@tiktok.example',
    hosts: ['tiktok.com'],
    isCrossBorder: true,
  },
  {
    name: 'Nhắn tin Ví Dụ (Zalo, bản thử)',
    email: 'yeu-cau@zalo.example',
    hosts: ['zalo.me'],
    isCrossBorder: false,
  },
  {
    name: 'Kênh video Ví Dụ (YouTube, bản thử)',
    email: 'yeu-cau@youtube.example',
    hosts: ['youtube.com'],
    isCrossBorder: true,
  },
];

/** The small set that a demonstration begins with: invented reports and providers. Safe to run again. */
export async function seedDemo(platform: Platform, identity: Identity): Promise<void> {
  await seedDemoAccounts(platform, identity);
  await seedDemoDuty(platform);
  const now = platform.clock.now();
  await platform.database.run(systemActor('demo'), async (tx) => {
    const there = await tx.selectFrom('removals.provider').select('id').limit(1).executeTakeFirst();
    if (there) return;
    const rows = providers.map((one) => ({
      id: newId(),
      name: one.name,
      email: one.email,
      hosts: one.hosts,
      is_cross_border: one.isCrossBorder,
      created_at: now,
    }));
    await tx.insertInto('removals.provider').values(rows).execute();
  });
  const file = new URL('reports.json', import.meta.url);
  for (const report of z.array(zDemoReport).parse(JSON.parse(fs.readFileSync(file, 'utf8')))) {
    await platform.call(publicActor, submitReport, {
      nonce: createHash('sha256').update(`demo|${report.text}`).digest('base64url'),
      channel: report.channel,
      receivedAt: new Date(now.getTime() - report.hoursAgo * 3_600_000).toISOString(),
      report: {
        text: report.text,
        links: report.links,
        place: report.place,
        childAge: report.childAge,
        mustNotKnow: report.mustNotKnow,
        informant: {
          kind: report.kind,
          name: report.name ?? '',
          phone: report.phone ?? '',
          safeToCall: report.safeToCall ?? '',
          callWhen: report.callWhen ?? '',
        },
      },
    });
  }
}

/** What `npm start` says in a demonstration: where to go, and as whom. */
export function demoLines(origin: string): string[] {
  return [
    '',
    'Bản thử: tin không tới ai. / A demonstration: reports reach nobody.',
    `Trang công khai / public:  ${origin}/`,
    `Bàn làm việc / console:    ${origin}/console`,
    `Mật khẩu chung / password: ${demoPassword}   (mã sáu số hiện ngay trên trang đăng nhập / the six digits are on the sign-in page)`,
    ...demoPeople.map(({ signInName, title }) => `  ${signInName.padEnd(28)} ${title}`),
  ];
}
