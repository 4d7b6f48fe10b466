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
  -- The letter's number and symbol as printed ("05/SKHCN"), for the provider, who does not see the register of the office.
  letter_number text check (letter_number ~ '^[0-9]{2,}/'),
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

do $$
declare one text;
begin
  foreach one in array array['provider', 'removal_request', 'request_link', 'answer'] loop
    execute format('alter table removals.%I enable row level security', one);
    execute format('alter table removals.%I force row level security', one);
  end loop;
end $$;

-- Providers are known to everybody inside; those who remove keep the list.
create policy provider_seen on removals.provider for select to annhi_app
  using (kernel.is_system() or kernel.actor() like 'official:%' or kernel.actor() = 'provider:' || id);
create policy provider_entered on removals.provider for insert to annhi_app
  with check (kernel.is_system() or kernel.actor() like 'official:%');
grant select, insert on removals.provider to annhi_app;

create policy request_seen on removals.removal_request for select to annhi_app
  using (kernel.is_system() or kernel.acts_for(organization_id) or files.visible(file_id) or kernel.actor() = 'provider:' || provider_id);
create policy request_made on removals.removal_request for insert to annhi_app
  with check (kernel.acts_for(organization_id) and files.visible(file_id));
create policy request_moved on removals.removal_request for update to annhi_app
  using (kernel.is_system() or kernel.acts_for(organization_id) or kernel.actor() = 'provider:' || provider_id) with check (true);
grant select, insert on removals.removal_request to annhi_app;
grant update (state, letter_number, token_hash, token_until, clock_id, issued_at, served_at, served_by, answered_at, ended_at, outcome)
  on removals.removal_request to annhi_app;

create policy link_seen on removals.request_link for select to annhi_app
  using (exists (select from removals.removal_request r where r.id = request_id));
create policy link_added on removals.request_link for insert to annhi_app
  with check (exists (select from removals.removal_request r where r.id = request_id));
create policy link_checked on removals.request_link for update to annhi_app
  using (exists (select from removals.removal_request r where r.id = request_id and kernel.acts_for(r.organization_id))) with check (true);
grant select, insert on removals.request_link to annhi_app;
grant update (finding, checked_at) on removals.request_link to annhi_app;

create policy answer_seen on removals.answer for select to annhi_app
  using (exists (select from removals.removal_request r where r.id = request_id));
create policy answer_given on removals.answer for insert to annhi_app
  with check (exists (select from removals.removal_request r where r.id = request_id and kernel.actor() = 'provider:' || r.provider_id));
grant select, insert on removals.answer to annhi_app;

-- Whose address a token is. The token itself is never stored.
create function removals.resolve_token(token bytea, at timestamptz) returns table (request_id uuid, provider_id uuid)
  language sql stable security definer set search_path = ''
begin atomic
  select r.id, r.provider_id from removals.removal_request r where r.token_hash = token and r.token_until > at;
end;
revoke all on function removals.resolve_token(bytea, timestamptz) from public;
grant execute on function removals.resolve_token(bytea, timestamptz) to annhi_app;
create policy request_by_function on removals.removal_request for select to annhi_owner using (true);
