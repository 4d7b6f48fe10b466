-- The ground: who acts in this transaction, and the installation's own properties.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

grant usage on schema kernel to annhi_app, annhi_auth, annhi_jobs, annhi_audit;

-- Set by the transaction wrapper (kernel/db/database.ts) and by nothing else.
create function kernel.actor() returns text
  language sql stable parallel safe
  return coalesce(current_setting('annhi.actor', true), '');

create function kernel.person() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('annhi.person', true), '')::uuid;

create function kernel.offices() returns uuid[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('annhi.offices', true), ''), '{}')::uuid[];

create function kernel.acts_for(organization_id uuid) returns boolean
  language sql stable parallel safe
  return organization_id = any (kernel.offices());

-- The instant of this transaction by the platform's clock, so that rights and data are judged by the same time.
create function kernel.now() returns timestamptz
  language sql stable parallel safe
  return coalesce(nullif(current_setting('annhi.now', true), '')::timestamptz, now());

-- A named part of the platform (job, command line, sequencer). People are never SYSTEM.
create function kernel.is_system() returns boolean
  language sql stable parallel safe
  return kernel.actor() like 'system:%';

create table kernel.installation (
  only_one boolean primary key default true check (only_one),
  id uuid not null default gen_random_uuid(),
  mode text not null check (mode in ('demo', 'real')),
  created_at timestamptz not null default now(),
  -- The latest instant this database has seen; a clock that is behind it was moved back.
  last_seen_at timestamptz not null default now()
);

grant select on kernel.installation, kernel.migration to annhi_app, annhi_auth, annhi_jobs, annhi_audit;
grant update (last_seen_at) on kernel.installation to annhi_app;

-- The wrapper in one round trip, for work that is a single statement: the function that does the work begins with this.
create function kernel.enter(actor text, person uuid, offices uuid[], at timestamptz default null) returns void
  language plpgsql as $$
begin
  perform set_config('annhi.now', coalesce(at::text, ''), true);
  perform set_config('annhi.actor', actor, true);
  perform set_config('annhi.person', coalesce(person::text, ''), true);
  perform set_config('annhi.offices', coalesce(offices::text, '{}'), true);
end $$;
