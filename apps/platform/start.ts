import path from 'node:path';
import { createPlatform, type Platform } from '#kernel/actions/platform.ts';
import { systemClock } from '#kernel/clock/clock.ts';
import { type Config, readConfig } from '#kernel/config/config.ts';
import { type Installation, type Mode, openInstallation } from '#kernel/db/installation.ts';
import { startJobs } from '#kernel/jobs/runner.ts';
import { mailRoom } from '#kernel/mail/mail.ts';
import { folderTransport, type MailTransport, noTransport, smtpTransport } from '#kernel/mail/transport.ts';
import { telephonyRoom } from '#kernel/telephony/telephony.ts';
import {
  folderPhoneTransport,
  gatewayTransport,
  noPhoneTransport,
  type PhoneTransport,
} from '#kernel/telephony/transport.ts';
import type { Tools } from '#kernel/http/route.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { demoLines, seedDemo } from './demo/demo.ts';
import { createIdentity } from '#modules/identity/http.ts';
import { hotlineOf } from '#modules/intake/hotline-line.ts';
import { hotlineRoom } from '#modules/intake/hotline-room.ts';
import { consoleRoutes } from './console/routes.ts';
import { healthRoutes } from './health-routes.ts';
import { createApp } from './http/app.ts';
import { startAudit } from './audit.ts';
import { createLogger } from './logging.ts';
import { createMetrics } from './metrics.ts';
import { loadPublicSide } from './public/render.ts';
import { publicRoutes } from './public/routes.ts';
import { createReadiness } from './readiness.ts';
import { rooms, routes } from './rooms.ts';
import { claimDataFolder } from './running.ts';
import { referenceSeed } from './seed.ts';
import { listen } from './serve.ts';

export type Running = { readonly address: string; readonly platform: Platform; stop(): Promise<void> };

/**
 * Starts everything in the order in which it is needed and prints where it is. What was started is stopped again when a later
 * part fails.
 */
export async function startPlatform(env: NodeJS.ProcessEnv, print: (line: string) => void): Promise<Running> {
  const config = readConfig(env);
  const stops: (() => unknown)[] = [claimDataFolder(config.ANNHI_DATA)];
  const stop = async () => {
    for (const one of stops.reverse()) await one();
  };
  try {
    const { log, close: closeLog } = createLogger(config);
    stops.push(closeLog);
    const installation = await openInstallation(config, referenceSeed, (step) =>
      log.info({ step }, 'preparing'),
    );
    stops.push(() => installation.close());
    let origin = (config.ANNHI_ORIGIN ?? `http://${config.ANNHI_HOST}:${config.PORT}`).replace(/\/$/, '');
    const clock = systemClock({ lastSeenAt: await lastSeenAt(installation) });
    const platform = createPlatform(
      {
        database: installation.database,
        keys: installation.keys,
        clock,
        mode: installation.mode,
        origin: () => origin,
      },
      [
        mailRoom(mailTransport(config, installation.mode)),
        hotlineRoom(hotlineOf(config)),
        telephonyRoom(phoneTransport(config, installation.mode)),
        ...rooms,
      ],
    );
    const identity = createIdentity({ installation, platform, config });
    stops.push(() => identity.close());
    const audit = startAudit(config, installation, clock, log);
    stops.push(() => audit.stop());
    const jobs = await startJobs(installation.connection('jobs'), platform, log);
    stops.push(() => jobs.stop());
    // After the queues exist, so that what it sends in is read at once.
    if (installation.isNew && installation.mode === 'demo') await seedDemo(platform, identity);
    const publicSide = await loadPublicSide(installation.mode === 'demo');
    const metrics = createMetrics(installation.database);
    const tools: Tools = {
      platform,
      config,
      get origin() {
        return origin;
      },
      page: publicSide.page,
    };
    const app = createApp({
      tools,
      routes: [
        ...publicRoutes(publicSide.assets),
        ...healthRoutes(createReadiness({ database: installation.database, clock, audit }), metrics.registry),
        ...routes,
        ...(await consoleRoutes({ readSession: identity.readSession, log })),
      ],
      readSession: identity.readSession,
      log,
      observe: metrics.observe,
    });
    const server = await listen(app, config.ANNHI_HOST ?? '127.0.0.1', config.PORT);
    stops.push(() => server.close());
    if (!config.ANNHI_ORIGIN) origin = server.address;
    print(`An Nhi: ${config.ANNHI_ORIGIN ?? server.address}`);
    if (installation.mode === 'demo') for (const line of demoLines(origin)) print(line);
    return { address: server.address, platform, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Without a mail server a demonstration writes letters to files; an installation at work lets them wait and says so. */
function mailTransport(config: Config, mode: Mode): MailTransport {
  const from = config.ANNHI_MAIL_FROM ?? 'an-nhi@localhost';
  if (config.ANNHI_SMTP_URL) return smtpTransport(config.ANNHI_SMTP_URL, from);
  return mode === 'demo' ? folderTransport(path.join(config.ANNHI_DATA, 'mail'), from) : noTransport;
}

/** Like mail: without a gateway a demonstration shows whom it would have rung, an installation at work says that it cannot. */
function phoneTransport(config: Config, mode: Mode): PhoneTransport {
  if (config.ANNHI_PHONE_GATEWAY_URL)
    return gatewayTransport(config.ANNHI_PHONE_GATEWAY_URL, config.ANNHI_PHONE_SECRET_FILE);
  return mode === 'demo' ? folderPhoneTransport(path.join(config.ANNHI_DATA, 'phone')) : noPhoneTransport;
}

async function lastSeenAt(installation: Installation): Promise<Date> {
  return installation.database.run(systemActor('start'), async (tx) => {
    const row = await tx.selectFrom('kernel.installation').select('last_seen_at').executeTakeFirstOrThrow();
    return row.last_seen_at;
  });
}
