import { readFileSync } from 'node:fs';
import type pg from 'pg';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { seal } from '#kernel/keys/sealing.ts';
import { tokensOf } from '../modules/reports/rules/finding-keys.ts';
import { termsOfText } from '../modules/reports/rules/finding-terms.ts';

export const searchedReports = 1_000_000;
/** Different texts; each stands in a hundred reports, spread over all of them. */
const texts = 10_000;
const old = 200_000;

/** Words that no sentence holds, put where a search has to go far for them. */
export const planted = {
  /** In 20 reports. */
  rare: 'quyduthu',
  /** In two of five of the oldest 200,000, and nowhere since. */
  past: 'xuanhanam',
};

export type SearchOffices = { readonly all: string; readonly oldest: string; readonly few: string };

/** Sentences as people really write them: those of the invented reports that the proposals are measured on. */
function sentences(): string[] {
  const files = ['interop/reports.vi.jsonl', 'first', 'second', 'third', 'fourth'];
  return files.flatMap((name) => {
    const path = name.startsWith('interop')
      ? `../${name}`
      : `../packages/vietnamese-text/examples/${name}.jsonl`;
    const lines = readFileSync(new URL(path, import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean);
    return lines.flatMap((line) => (JSON.parse(line) as { text: string }).text.split(/(?<=[.!?])\s+|\n/u));
  });
}

/** Always the same texts: a small generator of our own with a fixed seed. */
export function sampleTexts(): string[] {
  const known = sentences().filter((one) => one.trim().length > 8);
  let state = 20_261_121;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: texts }, () =>
    Array.from(
      { length: 2 + Math.floor(draw() * 4) },
      () => known[Math.floor(draw() * known.length)] ?? '',
    ).join(' '),
  );
}

/**
 * A million invented reports with their search entries. `all` sees every one whole, `oldest` the
 * first 20,000, `few` 300 of all. As the superuser and without triggers, since only searching is measured.
 */
export async function fillSearch(
  superuser: pg.Client,
  keys: KeyStore,
  samples: readonly string[],
  offices: SearchOffices,
): Promise<void> {
  await superuser.query(
    "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'",
  );
  const indexes = await superuser.query<{ name: string; text: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
     where indrelid in ('reports.report'::regclass, 'files.file'::regclass, 'files.access'::regclass, 'reports.search_entry'::regclass)
       and not indisunique`,
  );
  for (const { name } of indexes.rows) await superuser.query(`drop index ${name}`);
  await fillTexts(superuser, keys, samples);
  await superuser.query(
    `insert into files.file (id, kind, key_id, holder_organization_id, opened_at, retention_class)
      select id, 'REPORT', key_id, $1::uuid, now() - (${searchedReports} - n) * interval '31 seconds', 'REPORT' from made`,
    [offices.all],
  );
  await superuser.query(
    `insert into files.access (file_id, organization_id, valid_from, why)
      select id, $1::uuid, now() - interval '400 days', 'RECEIVED' from made
      union all select id, $2::uuid, now() - interval '400 days', 'STEP' from made where n <= 20000
      union all select id, $3::uuid, now() - interval '400 days', 'STEP' from made where n % 3333 = 5`,
    [offices.all, offices.oldest, offices.few],
  );
  await superuser.query(
    `insert into reports.report (file_id, reference, organization_id, channel, state, priority, is_anonymous, received_at, changed_at, text_sealed, details_sealed)
      overriding system value
      select id, n, $1::uuid, 'WEB', 'RECEIVED', 3, true, now() - (${searchedReports} - n) * interval '31 seconds', now(), decode(repeat('5a', 300), 'hex'), '\\x00' from made`,
    [offices.all],
  );
  const [rare, past] = [planted.rare, planted.past].map((word) => tokensOf(keys, [`w|${word}`]));
  await superuser.query(
    `insert into reports.search_entry (file_id, reference, tokens, offices)
      select id, n, s.tokens
          || case when n % 50000 = 7 then $4::int4[] else '{}' end
          || case when n < ${old} and n % 5 < 2 then $5::int4[] else '{}' end,
        array[$1::uuid] || case when n <= 20000 then array[$2::uuid] else '{}' end
          || case when n % 3333 = 5 then array[$3::uuid] else '{}' end
      from made join sample s on s.number = made.text_number order by n`,
    [offices.all, offices.oldest, offices.few, rare, past],
  );
  for (const { text } of indexes.rows) await superuser.query(text);
  for (const table of ['reports.report', 'files.file', 'files.access', 'reports.search_entry'])
    await superuser.query(`vacuum (analyze) ${table}`);
  await superuser.query('checkpoint');
}

async function fillTexts(superuser: pg.Client, keys: KeyStore, samples: readonly string[]): Promise<void> {
  await superuser.query('create temporary table sample (number int primary key, tokens int4[])');
  const chunk = 2_000;
  for (let from = 0; from < samples.length; from += chunk) {
    const some = samples.slice(from, from + chunk);
    await superuser.query(
      `insert into sample select $1 + place - 1, (select array_agg(one::int4) from jsonb_array_elements_text(tokens) one)
       from jsonb_array_elements($2::jsonb) with ordinality as all_of (tokens, place)`,
      [from, JSON.stringify(some.map((text) => tokensOf(keys, termsOfText(text))))],
    );
  }
  await superuser.query(
    `create temporary table made as
     select n, gen_random_uuid() as id, 10000000000 + n as key_id, n::bigint * ${step} % ${samples.length} as text_number
     from generate_series(1, ${searchedReports}) n`,
  );
}

/** A prime: neighbours have nothing in common, and every text stands in the newest and in the oldest block alike. */
const step = 7_919;

/** Gives those that will be shown a key and their words, sealed; a search opens no other. */
export async function sealShown(
  superuser: pg.Client,
  keys: KeyStore,
  samples: readonly string[],
  shown: readonly { readonly file_id: string; readonly reference: number }[],
): Promise<void> {
  for (let from = 0; from < shown.length; from += 1_000) {
    const sealed = shown.slice(from, from + 1_000).map(({ file_id: id, reference }) => {
      const { id: keyId, key } = keys.take();
      return {
        id,
        keyId,
        body: seal(key, `${id}|text|1`, samples[(reference * step) % samples.length] ?? ''),
      };
    });
    const values = [
      sealed.map((one) => one.id),
      sealed.map((one) => one.keyId),
      sealed.map((one) => one.body),
    ];
    await superuser.query(
      `with own as (select * from unnest($1::uuid[], $2::bigint[], $3::bytea[]) as one (id, key_id, body)),
        opened as (update files.file f set key_id = own.key_id from own where f.id = own.id)
       update reports.report r set text_sealed = own.body from own where r.file_id = own.id`,
      values,
    );
  }
}
