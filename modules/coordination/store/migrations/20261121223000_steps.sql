-- Steps of a file between offices: one office, one named person, one purpose, one due time at a time.

create schema coordination;
grant usage on schema coordination to annhi_app;

create table coordination.step (
  id uuid primary key,
  file_id uuid not null references files.file (id),
  file_key_id bigint not null,
  -- The report's own number, so that lists and letters need not read the report.
  reference bigint not null,
  ordinal smallint not null check (ordinal > 0),
  kind text not null check (kind in ('LEAD', 'PART')),
  via text not null check (via in ('ACCOUNT', 'LETTER')),
  purpose text not null check (purpose ~ '^[A-Z_]+$'),
  parts text[] not null check (cardinality(parts) > 0),
  role_code text check (role_code ~ '^[A-Z0-9_]{2,40}$'),
  from_organization_id uuid not null,
  -- Null where the platform itself sent it (an emergency); then the holder's focal point at that time, if there was one.
  from_person_id uuid,
  -- Null only while nobody safe could be found.
  to_organization_id uuid,
  to_person_id uuid,
  -- Typed, where a letter goes to an office of which the directory names nobody.
  to_person_name text check (length(to_person_name) between 2 and 120),
  -- Opened by a rule, once per file: 'EMERGENCY:POLICE'.
  origin text check (origin ~ '^[A-Z_]+:[A-Z_]+$'),
  state text not null check (state in ('SENT', 'ACCEPTED', 'RETURNED', 'DONE', 'WITHDRAWN')),
  is_undelivered boolean not null default false,
  sent_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome ~ '^[A-Z_]+$'),
  -- The two clocks: which limit, which clock of the kernel, and what the sender may know of it.
  acceptance_limit_key text not null,
  acceptance_clock_id uuid,
  acceptance_due_at timestamptz,
  acceptance_late boolean not null default false,
  work_limit_key text,
  work_clock_id uuid,
  work_due_at timestamptz,
  work_late boolean not null default false,
  reminded_at timestamptz,
  escalated_to text check (escalated_to in ('FOCAL_POINT', 'UNIT_HEAD', 'ORGANIZATION_HEAD', 'PROGRAMME_LEAD')),
  -- Which row of files.access this step gave.
  access_from timestamptz,
  -- Sealed with the file's key: words to the receiver; reason of a return or withdrawal; note of the end.
  words_sealed bytea not null,
  reason_sealed bytea,
  note_sealed bytea,
  unique (file_id, ordinal),
  unique (file_id, origin),
  check (to_organization_id is not null or is_undelivered),
  check (to_person_id is not null or is_undelivered or (via = 'LETTER' and to_person_name is not null)),
  check ((state in ('RETURNED', 'DONE', 'WITHDRAWN')) = (ended_at is not null)),
  check (state <> 'ACCEPTED' or accepted_at is not null),
  check (state <> 'DONE' or outcome is not null)
);
-- One open step of a kind per file and office, and one passing of the file at a time, however many click at once.
create unique index step_open_once on coordination.step (file_id, to_organization_id, kind) where state in ('SENT', 'ACCEPTED');
create unique index step_one_lead on coordination.step (file_id) where kind = 'LEAD' and state = 'SENT';
create index step_incoming on coordination.step (to_organization_id, state);
create index step_sent on coordination.step (from_organization_id, state);

create table coordination.question (
  id uuid primary key,
  step_id uuid not null references coordination.step (id),
  asked_by text not null check (asked_by in ('RECEIVER', 'SENDER')),
  asked_person_id uuid not null,
  asked_at timestamptz not null,
  question_sealed bytea not null,
  answered_person_id uuid,
  answered_at timestamptz,
  answer_sealed bytea,
  check ((answered_at is null) = (answer_sealed is null))
);
create index question_of_step on coordination.question (step_id, asked_at);

-- The numbered slip of a step that goes to an office without accounts, and its receipt.
create table coordination.slip (
  step_id uuid primary key references coordination.step (id),
  organization_id uuid not null,
  document_id uuid not null unique references documents.outgoing_document (id),
  number text not null,
  travels text not null check (travels in ('SEALED_MAIL', 'PAPER')),
  issued_at timestamptz not null,
  received_at timestamptz,
  -- Sealed: who signed for it there, and the number it got there.
  receipt_sealed bytea,
  scan_type text check (scan_type in ('application/pdf', 'image/png', 'image/jpeg')),
  scan_sealed bytea,
  check ((received_at is null) = (receipt_sealed is null)),
  check ((scan_type is null) = (scan_sealed is null))
);

-- Public keys of offices without accounts, to which their slips are sealed.
create table coordination.office_key (
  organization_id uuid primary key,
  recipient text not null check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  entered_at timestamptz not null
);

do $$
declare one text;
begin
  foreach one in array array['step', 'question', 'slip', 'office_key'] loop
    execute format('alter table coordination.%I enable row level security', one);
    execute format('alter table coordination.%I force row level security', one);
  end loop;
end $$;

-- Who sent it, who received it, and who holds the file; nobody else. All changes are the platform's own, after an action has asked
-- who may.
create policy step_seen on coordination.step for select to annhi_app
  using (
    kernel.is_system() or kernel.acts_for(from_organization_id) or kernel.acts_for(to_organization_id)
    or exists (select from files.file f where f.id = file_id and kernel.acts_for(f.holder_organization_id))
  );
create policy step_opened on coordination.step for insert to annhi_app with check (kernel.is_system());
create policy step_moved on coordination.step for update to annhi_app using (kernel.is_system()) with check (kernel.is_system());
grant select, insert, update on coordination.step to annhi_app;

create policy question_seen on coordination.question for select to annhi_app
  using (exists (select from coordination.step s where s.id = step_id));
create policy question_asked on coordination.question for insert to annhi_app with check (kernel.is_system());
create policy question_answered on coordination.question for update to annhi_app
  using (kernel.is_system()) with check (kernel.is_system());
grant select, insert, update on coordination.question to annhi_app;

-- The slip stands in the register of the office that wrote it; whoever sees the step as its sender or holder sees that there is one.
create policy slip_seen on coordination.slip for select to annhi_app
  using (kernel.is_system() or kernel.acts_for(organization_id) or exists (
    select from coordination.step s join files.file f on f.id = s.file_id
    where s.id = step_id and kernel.acts_for(f.holder_organization_id)));
create policy slip_written on coordination.slip for insert to annhi_app
  with check (kernel.acts_for(organization_id) and exists (select from coordination.step s where s.id = step_id));
create policy slip_receipted on coordination.slip for update to annhi_app using (kernel.is_system()) with check (kernel.is_system());
grant select, insert on coordination.slip to annhi_app;
grant update (received_at, receipt_sealed, scan_type, scan_sealed) on coordination.slip to annhi_app;

create policy office_key_known on coordination.office_key for select to annhi_app using (kernel.is_system() or kernel.actor() like 'official:%');
create policy office_key_entered on coordination.office_key to annhi_app using (kernel.is_system()) with check (kernel.is_system());
grant select, insert, update, delete on coordination.office_key to annhi_app;
