import { WAIT_ALARM_SECONDS } from '#kernel/audit/loop.ts';
import type { Clock } from '#kernel/clock/clock.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import type { Database } from '#kernel/db/database.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import type { AuditRunner } from './audit.ts';
import type { Readiness } from './health-routes.ts';

/** Ready means: a report sent now would be kept, stamped with a true time and audited. Each check says `ok` or the name of its fault. */
export function createReadiness(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: AuditRunner;
}): Readiness {
  return async () => {
    const checks = {
      clock: await nameOf(() => parts.clock.now()),
      database: await nameOf(() =>
        parts.database.run(systemActor('readiness'), async (tx) =>
          tx.selectFrom('kernel.installation').select('id').execute(),
        ),
      ),
      audit: (parts.audit.standing()?.oldestWaitsSeconds ?? 0) > WAIT_ALARM_SECONDS ? 'AUDIT_WAITS' : 'ok',
    };
    return { ready: Object.values(checks).every((check) => check === 'ok'), checks };
  };
}

async function nameOf(check: () => unknown): Promise<string> {
  try {
    await check();
    return 'ok';
  } catch (error) {
    return error instanceof AnNhiError ? error.reason : 'FAULT';
  }
}
