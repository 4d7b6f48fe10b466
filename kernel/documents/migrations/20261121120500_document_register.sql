-- The register of outgoing documents (NĐ 30/2020/NĐ-CP, Điều 15 and 16). A number is drawn while a document is issued, in the same
-- transaction; per office, type and calendar year the numbers are 1, 2, 3, … without a gap, and an issued document never changes.

create schema documents;
grant usage on schema documents to annhi_app;

create table documents.outgoing_document (
  id uuid primary key,
  organization_id uuid not null,
  document_type text not null check (document_type ~ '^[A-Z_]+$'),
  -- What stands after the number: BC-STTTT.
  symbol text not null check (symbol <> ''),
  number integer check (number > 0),
  issued_on date,
  year smallint generated always as (extract(year from issued_on)::smallint) stored,
  state text not null default 'DRAFT' check (state in ('DRAFT', 'ISSUED', 'REPLACED', 'WITHDRAWN')),
  -- Trích yếu as the register shows it; names no child (NĐ 56/2017, Điều 33).
  subject text not null check (subject <> ''),
  -- TM. … KT. …, as printed over the name.
  signing_authority text,
  signer_name text not null,
  -- The whole document, sealed by the caller under the key of the file that it belongs to. @restricted
  sealed_content bytea not null,
  content_digest bytea not null check (octet_length(content_digest) = 32),
  replaced_by uuid references documents.outgoing_document (id),
  closing_reason text,
  created_at timestamptz not null,
  unique (id, organization_id),
  unique (organization_id, document_type, year, number),
  constraint number_only_when_issued check ((state = 'DRAFT') = (number is null)),
  constraint date_only_when_issued check ((number is null) = (issued_on is null)),
  constraint replacement_named check ((state = 'REPLACED') = (replaced_by is not null)),
  constraint reason_when_closed check ((state in ('REPLACED', 'WITHDRAWN')) = (closing_reason is not null)),
  constraint no_self_replacement check (replaced_by <> id)
);
create index outgoing_document_by_office on documents.outgoing_document (organization_id, issued_on desc);

-- The files that were sent, byte for byte.
create table documents.issued_file (
  document_id uuid not null,
  organization_id uuid not null,
  format text not null check (format in ('DOCX', 'PDF')),
  -- @restricted
  sealed_bytes bytea not null,
  digest bytea not null check (octet_length(digest) = 32),
  primary key (document_id, format),
  foreign key (document_id, organization_id) references documents.outgoing_document (id, organization_id)
);

create table documents.number_series (
  organization_id uuid not null,
  document_type text not null check (document_type ~ '^[A-Z_]+$'),
  year smallint not null check (year between 2000 and 2999),
  -- Numbers that the office had already given on paper when it began here; 0 in every later year.
  opened_after integer not null default 0 check (opened_after >= 0),
  last_number integer not null,
  last_issued_on date,
  primary key (organization_id, document_type, year),
  check (last_number >= opened_after)
);

-- Draws the next number. The row stays locked until the transaction ends, so two documents cannot hold the same number, and a
-- transaction that fails gives its number back.
create function documents.draw_number(office uuid, type text, day date) returns integer
  language plpgsql as $$
declare
  drawn integer;
begin
  insert into documents.number_series (organization_id, document_type, year, last_number)
    values (office, type, extract(year from day)::smallint, 0)
    on conflict do nothing;
  update documents.number_series s
    set last_number = s.last_number + 1, last_issued_on = day
    where s.organization_id = office and s.document_type = type and s.year = extract(year from day)::smallint
      and (s.last_issued_on is null or s.last_issued_on <= day)
    returning s.last_number into drawn;
  if drawn is null then
    raise exception 'a later document of this series has its number already' using errcode = 'DC001';
  end if;
  return drawn;
end $$;

