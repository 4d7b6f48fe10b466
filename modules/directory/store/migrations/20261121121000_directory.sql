-- Who is responsible where, and since when. Everything here has valid time (daterange): what was, what is, what is planned.

create schema directory;
grant usage on schema directory to annhi_app, annhi_auth, annhi_jobs;

create function directory.today() returns date
  language sql stable parallel safe
  return (kernel.now() at time zone 'Asia/Ho_Chi_Minh')::date;

-- Places ---------------------------------------------------------------------------------------------------------------

create table directory.area (
  id uuid primary key,
  -- The state's code. It is used again for other places, so it is unique only together with time.
  code text not null check (code ~ '^[0-9A-Z]{2,5}$'),
  name text not null check (length(name) between 2 and 120),
  -- The name without its kind and accents, as people type it (rules/fold-name.ts).
  bare_key text not null,
  kind text not null check (kind in ('COUNTRY', 'PROVINCE', 'PROVINCIAL_CITY', 'DISTRICT_TOWN', 'RURAL_DISTRICT', 'RURAL_COMMUNE', 'WARD', 'TOWNSHIP', 'SPECIAL_ZONE')),
  tier text not null check (tier in ('COUNTRY', 'PROVINCE', 'DISTRICT', 'COMMUNE')),
  parent_id uuid references directory.area (id),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  constraint area_code_once exclude using gist (tier with =, code with =, valid with &&),
  check ((parent_id is null) = (tier = 'COUNTRY'))
);
create index area_by_name on directory.area (bare_key);
create index area_by_parent on directory.area (parent_id);

create table directory.area_succession (
  from_id uuid not null references directory.area (id),
  to_id uuid not null references directory.area (id),
  effective_on date not null,
  extent text not null check (extent in ('WHOLE', 'PART', 'REMAINDER')),
  share numeric(5, 4) check (share > 0 and share <= 1),
  legal_basis text not null,
  primary key (from_id, to_id, effective_on),
  check (from_id <> to_id)
);
create index area_succession_back on directory.area_succession (to_id);

-- The places that matter for these: themselves (a district: its communes), what became of them, what they were, and whatever
-- lies above. A superset for rules/succession.ts, which decides.
create function directory.places_around(seeds uuid[]) returns setof uuid
  language sql stable parallel safe
  begin atomic
    with recursive
    start as (
      select a.id from directory.area a where a.id = any (seeds)
      union
      select c.id from directory.area d join directory.area c on c.parent_id = d.id where d.id = any (seeds) and d.tier = 'DISTRICT'
    ),
    forward as (
      select id from start union select s.to_id from forward f join directory.area_succession s on s.from_id = f.id
    ),
    backward as (
      select id from start union select s.from_id from backward b join directory.area_succession s on s.to_id = b.id
    ),
    near as (select id from forward union select id from backward),
    above as (
      select a.parent_id as id from near n join directory.area a on a.id = n.id where a.parent_id is not null
      union
      select a.parent_id from above u join directory.area a on a.id = u.id where a.parent_id is not null
    ),
    renamed as (
      select id from above union select s.to_id from renamed r join directory.area_succession s on s.from_id = r.id
    )
    select id from near union select id from renamed;
  end;

-- Organisations --------------------------------------------------------------------------------------------------------

create table directory.organization (
  id uuid primary key,
  kind text not null check (kind in ('MINISTRY', 'PEOPLES_COMMITTEE', 'PEOPLES_COUNCIL', 'DEPARTMENT', 'POLICE', 'COURT', 'PROCURACY', 'FATHERLAND_FRONT', 'MASS_ORGANIZATION', 'PRESS_ORGAN', 'HOTLINE', 'OTHER')),
  area_id uuid not null references directory.area (id),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  certainty text not null check (certainty in ('VERIFIED', 'SECONDARY', 'GENERAL_KNOWLEDGE'))
);
create index organization_by_area on directory.organization (area_id);

