-- Accounts of officials. Two schemas because two logins: what the platform may know of an account (identity, under row-level
-- security) and what only the sign-in may touch (auth: passwords, second factors, session tokens).

create schema identity;
create schema auth;
grant usage on schema identity to annhi_app, annhi_auth;
grant usage on schema auth to annhi_auth, annhi_app;

-- What the platform may know --------------------------------------------------------------------------------------------

create table identity.account (
  id uuid primary key,
  person_id uuid not null unique references directory.person (id),
  -- The office whose account administrators look after it.
  organization_id uuid not null references directory.organization (id),
  -- @restricted: the e-mail address with which the person signs in, sealed, and its keyed index.
  name_sealed bytea not null,
  name_index bytea not null unique check (octet_length(name_index) = 32),
  -- @restricted: personal identification number (12 digits), sealed, and its keyed index; for single sign-on only.
  personal_number_sealed bytea,
  personal_number_index bytea unique check (octet_length(personal_number_index) = 32),
  state text not null check (state in ('INVITED', 'ACTIVE', 'DISABLED')),
  disabled_why text check (disabled_why in ('ADMINISTRATOR', 'IDLE')),
  -- A second factor was taken away by two administrators; nothing opens until a new one is enrolled.
  must_enrol boolean not null default false,
  created_at timestamptz not null,
  -- Activation, re-enabling or a new enrolment; sessions that began before it are void.
  active_since timestamptz,
  last_signed_in_at timestamptz,
  is_demo boolean not null default false,
  check ((state = 'DISABLED') = (disabled_why is not null)),
  check ((personal_number_sealed is null) = (personal_number_index is null))
);
create index account_by_organization on identity.account (organization_id);

-- A role that this account holds through this post. It counts only on days on which the person holds the post.
create table identity.role_grant (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  post_id uuid not null references directory.post (id),
  organization_id uuid not null references directory.organization (id),
  role text not null check (role ~ '^[A-Z_]{3,40}$'),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  granted_by text not null,
  granted_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz,
  check ((revoked_by is null) = (revoked_at is null)),
  constraint role_grant_once exclude using gist (account_id with =, post_id with =, role with =, valid with &&) where (revoked_at is null)
);
create index role_grant_by_account on identity.role_grant (account_id);
create index role_grant_by_organization on identity.role_grant (organization_id);

