import { performance } from 'node:perf_hooks';
import { newId, type OrganizationId } from '#kernel/ids/ids.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { openTestDatabase, type TestDatabase } from '#kernel/testing/database.ts';
import { readText } from '#packages/vietnamese-text/index.ts';
import { bandsOf, traitsOf } from '../modules/reports/rules/traits.ts';
import { writeSignature } from '../modules/reports/store/duplicates.ts';
import { indexForFinding } from '../modules/reports/store/search-index.ts';
import { sampleTexts } from './search-data.ts';
import { withBenchServer } from './server.ts';
import type { BenchTable } from './table.ts';

const stored = 100_000;
/** Different texts; each was told in twenty-five reports over a year. */
const texts = 4_000;
const year = 365 * 86_400_000;
const goalMs = 20;

/**
 * What the job does for one report beside keeping its words: reading the text, search entry, traits, candidates by index, proposals kept.
 * Within a transaction that is rolled back, so that every report meets the same hundred thousand.
 */
export async function run(options: { long: boolean }): Promise<BenchTable> {
  return withBenchServer(async () => {
    const test = await openTestDatabase();
    try {
      const office = newId<OrganizationId>();
      const now = new Date();
      const samples = sampleTexts();
      await fillTraits(test, office, samples.slice(0, texts), now.getTime());
      const times: number[] = [];
      let proposed = 0;
      for (const text of samples.slice(texts, texts + (options.long ? 400 : 100))) {
        const one = await indexed(test, office, text, now);
        times.push(one.ms);
        proposed += one.proposals;
      }
      const sorted = times.slice(1).sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
      return {
        title: `Duplicates of one report among ${stored.toLocaleString('en')} stored`,
        rows: [
          {
            what: 'made findable and compared: p50, p95',
            goal: `p50 <= ${goalMs} ms`,
            figure: `${at(0.5).toFixed(1)} ms, ${at(0.95).toFixed(1)} ms`,
            met: at(0.5) <= goalMs,
          },
          { what: 'proposals made', goal: '', figure: `${proposed} for ${times.length} reports`, met: null },
        ],
      };
    } finally {
      await test.close();
    }
  });
}

class Undone extends Error {}

async function indexed(
  test: TestDatabase,
  office: string,
  text: string,
  now: Date,
): Promise<{ ms: number; proposals: number }> {
  const measured = { ms: 0, proposals: 0 };
  const file = test.keys.take();
  const id = newId<string>();
  await test.database
    .run(
      systemActor('bench'),
      async (tx) => {
        await tx
          .insertInto('files.file')
          .values({
            id,
            kind: 'REPORT',
            key_id: file.id,
            holder_organization_id: office,
            opened_at: now,
            retention_class: 'REPORT',
          })
          .execute();
        await tx
          .insertInto('reports.report')
          .values({
            file_id: id,
            organization_id: office,
            channel: 'WEB',
            state: 'RECEIVED',
            is_anonymous: true,
            received_at: now,
            changed_at: now,
            text_sealed: Buffer.alloc(1),
            details_sealed: Buffer.alloc(1),
          })
          .execute();
        const row = { file_id: id, key_id: file.id, organization_id: office, received_at: now };
        const began = performance.now();
        const found = await indexForFinding({ tx, keys: test.keys, now }, row, {
          text,
          links: [],
          place: '',
          areaId: null,
          childAge: null,
          phone: null,
          reading: readText(text),
        });
        measured.ms = performance.now() - began;
        measured.proposals = found.length;
        throw new Undone();
      },
      now,
    )
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return measured;
}

async function fillTraits(
  test: TestDatabase,
  office: string,
  samples: readonly string[],
  now: number,
): Promise<void> {
  const superuser = await test.client('superuser');
  await superuser.query('set session_replication_role = replica; set synchronous_commit = off');
  const copies = stored / samples.length;
  for (let from = 0; from < samples.length; from += 100) {
    const rows = samples.slice(from, from + 100).flatMap((text) => {
      const { traits, keys } = traitsOf(
        test.keys,
        { id: '', receivedAt: new Date(now).toISOString(), text, category: 'CYBERBULLYING' },
        { areaId: null, words: '' },
      );
      const signature = `\\x${writeSignature(traits.signature).toString('hex')}`;
      return Array.from({ length: copies }, () => {
        const receivedAt = now - Math.floor(Math.random() * year);
        return {
          ...traits,
          file_id: newId<string>(),
          received_at: new Date(receivedAt),
          says_other: traits.saysOther,
          signature,
          keys,
          bands: bandsOf({ ...traits, receivedAt }).bands,
        };
      });
    });
    await superuser.query(
      `with made as (
         select * from jsonb_to_recordset($1::jsonb) as one (file_id uuid, received_at timestamptz, category text, links jsonb, accounts text[],
           schools int8[], signature bytea, says_other boolean, keys int4[], bands int4[])
       ), of_report as (
         insert into reports.report (file_id, organization_id, channel, state, is_anonymous, received_at, changed_at, text_sealed, details_sealed)
         select file_id, $2, 'WEB', 'RECEIVED', true, received_at, received_at, '\\x00', '\\x00' from made
       ), of_access as (
         insert into files.access (file_id, organization_id, valid_from, why) select file_id, $2, received_at, 'RECEIVED' from made
       )
       insert into reports.trait (file_id, received_at, category, links, accounts, schools, signature, says_other, keys, bands)
       select file_id, received_at, category, links, accounts, schools, signature, says_other, keys, bands from made`,
      [JSON.stringify(rows), office],
    );
  }
  for (const table of ['reports.report', 'files.access', 'reports.trait'])
    await superuser.query(`vacuum (analyze) ${table}`);
}
