import { sql } from 'kysely';
import type { Platform } from '#kernel/actions/platform.ts';
import { readConfig } from '#kernel/config/config.ts';
import { refused } from '#kernel/errors/errors.ts';
import { asId, type OrganizationId } from '#kernel/ids/ids.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { inviteFirstAdministrator } from '#modules/identity/contract.ts';
import { answer } from '../answer.ts';
import type { Io } from '../command.ts';
import { withPlatform } from '../installation.ts';
import { readOptions } from '../options.ts';

const usage = 'admin invite --office NAME|SYMBOL|ID --name "HỌ TÊN" --email ADDRESS [--json]';

/** The first administrator of a new installation. The link is shown once, here; it opens once, within 72 hours. */
export async function adminInvite(args: readonly string[], io: Io): Promise<number> {
  const { office, name, email, json } = readOptions(
    args,
    usage,
    { office: 'text', name: 'text', email: 'text' },
    [0, 0],
  );
  if (office === null || name === null || email === null) readOptions(['?'], usage, {}, [0, 0]);
  return withPlatform(readConfig(io.env), async (platform) => {
    const organizationId = await getOffice(platform, office ?? '');
    const input = { organizationId, fullName: name, email };
    const made = await platform.call(systemActor('cli'), inviteFirstAdministrator, input);
    answer(
      io,
      json,
      made,
      'Đã mời quản trị viên đầu tiên. Đưa đường dẫn này tận tay người đó; nó mở được một lần, trong 72 giờ:',
      made.link,
    );
    return 0;
  });
}

async function getOffice(platform: Platform, typed: string): Promise<OrganizationId> {
  const rows = await platform.database.run(systemActor('cli'), async (tx) => {
    const found = await sql<{ id: string; name: string; symbol: string | null }>`
      select id, name, symbol from directory.v_organization_today
      where id::text = ${typed} or lower(symbol) = lower(${typed}) or lower(name) like '%' || lower(${typed}) || '%'
      order by (id::text = ${typed} or lower(symbol) = lower(${typed}) or lower(name) = lower(${typed})) desc, name limit 11`.execute(
      tx,
    );
    return found.rows;
  });
  const exact = rows.filter((row) =>
    [row.id, row.symbol, row.name].some((value) => value?.toLowerCase() === typed.toLowerCase()),
  );
  const chosen = exact.length === 1 ? exact : rows;
  if (chosen.length === 1 && chosen[0]) return asId<OrganizationId>(chosen[0].id);
  const list = rows.map((row) => `\n  ${row.id}  ${row.symbol ?? ''}  ${row.name}`).join('');
  throw refused('OFFICE_UNCLEAR', {
    vi:
      rows.length === 0
        ? `Danh bạ không có cơ quan nào là "${typed}".`
        : `"${typed}" chưa rõ là cơ quan nào. Chọn bằng --office và mã ở đầu dòng:${list}`,
    en:
      rows.length === 0
        ? `The directory has no office "${typed}".`
        : `"${typed}" may be several offices. Give --office the id at the beginning of the line:${list}`,
  });
}