-- A sealed link to set up an account (NEW), a second factor (SECOND_FACTOR) or a password (PASSWORD). The token is not stored:
-- it is this id, sealed.
create table identity.invitation (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  organization_id uuid not null references directory.organization (id),
  purpose text not null check (purpose in ('NEW', 'SECOND_FACTOR', 'PASSWORD')),
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
create unique index invitation_one_open on identity.invitation (account_id) where (used_at is null and withdrawn_at is null);

-- Four eyes: one administrator asks, another approves.
create table identity.factor_reset (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  organization_id uuid not null references directory.organization (id),
  asked_by uuid not null references identity.account (id),
  asked_at timestamptz not null,
  approved_by uuid references identity.account (id),
  approved_at timestamptz,
  check (approved_by is distinct from asked_by),
  check (asked_by <> account_id and approved_by is distinct from account_id),
  check ((approved_by is null) = (approved_at is null))
);
create unique index factor_reset_one_open on identity.factor_reset (account_id) where (approved_at is null);

do $$
declare
  t text;
begin
  foreach t in array array['account', 'role_grant', 'invitation', 'factor_reset'] loop
    execute format('alter table identity.%I enable row level security', t);
    execute format('alter table identity.%I force row level security', t);
    execute format('create policy office on identity.%I to annhi_app using (kernel.is_system() or kernel.acts_for(organization_id)) with check (kernel.is_system() or kernel.acts_for(organization_id))', t);
    execute format('create policy sign_in on identity.%I to annhi_auth using (true) with check (true)', t);
    execute format('grant select, insert on identity.%I to annhi_app', t);
    execute format('grant select on identity.%I to annhi_auth', t);
  end loop;
end $$;
create policy own on identity.account for select to annhi_app using (person_id = kernel.person());
-- An office that has a person in one of its posts grants its own roles to that person's account, whoever looks after the account.
create policy colleague on identity.account for select to annhi_app using (directory.serves_with(person_id));
grant update (state, disabled_why, must_enrol, active_since, personal_number_sealed, personal_number_index) on identity.account to annhi_app;
grant update (state, disabled_why, must_enrol, active_since, last_signed_in_at) on identity.account to annhi_auth;
grant update (revoked_by, revoked_at) on identity.role_grant to annhi_app;
grant update (withdrawn_at) on identity.invitation to annhi_app;
grant update (used_at) on identity.invitation to annhi_auth;
grant update (approved_by, approved_at) on identity.factor_reset to annhi_app;

-- Demonstration accounts exist in demonstrations only, whoever writes them.
create function identity.refuse_demo_account() returns trigger
  language plpgsql as $$
begin
  if new.is_demo and (select mode from kernel.installation) <> 'demo' then
    raise exception 'demonstration accounts exist in demonstrations only' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger refuse_demo_account before insert or update on identity.account for each row execute function identity.refuse_demo_account();

-- What only the sign-in may touch ---------------------------------------------------------------------------------------

-- The newest is the password; ten are kept so that none is used again.
create table auth.password (
  id bigint primary key generated always as identity,
  account_id uuid not null references identity.account (id),
  hash text not null,
  set_at timestamptz not null
);
create index password_by_account on auth.password (account_id, id desc);

create table auth.totp (
  account_id uuid primary key references identity.account (id),
  secret_sealed bytea not null,
  -- The 30-second step of the last code that was taken; it and everything before it are used up.
  last_step bigint not null
);

create table auth.recovery_code (
  account_id uuid not null references identity.account (id),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table auth.passkey (
  id text primary key check (id ~ '^[A-Za-z0-9_-]+$' and length(id) between 16 and 1400),
  account_id uuid not null references identity.account (id),
  public_key bytea not null,
  counter bigint not null,
  label text not null check (length(label) between 1 and 60),
  made_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_by_account on auth.passkey (account_id);

-- Tries by keyed index of the name that was typed, whether or not an account has it.
create table auth.attempt (
  name_index bytea primary key check (octet_length(name_index) = 32),
  failures smallint not null default 0,
  lockouts smallint not null default 0,
  locked_until timestamptz,
  last_at timestamptz not null
);

-- Tickets (between two steps, challenges, single sign-on) that have been used; kept until they would have expired.
create table auth.spent_ticket (
  hash bytea primary key check (octet_length(hash) = 32),
  expires_at timestamptz not null
);

create table auth.session (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  started_at timestamptz not null,
  last_active_at timestamptz not null,
  -- 'Chrome · Windows': family of browser and system, nothing finer; no address is kept.
  device text not null check (length(device) <= 60),
  method text not null check (method in ('TOTP', 'RECOVERY_CODE', 'PASSKEY')),
  ended_at timestamptz,
  ended_why text check (ended_why in ('SIGNED_OUT', 'REVOKED', 'REPLACED', 'PASSWORD_CHANGED')),
  check ((ended_at is null) = (ended_why is null))
);
create index session_by_account on auth.session (account_id) where (ended_at is null);

do $$
declare
  t text;
begin
  foreach t in array array['password', 'totp', 'recovery_code', 'passkey', 'attempt', 'spent_ticket', 'session'] loop
    execute format('alter table auth.%I enable row level security', t);
    execute format('alter table auth.%I force row level security', t);
    execute format('create policy sign_in on auth.%I to annhi_auth using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on auth.%I to annhi_auth', t);
  end loop;
end $$;

-- The platform shows people their sessions and ends them; it never sees a token's hash.
grant select (id, account_id, started_at, last_active_at, device, method, ended_at), update (ended_at, ended_why) on auth.session to annhi_app;
create policy own on auth.session to annhi_app
  using (kernel.is_system() or 'official:' || account_id = kernel.actor()) with check (kernel.is_system() or 'official:' || account_id = kernel.actor());
create policy ended_only on auth.session as restrictive for delete to annhi_app using (kernel.is_system());

-- The nightly sweep of what can no longer matter.
grant select (expires_at), delete on auth.spent_ticket to annhi_app;
grant select (last_at, locked_until), delete on auth.attempt to annhi_app;
grant delete on auth.session to annhi_app;
create policy sweep on auth.spent_ticket to annhi_app using (kernel.is_system()) with check (false);
create policy sweep on auth.attempt to annhi_app using (kernel.is_system()) with check (false);

-- The sign-in reads who holds which post, and writes its own audit entries in its own transactions.
grant select on directory.post_holder, directory.post, directory.v_post_holder to annhi_auth;
create policy seen_by_sign_in on directory.post_holder for select to annhi_auth using (true);
create policy seen_by_sign_in on directory.post for select to annhi_auth using (true);
grant usage on schema audit to annhi_auth;
grant insert (body) on audit.leaf to annhi_auth;
