-- A file is what one key seals, one office holds at a time, and some offices may see for a time and a reason.

create schema files;
grant usage on schema files to annhi_app;

create table files.file (
  id uuid primary key,
  kind text not null check (kind ~ '^[A-Z_]+$'),
  key_id bigint not null unique,
  -- Exactly one focal point: the office that holds the current step, and the named person once somebody has claimed it.
  holder_organization_id uuid not null,
  holder_person_id uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  retention_class text not null,
  legal_hold boolean not null default false,
  destroyed_at timestamptz
);
create index file_holder on files.file (holder_organization_id) where closed_at is null;

-- Visibility is one table (design 5).
create table files.access (
  file_id uuid not null references files.file (id),
  organization_id uuid not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  why text not null,
  primary key (file_id, organization_id, valid_from),
  check (valid_until is null or valid_until > valid_from)
);
create index access_by_office on files.access (organization_id, file_id);

-- Not SECURITY DEFINER: under the caller's own policy the answer is the same, and there is no way round it.
create function files.visible(file uuid) returns boolean
  language sql stable parallel safe
  return exists (
    select from files.access a
    where a.file_id = file
      and a.organization_id = any (kernel.offices())
      and a.valid_from <= kernel.now()
      and (a.valid_until is null or a.valid_until > kernel.now())
  );

alter table files.file enable row level security;
alter table files.file force row level security;
alter table files.access enable row level security;
alter table files.access force row level security;

create policy file_seen on files.file for select to annhi_app
  using (kernel.is_system() or files.visible(id));
create policy file_opened on files.file for insert to annhi_app
  with check (true);
create policy file_changed on files.file for update to annhi_app
  using (kernel.is_system() or files.visible(id))
  with check (true);

create policy access_seen on files.access for select to annhi_app
  using (kernel.is_system() or organization_id = any (kernel.offices()));
create policy access_given on files.access for insert to annhi_app
  with check (true);
create policy access_ended on files.access for update to annhi_app
  using (kernel.is_system() or organization_id = any (kernel.offices()))
  with check (true);

-- SECURITY DEFINER functions of rooms run as the owner and ask files.visible for the caller's offices.
create policy access_by_function on files.access for select to annhi_owner using (true);

grant select, insert, update on files.file, files.access to annhi_app;