-- What may change while the organisation stays the same one: name, symbol, parent, addresses of the office (not of people).
create table directory.organization_version (
  organization_id uuid not null references directory.organization (id),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  name text not null check (length(name) between 3 and 200),
  -- The name as people type it, and the same with the symbol behind it, for searching.
  name_key text not null,
  folded text not null generated always as (name_key || ' ' || symbol_key) stored,
  symbol_key text not null,
  symbol text not null check (length(symbol) between 1 and 20),
  parent_id uuid references directory.organization (id),
  -- QĐ 20/2020/QĐ-TTg.
  agency_identifier text check (agency_identifier ~ '^[A-Y][0-9]{2}(\.[A-Z0-9]+)*$' and length(agency_identifier) <= 35),
  office_phone text check (office_phone ~ '^[0-9+() .-]{3,24}$'),
  office_email text check (office_email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and length(office_email) <= 254),
  address text check (length(address) <= 300),
  constraint organization_one_version exclude using gist (organization_id with =, valid with &&),
  check (parent_id is distinct from organization_id)
);
create index organization_version_by_name on directory.organization_version (name_key);
create index organization_version_search on directory.organization_version using gin (folded gin_trgm_ops);

create table directory.organization_succession (
  from_id uuid not null references directory.organization (id),
  to_id uuid not null references directory.organization (id),
  effective_on date not null,
  extent text not null check (extent in ('WHOLE', 'PART', 'REMAINDER')),
  share numeric(5, 4) check (share > 0 and share <= 1),
  legal_basis text not null,
  primary key (from_id, to_id, effective_on),
  check (from_id <> to_id)
);
create index organization_succession_back on directory.organization_succession (to_id);

create table directory.unit (
  id uuid primary key,
  organization_id uuid not null references directory.organization (id),
  name text not null check (length(name) between 2 and 200),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  unique (id, organization_id)
);
create index unit_by_organization on directory.unit (organization_id);

-- Posts and people -----------------------------------------------------------------------------------------------------

create table directory.post (
  id uuid primary key,
  organization_id uuid not null references directory.organization (id),
  unit_id uuid,
  title text not null check (length(title) between 2 and 120),
  is_head boolean not null default false,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  foreign key (unit_id, organization_id) references directory.unit (id, organization_id),
  constraint post_one_head exclude using gist (organization_id with =, valid with &&) where (is_head and unit_id is null)
);
create index post_by_organization on directory.post (organization_id);

create table directory.person (
  id uuid primary key,
  full_name text not null check (length(full_name) between 2 and 120),
  folded text not null
);
create index person_search on directory.person using gin (folded gin_trgm_ops);

-- @restricted: how to reach a person (not an office). One's own office and the platform itself; nobody else.
create table directory.person_contact (
  person_id uuid primary key references directory.person (id),
  phone text check (phone ~ '^0[0-9]{9}$'),
  email text check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and length(email) <= 254)
);

create table directory.post_holder (
  id uuid primary key,
  post_id uuid not null references directory.post (id),
  person_id uuid not null references directory.person (id),
  organization_id uuid not null references directory.organization (id),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  constraint post_one_holder exclude using gist (post_id with =, valid with &&)
);
create index post_holder_by_person on directory.post_holder (person_id);
create index post_holder_by_organization on directory.post_holder (organization_id);

-- Roles, focal points --------------------------------------------------------------------------------------------------

create table directory.functional_role (
  code text primary key check (code ~ '^[A-Z0-9_]{2,40}$'),
  name text not null,
  name_en text not null
);

