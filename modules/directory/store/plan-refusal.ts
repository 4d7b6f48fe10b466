import { sql } from 'kysely';

import type { Context } from '#kernel/actions/context.ts';
import { refused } from '#kernel/errors/errors.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';
import type { PlanFault } from '../rules/plan-check.ts';

/** What is wrong with a plan, in words. */
export async function planRefusal(ctx: Pick<Context, 'tx'>, fault: PlanFault): Promise<Error> {
  switch (fault.fault) {
    case 'UNKNOWN_SUCCESSOR':
      return refused(fault.fault, { vi: vi.unknownSuccessor, en: en.unknownSuccessor });
    case 'NO_SUCCESSOR':
      return refused(fault.fault, {
        vi: vi.predecessorWithoutSuccessor(fault.name),
        en: en.predecessorWithoutSuccessor(fault.name),
      });
    case 'SHARES_TOO_LARGE':
      return refused(fault.fault, { vi: vi.sharesTooLarge(fault.name), en: en.sharesTooLarge(fault.name) });
    case 'ROLES_LEFT_BEHIND': {
      const codes = fault.roles.map((role) => role.roleCode);
      const found = await sql<{ name: string; nameEn: string }>`
        select name, name_en as "nameEn" from directory.functional_role where code = any (${codes}::text[]) order by name`.execute(
        ctx.tx,
      );
      const list = (pick: (row: { name: string; nameEn: string }) => string) =>
        found.rows.map(pick).join('; ');
      return refused(fault.fault, {
        vi: vi.rolesLeftBehind(list((row) => row.name)),
        en: en.rolesLeftBehind(list((row) => row.nameEn)),
      });
    }
  }
}