-- A series only counts: from where it was opened, one by one, never back.
create function documents.guard_series() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.last_number <> new.opened_after then
      raise exception 'a series begins where it was opened' using errcode = 'DC002';
    end if;
  elsif tg_op = 'DELETE'
    or (new.organization_id, new.document_type, new.year, new.opened_after)
      is distinct from (old.organization_id, old.document_type, old.year, old.opened_after)
    or new.last_number <> old.last_number + 1
    or new.last_issued_on is null
    or new.last_issued_on < old.last_issued_on then
    raise exception 'a series only counts one by one' using errcode = 'DC002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger guard_series before insert or update or delete on documents.number_series
  for each row execute function documents.guard_series();

-- At commit every number that was drawn belongs to a document: no gaps.
create function documents.assert_number_used() returns trigger
  language plpgsql as $$
begin
  if new.last_number > new.opened_after and not exists (
    select from documents.outgoing_document d
    where d.organization_id = new.organization_id and d.document_type = new.document_type
      and d.year = new.year and d.number = new.last_number
  ) then
    raise exception 'number % was drawn and not used', new.last_number using errcode = 'DC003';
  end if;
  return null;
end $$;
create constraint trigger every_number_used after insert or update on documents.number_series
  deferrable initially deferred for each row execute function documents.assert_number_used();

-- DRAFT → ISSUED → REPLACED or WITHDRAWN. What was issued stays as it was; only its state can end.
create function documents.guard_document() returns trigger
  language plpgsql as $$
declare
  ending constant text[] := array['state', 'replaced_by', 'closing_reason', 'year'];
begin
  if tg_op = 'INSERT' then
    if new.state <> 'DRAFT' then
      raise exception 'a document begins as a draft' using errcode = 'DC004';
    end if;
    return new;
  end if;
  if old.state = 'DRAFT' then
    if tg_op = 'DELETE' then
      return old;
    end if;
    if new.state = 'ISSUED' and not exists (
      select from documents.number_series s
      where s.organization_id = new.organization_id and s.document_type = new.document_type
        and s.year = extract(year from new.issued_on) and s.last_number = new.number
        and s.last_number > s.opened_after and s.last_issued_on = new.issued_on
    ) then
      raise exception 'the number was not drawn from its series' using errcode = 'DC004';
    end if;
    if new.state not in ('DRAFT', 'ISSUED') or new.id <> old.id or new.organization_id <> old.organization_id then
      raise exception 'a draft can only be issued, by its own office' using errcode = 'DC004';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or old.state <> 'ISSUED' or new.state not in ('REPLACED', 'WITHDRAWN')
    or to_jsonb(new) - ending <> to_jsonb(old) - ending then
    raise exception 'an issued document does not change' using errcode = 'DC005';
  end if;
  if new.state = 'REPLACED' and not exists (
    select from documents.outgoing_document d
    where d.id = new.replaced_by and d.organization_id = new.organization_id and d.state = 'ISSUED'
  ) then
    raise exception 'the replacing document is not issued by this office' using errcode = 'DC005';
  end if;
  return new;
end $$;
create trigger guard_document before insert or update or delete on documents.outgoing_document
  for each row execute function documents.guard_document();

create function documents.guard_file() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'an issued document does not change' using errcode = 'DC005';
  end if;
  if not exists (select from documents.outgoing_document d where d.id = new.document_id and d.state = 'ISSUED') then
    raise exception 'only an issued document has files' using errcode = 'DC004';
  end if;
  return new;
end $$;
create trigger guard_file before insert or update or delete on documents.issued_file
  for each row execute function documents.guard_file();

alter table documents.outgoing_document enable row level security;
alter table documents.outgoing_document force row level security;
alter table documents.issued_file enable row level security;
alter table documents.issued_file force row level security;
alter table documents.number_series enable row level security;
alter table documents.number_series force row level security;

create policy office_only on documents.outgoing_document to annhi_app
  using (kernel.acts_for(organization_id)) with check (kernel.acts_for(organization_id));
create policy office_only on documents.issued_file to annhi_app
  using (kernel.acts_for(organization_id)) with check (kernel.acts_for(organization_id));
create policy office_only on documents.number_series to annhi_app
  using (kernel.acts_for(organization_id)) with check (kernel.acts_for(organization_id));

grant select, insert, update, delete on documents.outgoing_document to annhi_app;
grant select, insert on documents.issued_file to annhi_app;
grant select, insert, update on documents.number_series to annhi_app;
