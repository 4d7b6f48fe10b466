-- Looks at restricted text per person and day, breaks, what one would rather not read today, debriefs. A person's own; numbers
-- for a supervisor are counted by the platform.

create schema care;
grant usage on schema care to annhi_app;

create table care.exposure (
  person_id uuid not null,
  file_id uuid not null references files.file (id),
  -- The hour in which the file was looked at, and the first look of that hour.
  hour timestamptz not null,
  at timestamptz not null,
  weight smallint not null check (weight between 1 and 10),
  primary key (person_id, hour, file_id)
);

create table care.break (
  id uuid primary key,
  person_id uuid not null,
  -- PUT_OFF: the person went on, with a reason of their own.
  kind text not null check (kind in ('BREAK', 'PUT_OFF')),
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Why it was put off; the person's own words, sealed.
  reason_sealed bytea,
  check (ended_at >= started_at)
);
create unique index break_open on care.break (person_id) where ended_at is null;
create index break_of_person on care.break (person_id, started_at desc);

create table care.avoided (
  person_id uuid not null,
  day date not null,
  categories text[] not null,
  primary key (person_id, day)
);

create table care.debrief (
  id uuid primary key,
  person_id uuid not null,
  file_id uuid not null references files.file (id),
  organization_id uuid not null references directory.organization (id),
  reference bigint not null,
  -- WAITING: the emergency is still open; ASKED: it was closed; HELD: the person has looked back on it.
  state text not null default 'WAITING' check (state in ('WAITING', 'ASKED', 'HELD')),
  asked_at timestamptz,
  held_at timestamptz,
  -- Two answers, sealed; for their author alone. @restricted
  sealed bytea,
  unique (person_id, file_id),
  check ((state = 'HELD') = (held_at is not null)),
  check (state = 'WAITING' or asked_at is not null)
);
create index debrief_of_file on care.debrief (file_id);

do $$
declare one text;
begin
  foreach one in array array['exposure', 'break', 'avoided', 'debrief'] loop
    execute format('alter table care.%I enable row level security', one);
    execute format('alter table care.%I force row level security', one);
    execute format('create policy own on care.%I to annhi_app using (kernel.is_system() or person_id = kernel.person()) with check (kernel.is_system() or person_id = kernel.person())', one);
    execute format('grant select, insert, update on care.%I to annhi_app', one);
  end loop;
end $$;
-- Looks are counted for a day; older ones are nobody's business.
grant delete on care.exposure to annhi_app;
