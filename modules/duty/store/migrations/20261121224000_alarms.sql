-- Alarms that ring an office until a person answers, each try on record; and the unfilled hours that were told of.

create schema duty;
grant usage on schema duty to annhi_app;

create table duty.alarm (
  id uuid primary key,
  file_id uuid not null references files.file (id),
  -- The report's running number, as everywhere in the console.
  reference bigint not null,
  organization_id uuid not null references directory.organization (id),
  -- The office that should have been rung, when the report names it and this one was rung instead.
  instead_of uuid references directory.organization (id),
  why text not null check (why in ('EMERGENCY', 'STEP', 'UNREAD')),
  state text not null default 'RINGING' check (state in ('RINGING', 'ANSWERED', 'ENDED')),
  -- Officials whom the report concerns: not rung, and shown nothing of it.
  passed_over uuid[] not null default '{}',
  rungs_rung integer not null default 0,
  rung_at timestamptz not null,
  next_at timestamptz,
  unanswered_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  check ((state = 'ANSWERED') = (answered_at is not null and answered_by is not null)),
  check ((state = 'RINGING') = (next_at is not null))
);
create unique index alarm_rings_once on duty.alarm (file_id, organization_id) where state = 'RINGING';
create index alarm_ringing on duty.alarm (organization_id, rung_at) where state = 'RINGING';
create index alarm_of_office on duty.alarm (organization_id, rung_at desc);
create index alarm_of_file on duty.alarm (file_id, rung_at desc);

create table duty.try (
  id uuid primary key,
  -- In the order in which they were made; several share one instant.
  ordinal bigint generated always as identity,
  alarm_id uuid not null references duty.alarm (id),
  rank text not null check (rank in ('ON_DUTY', 'BACKUP', 'HEAD', 'COORDINATOR')),
  person_id uuid references directory.person (id),
  channel text not null check (channel in ('CALL', 'TEXT', 'MAIL', 'NONE')),
  at timestamptz not null,
  result text not null check (result in ('QUEUED', 'SENT', 'FAILED', 'NO_ADDRESS', 'NOBODY', 'UNSAFE', 'HELD', 'STOPPED')),
  trouble text check (length(trouble) <= 60),
  -- The try whose message speaks for this one too, when several alarms reach one person within a minute.
  carried_by uuid references duty.try (id)
);
create index try_of_alarm on duty.try (alarm_id, ordinal);
create index try_of_person on duty.try (person_id, at desc) where person_id is not null;
create index try_held on duty.try (person_id, at) where result = 'HELD';
create index try_carried on duty.try (carried_by) where carried_by is not null;

-- Which hours of a day were told of, so that each gap is told of once.
create table duty.gap_told (
  organization_id uuid not null references directory.organization (id),
  day date not null,
  hours tstzmultirange not null,
  told_at timestamptz not null,
  primary key (organization_id, day)
);

alter table duty.alarm enable row level security;
alter table duty.alarm force row level security;
alter table duty.try enable row level security;
alter table duty.try force row level security;
alter table duty.gap_told enable row level security;
alter table duty.gap_told force row level security;

-- The office that is rung, and whoever may see the file; never somebody whom the report concerns.
create policy alarm_seen on duty.alarm for select to annhi_app
  using (kernel.is_system()
    or ((kernel.acts_for(organization_id) or files.visible(file_id)) and not coalesce(kernel.person() = any (passed_over), false)));
create policy alarm_rung on duty.alarm for insert to annhi_app with check (kernel.is_system());
create policy alarm_answered on duty.alarm for update to annhi_app
  using (kernel.is_system() or (kernel.acts_for(organization_id) and not coalesce(kernel.person() = any (passed_over), false)))
  with check (kernel.is_system() or kernel.acts_for(organization_id));
create policy try_seen on duty.try for select to annhi_app
  using (exists (select from duty.alarm a where a.id = alarm_id));
create policy try_made on duty.try for insert to annhi_app with check (kernel.is_system());
create policy try_ended on duty.try for update to annhi_app
  using (kernel.is_system() or exists (select from duty.alarm a where a.id = alarm_id and kernel.acts_for(a.organization_id)))
  with check (true);
create policy gap_system on duty.gap_told to annhi_app using (kernel.is_system()) with check (kernel.is_system());
grant select, insert, update on duty.alarm, duty.try, duty.gap_told to annhi_app;
