-- Outgoing mail: written in the transaction that causes it, sent afterwards, proved by the answer of the receiving server.

create schema mail;
grant usage on schema mail to annhi_app;

create table mail.message (
  id uuid primary key,
  organization_id uuid not null,
  purpose text not null check (purpose ~ '^[a-z-]+\.[a-z0-9-]+$'),
  subject_kind text not null,
  subject_id uuid not null,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED')),
  attempts smallint not null default 0,
  last_trouble text,
  -- What the receiving server answered (SMTP 250 …): the proof of transmission.
  proof text check (length(proof) <= 1000),
  created_at timestamptz not null,
  sent_at timestamptz,
  -- Addressee, subject, text, attachments. @restricted
  sealed bytea not null
);
create index message_waiting on mail.message (organization_id, created_at) where state <> 'SENT';

alter table mail.message enable row level security;
alter table mail.message force row level security;
create policy message_seen on mail.message for select to annhi_app
  using (kernel.is_system() or kernel.acts_for(organization_id));
create policy message_written on mail.message for insert to annhi_app with check (kernel.is_system() or kernel.acts_for(organization_id));
create policy message_sent on mail.message for update to annhi_app
  using (kernel.is_system() or kernel.acts_for(organization_id)) with check (kernel.is_system() or kernel.acts_for(organization_id));
grant select, insert, update on mail.message to annhi_app;
