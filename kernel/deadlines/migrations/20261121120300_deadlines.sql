-- Deadlines: what days are worked, how long the law gives, and the clocks that run. The tables of rules are reference data (everybody
-- reads, the owner writes); the clocks belong to the office that must act.

create schema deadlines;
grant usage on schema deadlines to annhi_app, annhi_jobs;

create table deadlines.holiday_year (
  year int primary key,
  swap_days_announced boolean not null,
  notices text[] not null,
  note text,
  origin text not null default 'SHIPPED' check (origin in ('SHIPPED', 'EDITED'))
);

create table deadlines.holiday (
  day date primary key,
  year int not null references deadlines.holiday_year on delete cascade,
  kind text not null check (kind in ('HOLIDAY', 'COMPENSATORY', 'SWAPPED_OFF', 'WORKED')),
  name jsonb not null,
  source text not null,
  confidence text not null,
  check (extract(year from day) = year)
);

create table deadlines.undecided_days (
  year int not null references deadlines.holiday_year on delete cascade,
  from_day date not null,
  to_day date not null,
  why jsonb not null,
  source text not null,
  primary key (year, from_day),
  check (from_day <= to_day)
);

-- One row per version of a limit: two versions never hold on one day.
create table deadlines.time_limit (
  key text not null,
  valid_from date not null,
  valid_to date,
  rule jsonb not null,
  origin text not null default 'SHIPPED' check (origin in ('SHIPPED', 'EDITED')),
  primary key (key, valid_from),
  exclude using gist (key with =, daterange(valid_from, valid_to) with &&)
);

create table deadlines.legal_reason (
  code text primary key,
  rule jsonb not null,
  origin text not null default 'SHIPPED' check (origin in ('SHIPPED', 'EDITED'))
);

create table deadlines.clock (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  organization_id uuid not null,
  time_limit_key text not null,
  time_limit_valid_from date not null,
  started_at timestamptz not null,
  -- Null: depends on holidays that nobody has decided; due_unknown names the refusal and earliest_due_at bounds it from below.
  due_at timestamptz,
  due_unknown text,
  earliest_due_at timestamptz not null,
  warn_at timestamptz not null,
  warned_at timestamptz,
  stopped_at timestamptz,
  stop_reason text,
  -- When the sweep must look again; null while paused or with nothing more to come. A clock stopped before its due day was known is
  -- looked at until it is: it may have been stopped late.
  next_look_at timestamptz,
  foreign key (time_limit_key, time_limit_valid_from) references deadlines.time_limit,
  check ((due_at is null) = (due_unknown is not null)),
  check ((stopped_at is null) = (stop_reason is null)),
  check (stopped_at >= started_at)
);
create index clock_next_look on deadlines.clock (next_look_at) where next_look_at is not null;
create index clock_subject on deadlines.clock (subject_kind, subject_id);
create index clock_organization on deadlines.clock (organization_id, due_at) where stopped_at is null;
-- One subject has each clock running once in an office.
create unique index clock_once on deadlines.clock (subject_kind, subject_id, organization_id, time_limit_key) where stopped_at is null;

create table deadlines.clock_pause (
  id uuid primary key,
  clock_id uuid not null references deadlines.clock,
  organization_id uuid not null,
  reason_code text not null references deadlines.legal_reason,
  paused_at timestamptz not null,
  resumed_at timestamptz,
  exclude using gist (clock_id with =, tstzrange(paused_at, resumed_at) with &&),
  check (paused_at <= resumed_at)
);
create unique index clock_pause_open on deadlines.clock_pause (clock_id) where resumed_at is null;

create table deadlines.clock_extension (
  id uuid primary key,
  clock_id uuid not null references deadlines.clock,
  organization_id uuid not null,
  amount int not null check (amount > 0),
  reason_code text not null references deadlines.legal_reason,
  requested_by uuid not null,
  approved_by uuid not null,
  extended_at timestamptz not null,
  check (requested_by <> approved_by)
);
create index clock_extension_clock on deadlines.clock_extension (clock_id);

-- A broken deadline stays on record for ever: there is no right to change or delete it.
create table deadlines.breach (
  clock_id uuid primary key references deadlines.clock,
  organization_id uuid not null,
  due_at timestamptz not null,
  noticed_at timestamptz not null,
  check (noticed_at > due_at)
);

create table deadlines.escalation (
  clock_id uuid not null references deadlines.clock,
  organization_id uuid not null,
  step int not null,
  reaches text not null,
  escalated_at timestamptz not null,
  primary key (clock_id, step)
);

grant select on all tables in schema deadlines to annhi_app, annhi_jobs;
grant insert, update on deadlines.clock, deadlines.clock_pause to annhi_app;
grant insert on deadlines.clock_extension, deadlines.breach, deadlines.escalation to annhi_app;

-- An office sees and changes its own clocks. Whoever acts may start one for another office (a report from the public, a hand-over), and
-- then neither sees nor stops it.
do $$
declare tenant text;
begin
  foreach tenant in array array['clock', 'clock_pause', 'clock_extension', 'breach', 'escalation'] loop
    execute format('alter table deadlines.%I enable row level security', tenant);
    execute format('alter table deadlines.%I force row level security', tenant);
    execute format(
      'create policy seen on deadlines.%I for select to annhi_app using (kernel.acts_for(organization_id) or kernel.is_system())', tenant);
  end loop;
  foreach tenant in array array['clock_pause', 'clock_extension', 'breach', 'escalation'] loop
    execute format(
      'create policy added on deadlines.%I for insert to annhi_app with check (
         (kernel.acts_for(organization_id) or kernel.is_system())
         and organization_id = (select c.organization_id from deadlines.clock c where c.id = clock_id))', tenant);
  end loop;
  foreach tenant in array array['clock', 'clock_pause'] loop
    execute format(
      'create policy changed on deadlines.%I for update to annhi_app
         using (kernel.acts_for(organization_id) or kernel.is_system())
         with check (kernel.acts_for(organization_id) or kernel.is_system())', tenant);
  end loop;
end $$;
create policy started on deadlines.clock for insert to annhi_app with check (kernel.actor() <> '');