create table directory.role_assignment (
  id uuid primary key,
  role_code text not null references directory.functional_role (code),
  area_id uuid not null references directory.area (id),
  organization_id uuid not null references directory.organization (id),
  unit_id uuid,
  part text not null check (part in ('LEAD', 'COORDINATING')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  certainty text not null check (certainty in ('VERIFIED', 'SECONDARY', 'GENERAL_KNOWLEDGE')),
  foreign key (unit_id, organization_id) references directory.unit (id, organization_id),
  constraint role_one_lead exclude using gist (role_code with =, area_id with =, valid with &&) where (part = 'LEAD'),
  constraint role_once_per_organization exclude using gist (role_code with =, area_id with =, organization_id with =, valid with &&)
);
create index role_assignment_by_organization on directory.role_assignment (organization_id);

-- Office and named person, for everything ('ANY') or for one functional role.
create table directory.focal_point (
  id uuid primary key,
  organization_id uuid not null references directory.organization (id),
  scope text not null default 'ANY',
  person_id uuid not null references directory.person (id),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  constraint focal_point_one exclude using gist (organization_id with =, scope with =, valid with &&)
);

create table directory.focal_point_deputy (
  focal_point_id uuid not null references directory.focal_point (id) on delete cascade,
  organization_id uuid not null references directory.organization (id),
  rank smallint not null check (rank between 1 and 9),
  person_id uuid not null references directory.person (id),
  primary key (focal_point_id, rank),
  unique (focal_point_id, person_id)
);

-- Days away; why is nobody's business here.
create table directory.absence (
  id uuid primary key,
  person_id uuid not null references directory.person (id),
  organization_id uuid not null references directory.organization (id),
  period daterange not null check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
  substitute_person_id uuid references directory.person (id),
  check (substitute_person_id is distinct from person_id),
  constraint absence_once exclude using gist (person_id with =, period with &&)
);

-- Duty -----------------------------------------------------------------------------------------------------------------

create table directory.duty_roster (
  id uuid primary key,
  organization_id uuid not null references directory.organization (id),
  kind text not null check (kind in ('INTAKE', 'EMERGENCY')),
  unique (organization_id, kind)
);

create table directory.duty_shift (
  id uuid primary key,
  roster_id uuid not null references directory.duty_roster (id),
  organization_id uuid not null references directory.organization (id),
  person_id uuid not null references directory.person (id),
  backup_person_id uuid references directory.person (id),
  period tstzrange not null check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
  check (backup_person_id is distinct from person_id),
  constraint duty_one_shift exclude using gist (roster_id with =, period with &&)
);

-- Who may --------------------------------------------------------------------------------------------------------------

-- For its own organisation; the keeper of the directory (a functional role, so data) for every one below its place. The actions ask
-- for the offices in which the person is DIRECTORY_ADMIN, the policies for all offices that the transaction acts for.
create function directory.administers(organization uuid, offices uuid[]) returns boolean
  language sql stable parallel safe
  begin atomic
    with recursive above as (
      select a.id, a.parent_id from directory.organization o join directory.area a on a.id = o.area_id where o.id = organization
      union all
      select a.id, a.parent_id from above u join directory.area a on a.id = u.parent_id
    )
    select organization = any (offices) or exists (
      select from directory.role_assignment r
      where r.role_code = 'DIRECTORY_KEEPER' and r.part = 'LEAD' and r.valid @> directory.today()
        and r.area_id in (select id from above) and r.organization_id = any (offices)
    );
  end;

create function directory.keeps_directory(offices uuid[]) returns boolean
  language sql stable parallel safe
  begin atomic
    select exists (
      select from directory.role_assignment r
      where r.role_code = 'DIRECTORY_KEEPER' and r.part = 'LEAD' and r.valid @> directory.today() and r.organization_id = any (offices)
    );
  end;

create function directory.may_administer(organization uuid) returns boolean
  language sql stable parallel safe
  return kernel.is_system() or directory.administers(organization, kernel.offices());

create function directory.may_keep() returns boolean
  language sql stable parallel safe
  return kernel.is_system() or directory.keeps_directory(kernel.offices());

create function directory.is_inside() returns boolean
  language sql stable parallel safe
  return kernel.is_system() or kernel.actor() like 'official:%';

do $$
declare
  t text;
begin
  foreach t in array array['area', 'area_succession', 'functional_role', 'organization', 'organization_version', 'organization_succession', 'unit', 'post', 'person',
    'person_contact', 'post_holder', 'role_assignment', 'focal_point', 'focal_point_deputy', 'absence', 'duty_roster', 'duty_shift'] loop
    execute format('alter table directory.%I enable row level security', t);
    execute format('alter table directory.%I force row level security', t);
    execute format('grant select, insert, update on directory.%I to annhi_app', t);
  end loop;
  -- The map, the organisations and their roles are public knowledge; the state draws the map, the keeper enters it.
  foreach t in array array['area', 'area_succession', 'functional_role'] loop
    execute format('create policy seen on directory.%I for select to annhi_app using (true)', t);
    execute format('create policy entered on directory.%I for insert to annhi_app with check (directory.may_keep())', t);
    execute format('create policy changed on directory.%I for update to annhi_app using (directory.may_keep()) with check (directory.may_keep())', t);
  end loop;
  foreach t in array array['organization_version', 'unit', 'post', 'post_holder', 'role_assignment', 'focal_point', 'focal_point_deputy', 'duty_roster'] loop
    execute format('create policy seen on directory.%I for select to annhi_app using (true)', t);
  end loop;
  -- Who is away and who is on duty: numbers of people only, without which no report finds its way. Their names are for those inside.
  foreach t in array array['absence', 'duty_shift'] loop
    execute format('create policy seen on directory.%I for select to annhi_app using (true)', t);
  end loop;
  foreach t in array array['organization_version', 'unit', 'post', 'post_holder', 'role_assignment', 'focal_point', 'focal_point_deputy', 'absence', 'duty_roster', 'duty_shift'] loop
    execute format('create policy entered on directory.%I for insert to annhi_app with check (directory.may_administer(organization_id))', t);
    execute format('create policy changed on directory.%I for update to annhi_app using (directory.may_administer(organization_id)) with check (directory.may_administer(organization_id))', t);
  end loop;
end $$;

-- What began before today is history: it may be ended, never rewritten or removed. What is planned, or began today, may still be corrected.
create function directory.keep_history() returns trigger
  language plpgsql as $$
begin
  if lower(old.valid) < directory.today()
    and (lower(new.valid) <> lower(old.valid)
      or (to_jsonb(new) - array['valid', 'certainty', 'folded']) is distinct from (to_jsonb(old) - array['valid', 'certainty', 'folded'])) then
    raise exception 'directory history is not rewritten: %', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['area', 'organization', 'organization_version', 'unit', 'post', 'post_holder', 'role_assignment', 'focal_point'] loop
    execute format('create trigger keep_history before update on directory.%I for each row execute function directory.keep_history()', t);
  end loop;
end $$;

grant delete on directory.organization_version, directory.role_assignment, directory.focal_point, directory.focal_point_deputy, directory.post, directory.post_holder
  to annhi_app;
create policy removed on directory.post for delete to annhi_app
  using (directory.may_administer(organization_id) and lower(valid) >= directory.today());
create policy removed on directory.post_holder for delete to annhi_app
  using (directory.may_administer(organization_id) and lower(valid) >= directory.today());
create policy removed on directory.organization_version for delete to annhi_app
  using (directory.may_administer(organization_id) and lower(valid) >= directory.today());
create policy removed on directory.role_assignment for delete to annhi_app
  using (directory.may_administer(organization_id) and lower(valid) >= directory.today());
create policy removed on directory.focal_point for delete to annhi_app
  using (directory.may_administer(organization_id) and lower(valid) >= directory.today());
create policy removed on directory.focal_point_deputy for delete to annhi_app
  using (directory.may_administer(organization_id) and exists (
    select from directory.focal_point f where f.id = focal_point_id and lower(f.valid) >= directory.today()));

-- A shift that is not over may be taken off the roster.
grant delete on directory.duty_shift to annhi_app;
create policy removed on directory.duty_shift for delete to annhi_app
  using (directory.may_administer(organization_id) and upper(period) > kernel.now());

create policy seen on directory.organization for select to annhi_app using (true);
create policy entered on directory.organization for insert to annhi_app with check (directory.may_keep());
create policy changed on directory.organization for update to annhi_app
  using (directory.may_administer(id)) with check (directory.may_administer(id));

create policy seen on directory.organization_succession for select to annhi_app using (true);
create policy entered on directory.organization_succession for insert to annhi_app with check (directory.may_keep());

-- One records one's own absence.
create policy entered_own on directory.absence for insert to annhi_app with check (person_id = kernel.person());
create policy changed_own on directory.absence for update to annhi_app using (person_id = kernel.person()) with check (person_id = kernel.person());

-- An official's name is for those inside; how to reach the person only for the own office and the platform.
create function directory.serves_with(person uuid) returns boolean
  language sql stable parallel safe
  begin atomic
    select exists (
      select from directory.post_holder h where h.person_id = person and h.valid @> directory.today() and kernel.acts_for(h.organization_id)
    );
  end;

create policy seen on directory.person for select to annhi_app using (directory.is_inside());
create policy entered on directory.person for insert to annhi_app with check (directory.is_inside());
create policy changed on directory.person for update to annhi_app
  using (kernel.is_system() or directory.serves_with(id) or directory.may_keep()) with check (true);

create policy seen on directory.person_contact for select to annhi_app
  using (kernel.is_system() or person_id = kernel.person() or directory.serves_with(person_id));
create policy entered on directory.person_contact for insert to annhi_app
  with check (kernel.is_system() or exists (
    select from directory.post_holder h where h.person_id = person_contact.person_id and directory.may_administer(h.organization_id)));
create policy changed on directory.person_contact for update to annhi_app
  using (kernel.is_system() or person_id = kernel.person() or directory.serves_with(person_id))
  with check (kernel.is_system() or person_id = kernel.person() or directory.serves_with(person_id));

-- What other rooms may join to ------------------------------------------------------------------------------------------

create view directory.v_area with (security_invoker = true) as
  select id, code, name, kind, tier, parent_id, lower(valid) as valid_from, upper(valid) as valid_to from directory.area;

-- One row per version; for a given day: where valid_from <= day and (valid_to is null or valid_to > day).
create view directory.v_organization with (security_invoker = true) as
  select o.id, v.name, v.symbol, o.kind, o.area_id, v.parent_id, v.agency_identifier, v.office_phone, v.office_email, v.address,
    lower(v.valid) as valid_from, upper(v.valid) as valid_to
  from directory.organization o join directory.organization_version v on v.organization_id = o.id;

create view directory.v_organization_today with (security_invoker = true) as
  select o.id, v.name, v.symbol, o.kind, o.area_id, v.parent_id
  from directory.organization o join directory.organization_version v on v.organization_id = o.id
  where v.valid @> directory.today();

create view directory.v_post_holder with (security_invoker = true) as
  select h.person_id, h.post_id, h.organization_id, p.unit_id, p.title, p.is_head, lower(h.valid) as valid_from, upper(h.valid) as valid_to
  from directory.post_holder h join directory.post p on p.id = h.post_id;

create view directory.v_role_assignment with (security_invoker = true) as
  select id, role_code, area_id, organization_id, unit_id, part, lower(valid) as valid_from, upper(valid) as valid_to
  from directory.role_assignment;

create view directory.v_person with (security_invoker = true) as select id, full_name from directory.person;

grant select on directory.v_area, directory.v_organization, directory.v_organization_today, directory.v_post_holder, directory.v_role_assignment,
  directory.v_person to annhi_app;
