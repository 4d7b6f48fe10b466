import { sql } from 'kysely';
import type { Platform } from '#kernel/actions/platform.ts';
import { addDays, civilDate, startOfDay } from '#kernel/clock/clock.ts';
import { newId } from '#kernel/ids/ids.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { roleNames } from '#kernel/permissions/roles.ts';
import { findRoleHolders } from '#modules/identity/contract.ts';

/** Who is on duty in a demonstration, by the name with which they sign in; the one behind, if any. */
const rosters = [
  { kind: 'EMERGENCY', onDuty: 'phu-trach@an-nhi.example', backup: 'tiep-nhan@an-nhi.example' },
  { kind: 'INTAKE', onDuty: 'tiep-nhan@an-nhi.example', backup: 'phu-trach@an-nhi.example' },
  { kind: 'EMERGENCY', onDuty: 'cong-an@an-nhi.example', backup: null },
  { kind: 'EMERGENCY', onDuty: 'xa@an-nhi.example', backup: null },
] as const;
const daysAhead = 14;
const [fromHour, toHour] = [7, 22];

/**
 * Shifts and invented telephone numbers for the demonstration's people: somebody is on duty from 07:00 to 22:00 and nobody at night, so
 * that both can be seen. After the accounts; safe to run again. Refused outside of a demonstration.
 */
export async function seedDemoDuty(platform: Platform): Promise<void> {
  if (platform.mode !== 'demo') throw new Error('shifts are invented in a demonstration only');
  const system = systemActor('demo');
  const { holders } = await platform.call(system, findRoleHolders, {
    organizationId: null,
    roles: [...roleNames],
  });
  const people = [...new Map(holders.map((one) => [one.email, one])).values()];
  const now = platform.clock.now();
  await platform.database.run(system, async (tx) => {
    for (const [index, one] of people.entries())
      await sql`
        insert into directory.person_contact (person_id, phone, email)
        values (${one.personId}, ${`09000000${String(index).padStart(2, '0')}`}, ${one.email}) on conflict (person_id) do nothing`.execute(
        tx,
      );
    for (const roster of rosters) {
      const onDuty = people.find((one) => one.email === roster.onDuty);
      const backup = people.find((one) => one.email === roster.backup);
      if (!onDuty) continue;
      await sql`
        insert into directory.duty_roster (id, organization_id, kind) values (${newId<string>(now.getTime())}, ${onDuty.organizationId}, ${roster.kind})
        on conflict (organization_id, kind) do nothing`.execute(tx);
      for (let day = 0; day < daysAhead; day += 1) {
        const midnight = startOfDay(addDays(civilDate(now), day)).getTime();
        const at = (hour: number) => new Date(midnight + hour * 3_600_000);
        await sql`
          insert into directory.duty_shift (id, roster_id, organization_id, person_id, backup_person_id, period)
          select ${newId<string>(now.getTime())}, id, organization_id, ${onDuty.personId}, ${backup?.personId ?? null}::uuid,
            tstzrange(${at(fromHour)}::timestamptz, ${at(toHour)}::timestamptz)
          from directory.duty_roster where organization_id = ${onDuty.organizationId}::uuid and kind = ${roster.kind}
          on conflict on constraint duty_one_shift do nothing`.execute(tx);
      }
    }
  });
}
