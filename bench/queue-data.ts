import type pg from 'pg';
import { newId } from '#kernel/ids/ids.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { seal } from '#kernel/keys/sealing.ts';

export const allReports = 1_000_000;
export const openReports = 100_000;
/** Closed ones of the same office; what it lists can be unsealed, so these have keys too. Other offices' reports are never opened. */
const closedReports = 50_000;

const words = 'Cháu bị một tài khoản lạ nhắn tin doạ đăng ảnh, cháu rất sợ và không dám kể với ai. '.repeat(
  4,
);

/**
 * A million invented reports, as the superuser and without triggers, since only reading is measured. Then what autovacuum does by
 * itself on a living database: statistics and the map of pages that everybody sees.
 */
export async function fillQueue(
  superuser: pg.Client,
  keys: KeyStore,
  office: string,
  person: string,
): Promise<void> {
  await superuser.query(
    "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'",
  );
  const indexes = await superuser.query<{ name: string; text: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
     where indrelid in ('reports.report'::regclass, 'files.file'::regclass, 'files.access'::regclass) and not indisunique`,
  );
  for (const { name } of indexes.rows) await superuser.query(`drop index ${name}`);
  await superuser.query('create temporary table own (n int, id uuid, key_id bigint, body bytea)');
  const chunk = 5_000;
  for (let from = 0; from < openReports + closedReports; from += chunk) {
    const made = Array.from({ length: chunk }, () => {
      const id = newId();
      const { id: keyId, key } = keys.take();
      return { id, keyId, body: seal(key, `${id}|text|1`, words) };
    });
    await superuser.query(
      'insert into own select $1 + n, id, key_id, body from unnest($2::uuid[], $3::bigint[], $4::bytea[]) with ordinality as one (id, key_id, body, n)',
      [from, made.map((one) => one.id), made.map((one) => one.keyId), made.map((one) => one.body)],
    );
  }
  await superuser.query(
    `create temporary table made as
     select n, id, key_id, body, $1::uuid as office, n > ${openReports} as is_closed from own
     union all
     select n, gen_random_uuid(), 10000000000 + n, decode(repeat('5a', 400), 'hex'),
       ('00000000-0000-4000-8000-' || lpad((n % 20)::text, 12, '0'))::uuid, n % 4 <> 0
     from generate_series(${openReports + closedReports + 1}, ${allReports}) n`,
    [office],
  );
  await superuser.query(`
    insert into directory.person (id, full_name, folded)
      select ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, 'Cán Bộ Ví Dụ ' || n, 'can bo vi du ' || n from generate_series(1, 40) n;
    insert into files.file (id, kind, key_id, holder_organization_id, opened_at, closed_at, retention_class)
      select id, 'REPORT', key_id, office, now() - n * interval '31 seconds', case when is_closed then now() end, 'REPORT' from made;
    insert into files.access (file_id, organization_id, valid_from, why)
      select id, office, now() - n * interval '31 seconds', 'RECEIVED' from made`);
  await superuser.query(
    `insert into reports.report (file_id, organization_id, claimed_by, channel, state, category, priority, is_anonymous,
        received_at, closed_at, closing_reason, changed_at, text_sealed, details_sealed)
      select id, office,
        case when n % 333 = 0 and not is_closed then $1::uuid
          when n % 5 < 2 then ('00000000-0000-4000-9000-' || lpad((n % 40 + 1)::text, 12, '0'))::uuid end,
        case when n % 2000 = 1 then 'LETTER' else (array['WEB', 'WEB', 'WEB', 'PHONE', 'HOTLINE_111', 'ZALO', 'APP'])[n % 7 + 1] end,
        case when is_closed then 'CLOSED' else (array['RECEIVED', 'RECEIVED', 'RECEIVED', 'COLLECTING', 'VERIFYING', 'COORDINATING'])[n % 6 + 1] end,
        case when n % 5000 = 2 then 'CSAM'
          else (array['CYBERBULLYING', 'CYBERBULLYING', 'GROOMING', 'SEXTORTION', 'SCAM_OR_GAMBLING', null])[n % 11 % 6 + 1] end,
        case when n % 100 = 3 then 1 when n % 10 = 4 then 2 when n % 10 = 5 then 4 else 3 end,
        n % 3 = 0, now() - n * interval '31 seconds', case when is_closed then now() - n * interval '17 seconds' end,
        case when is_closed then 'SUPPORTED' end, now(), body, '\\x00'
      from made order by n desc`,
    [person],
  );
  for (const { text } of indexes.rows) await superuser.query(text);
  for (const table of ['reports.report', 'files.file', 'files.access', 'directory.person'])
    await superuser.query(`vacuum (analyze) ${table}`);
  await superuser.query('checkpoint');
}
