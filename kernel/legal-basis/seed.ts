import type pg from 'pg';
import { shippedPowers, shippedRegistry } from './registry.ts';

/**
 * Brings the shipped instruments into the database: new ones are inserted, unedited ones refreshed, edited ones left alone. Demo powers
 * only where asked. Runs as owner after the migrations, in one transaction of the caller's or its own; safe to run again.
 */
export async function seedLegalBases(owner: pg.ClientBase, options: { demo: boolean }): Promise<void> {
  const bases = [...shippedRegistry().values()];
  const instruments = bases.map((b) => ({
    id: b.id,
    kind: b.kind,
    number: b.number,
    title: b.title,
    valid_from: b.validFrom,
    valid_to: b.validTo,
    confidence: b.confidence,
    source: b.source,
    note: b.note ?? null,
  }));
  const successions = bases.flatMap((b) =>
    b.successorIds.map((id) => ({ instrument_id: b.id, successor_id: id })),
  );
  const powers = shippedPowers(options).map((p) => ({
    id: p.id,
    holder_organization_id: 'organizationId' in p.holder ? p.holder.organizationId : null,
    holder_functional_role: 'functionalRole' in p.holder ? p.holder.functionalRole : null,
    power: p.power,
    legal_basis_id: p.legalBasisId,
    article: p.article,
    valid_from: p.validFrom,
    valid_to: p.validTo,
    entered_by: p.enteredBy,
    is_demo: p.isDemo,
  }));
  await owner.query(
    `insert into legal_basis.instrument (id, kind, number, title, valid_from, valid_to, confidence, source, note)
     select id, kind, number, title, valid_from, valid_to, confidence, source, note
       from jsonb_populate_recordset(null::legal_basis.instrument, $1)
     on conflict (id) do update set kind = excluded.kind, number = excluded.number, title = excluded.title,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, confidence = excluded.confidence,
       source = excluded.source, note = excluded.note
       where instrument.origin = 'SHIPPED'`,
    [JSON.stringify(instruments)],
  );
  await owner.query(
    `insert into legal_basis.succession
     select s.* from jsonb_populate_recordset(null::legal_basis.succession, $1) s
       join legal_basis.instrument i on i.id = s.instrument_id and i.origin = 'SHIPPED'
     on conflict do nothing`,
    [JSON.stringify(successions)],
  );
  await owner.query(
    `insert into legal_basis.power select * from jsonb_populate_recordset(null::legal_basis.power, $1) on conflict do nothing`,
    [JSON.stringify(powers)],
  );
}
