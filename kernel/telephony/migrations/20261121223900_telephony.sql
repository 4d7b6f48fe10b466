-- Telephone calls and text messages: written in the transaction that causes them, sent afterwards, proved by the gateway's answer.

create schema telephony;
grant usage on schema telephony to annhi_app;

create table telephony.message (
  id uuid primary key,
  organization_id uuid not null,
  kind text not null check (kind in ('CALL', 'TEXT')),
  -- Which of the closed sentences: the row says nothing that the sentence's name does not.
  sentence text not null check (sentence ~ '^[A-Z_]{3,40}$'),
  purpose text not null check (purpose ~ '^[a-z-]+\.[a-z0-9-]+$'),
  subject_kind text not null,
  subject_id uuid not null,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED', 'WITHDRAWN')),
  attempts smallint not null default 0,
  last_trouble text check (length(last_trouble) <= 60),
  proof text check (length(proof) <= 1000),
  created_at timestamptz not null,
  sent_at timestamptz,
  -- Number and words. @restricted
  sealed bytea not null
);
create index message_waiting on telephony.message (organization_id, created_at) where state in ('QUEUED', 'FAILED');
create index message_of_subject on telephony.message (subject_id);

alter table telephony.message enable row level security;
alter table telephony.message force row level security;
create policy message_seen on telephony.message for select to annhi_app
  using (kernel.is_system() or kernel.acts_for(organization_id));
create policy message_written on telephony.message for insert to annhi_app
  with check (kernel.is_system() or kernel.acts_for(organization_id));
create policy message_sent on telephony.message for update to annhi_app
  using (kernel.is_system() or kernel.acts_for(organization_id)) with check (kernel.is_system() or kernel.acts_for(organization_id));
grant select, insert, update on telephony.message to annhi_app;
