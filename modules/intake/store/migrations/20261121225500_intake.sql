-- What comes in by voice and paper: calls that were promised, the statutory record of a child (Mẫu 01), hand-overs with 111, tables that
-- were brought in, and the custody of pictures that arrived another way (never the pictures).

create schema intake;
grant usage on schema intake to annhi_app;

-- A call that somebody promised. One row a promise: whoever is not reached is promised another call, which is another row.
create table intake.promised_call (
  id uuid primary key,
  file_id uuid not null references files.file (id),
  file_key_id bigint not null,
  -- The office that must call.
  organization_id uuid not null,
  due_at timestamptz not null,
  clock_id uuid not null unique,
  promised_at timestamptz not null,
  promised_by uuid,
  -- How, whom to ask for, what not to say. @restricted
  wish_sealed bytea not null,
  outcome text check (outcome in ('REACHED', 'NOT_REACHED', 'WRONG_PERSON')),
  kept_at timestamptz,
  kept_by uuid,
  note_sealed bytea,
  check ((outcome is null) = (kept_at is null))
);
create index promised_call_open on intake.promised_call (organization_id, due_at) where outcome is null;
create index promised_call_of_file on intake.promised_call (file_id);

-- Mẫu 01 of NĐ 56/2017 as it was filled in; the printed sheet is the document.
create table intake.form01 (
  id uuid primary key,
  file_id uuid not null references files.file (id),
  file_key_id bigint not null,
  organization_id uuid not null,
  document_id uuid not null unique references documents.outgoing_document (id),
  -- Version of the form definition that was filled in.
  definition text not null,
  state text not null check (state in ('DRAFT', 'ISSUED', 'REPLACED')),
  values_sealed bytea not null,
  made_at timestamptz not null,
  made_by uuid not null,
  issued_at timestamptz,
  number text check (number ~ '^[0-9]{2,}/'),
  check ((state = 'DRAFT') = (issued_at is null))
);
create unique index form01_one_draft on intake.form01 (file_id, organization_id) where state = 'DRAFT';
create index form01_of_file on intake.form01 (file_id);

-- A case handed over to 111 or by it, with both receipts. `NETWORK` is the interface, the others are people.
create table intake.handover (
  id uuid primary key,
  file_id uuid not null references files.file (id),
  file_key_id bigint not null,
  organization_id uuid not null,
  direction text not null check (direction in ('OUT', 'IN')),
  via text not null check (via in ('NETWORK', 'PHONE', 'PAPER')),
  purpose text not null check (purpose ~ '^[A-Z_]+$'),
  -- Which parts went along (TEXT LINKS PLACE CHILD INFORMANT).
  parts text[] not null,
  handed_at timestamptz not null,
  handed_by uuid,
  clock_id uuid unique,
  -- Who took it, what was said; or the note that came with it. @restricted
  note_sealed bytea not null,
  -- What goes over the network, whole, as it was when it was handed over. @restricted
  case_sealed bytea,
  -- The number under which the other side has it.
  their_number text check (length(their_number) between 1 and 100),
  receipted_at timestamptz,
  -- Sending over the network.
  attempts smallint not null default 0,
  last_trouble text,
  -- For what 111 sent: a repetition finds its own row.
  key_hash bytea unique,
  withdrawn_at timestamptz,
  -- What 111 was told last of this case: nothing, ACCEPTED, CLOSED.
  told text check (told in ('ACCEPTED', 'CLOSED')),
  check (receipted_at is null or their_number is not null),
  check ((case_sealed is not null) = (direction = 'OUT' and via = 'NETWORK'))
);
create index handover_open on intake.handover (organization_id, handed_at) where receipted_at is null and withdrawn_at is null;
create index handover_of_file on intake.handover (file_id);
create unique index handover_number on intake.handover (their_number) where direction = 'IN' and via = 'NETWORK';

-- A table of reports that was brought in, known by the digest of its bytes.
create table intake.sheet_run (
  id uuid primary key,
  organization_id uuid not null,
  digest bytea not null,
  row_count integer not null check (row_count > 0),
  made_at timestamptz not null,
  made_by uuid not null,
  unique (organization_id, digest)
);

-- Who has had a picture that arrived outside of the platform, and for how long. The picture is not here and never will be.
create table intake.custody (
  id uuid primary key,
  file_id uuid not null references files.file (id),
  file_key_id bigint not null,
  organization_id uuid not null,
  arrived_at timestamptz not null,
  way text not null check (way in ('ZALO', 'EMAIL', 'PAPER', 'DEVICE', 'OTHER')),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  clock_id uuid not null unique,
  -- Device, who touched it, where it is sealed. @restricted
  facts_sealed bytea not null,
  handed_at timestamptz,
  handed_by uuid,
  -- To whom, receipt. @restricted
  handed_sealed bytea,
  check ((handed_at is null) = (handed_sealed is null)),
  check (handed_at is null or handed_at >= arrived_at)
);
create index custody_of_file on intake.custody (file_id);
create index custody_open on intake.custody (organization_id, arrived_at) where handed_at is null;

do $$
declare one text;
begin
  foreach one in array array['promised_call', 'form01', 'handover', 'sheet_run', 'custody'] loop
    execute format('alter table intake.%I enable row level security', one);
    execute format('alter table intake.%I force row level security', one);
  end loop;
  -- What belongs to a file: seen by its office where the file is still visible to it; written by the platform for others.
  foreach one in array array['promised_call', 'form01', 'handover', 'custody'] loop
    execute format('create policy seen on intake.%I for select to annhi_app
      using (kernel.is_system() or (kernel.acts_for(organization_id) and files.visible(file_id)))', one);
    execute format('create policy made on intake.%I for insert to annhi_app
      with check (kernel.is_system() or (kernel.acts_for(organization_id) and files.visible(file_id)))', one);
    execute format('create policy moved on intake.%I for update to annhi_app
      using (kernel.is_system() or (kernel.acts_for(organization_id) and files.visible(file_id))) with check (true)', one);
  end loop;
end $$;

create policy seen on intake.sheet_run for select to annhi_app using (kernel.acts_for(organization_id));
create policy made on intake.sheet_run for insert to annhi_app with check (kernel.acts_for(organization_id));

grant select, insert on intake.promised_call, intake.form01, intake.handover, intake.sheet_run, intake.custody to annhi_app;
grant update (outcome, kept_at, kept_by, note_sealed) on intake.promised_call to annhi_app;
grant update (state, values_sealed, made_at, made_by, issued_at, number) on intake.form01 to annhi_app;
grant update (their_number, receipted_at, attempts, last_trouble, withdrawn_at, told, note_sealed) on intake.handover to annhi_app;
grant update (handed_at, handed_by, handed_sealed) on intake.custody to annhi_app;
