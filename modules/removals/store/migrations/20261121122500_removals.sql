-- Removal requests: asked by an office that has the power, served to a provider, answered, checked.

create schema removals;
grant usage on schema removals to annhi_app;

-- Platform providers (glossary: PlatformProvider). `hosts`: whose links are theirs.
create table removals.provider (
  id uuid primary key,
  name text not null check (length(name) between 2 and 200),
  email text not null check (email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 254),
  hosts text[] not null,
  is_cross_border boolean not null,
  created_at timestamptz not null
);

create table removals.removal_request (
  id uuid primary key,
  file_id uuid not null references files.file (id),
  file_key_id bigint not null,
  organization_id uuid not null,
  provider_id uuid not null references removals.provider (id),
  document_id uuid not null unique references documents.outgoing_document (id),
  power_id text not null,
  legal_basis_id text not null,
  article text not null,
  time_limit_key text not null,
  harm text not null,
  state text not null check (state in ('DRAFT', 'ISSUED', 'SERVED', 'ANSWERED', 'ENDED')),
  -- Keyed hash of the address under which the provider finds it.
  token_hash bytea unique,
  token_until timestamptz,
  clock_id uuid,
  requested_by uuid not null,
  created_at timestamptz not null,
  issued_at timestamptz,
  served_at timestamptz,
  -- How receipt is proved: the provider's mail server took the letter, or the provider opened the page.
  served_by text check (served_by in ('MAIL', 'PAGE')),
  answered_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('REMOVED', 'NOT_REMOVED', 'WITHDRAWN')),
  check ((state = 'ENDED') = (ended_at is not null)),
  check ((ended_at is null) = (outcome is null))
);
create index removal_request_of_file on removals.removal_request (file_id);
create index removal_request_open on removals.removal_request (organization_id, state) where state <> 'ENDED';

create table removals.request_link (
  request_id uuid not null references removals.removal_request (id),
  ordinal smallint not null,
  canonical text not null,
  finding text check (finding in ('GONE', 'STILL_THERE', 'UNCLEAR')),
  checked_at timestamptz,
  primary key (request_id, ordinal)
);

-- Later answers are added; none is overwritten. sealed: reason, respondent, time asked for; with the file's key.
create table removals.answer (
  id uuid primary key,
  request_id uuid not null references removals.removal_request (id),
  at timestamptz not null,
  answer text not null check (answer in ('REMOVED', 'NOT_FOUND', 'REFUSED', 'MORE_TIME')),
  nonce_hash bytea not null unique,
  sealed bytea not null
);
create index answer_of_request on removals.answer (request_id, at);
