-- Reports (phản ánh): what people send, who holds it, how far it is.

create schema reports;
grant usage on schema reports to annhi_app;

create table reports.report (
  file_id uuid primary key references files.file (id),
  -- For people on the telephone and in letters; says nothing but the order of arrival.
  reference bigint not null generated always as identity unique,
  -- The office that holds it now; kept equal to files.file.holder_organization_id by the actions that change both.
  organization_id uuid not null,
  claimed_by uuid,
  channel text not null check (channel in ('WEB', 'PHONE', 'HOTLINE_111', 'ZALO', 'APP', 'WALK_IN', 'LETTER', 'PROVIDER_API', 'REFERRED')),
  state text not null check (state in ('RECEIVED', 'COLLECTING', 'VERIFYING', 'COORDINATING', 'CLOSED')),
  category text check (category ~ '^[A-Z_]+$'),
  -- 1 EMERGENCY, 2 HIGH, 3 NORMAL, 4 LOW: sorts as people work. NORMAL until somebody decides.
  priority smallint not null default 3 check (priority between 1 and 4),
  informant_kind text not null default 'UNKNOWN' check (informant_kind ~ '^[A-Z_]+$'),
  is_anonymous boolean not null,
  area_id uuid,
  received_at timestamptz not null,
  claimed_at timestamptz,
  passed_on_at timestamptz,
  closed_at timestamptz,
  closing_reason text check (closing_reason ~ '^[A-Z_]+$'),
  public_outcome text check (public_outcome in ('CHILD_SUPPORTED', 'CONTENT_REMOVED', 'WITH_RESPONSIBLE_BODY', 'NOT_ENOUGH_TO_ACT', 'NOT_ABOUT_A_CHILD')),
  link_count smallint not null default 0,
  -- True when some link could not be understood: a person looks.
  needs_link_check boolean not null default false,
  changed_at timestamptz not null,
  -- Sealed with the file's key. text: as typed, byte for byte. details: place, age, links as typed, wishes. identity: @restricted.
  text_sealed bytea not null,
  details_sealed bytea not null,
  identity_sealed bytea,
  check ((state = 'CLOSED') = (closed_at is not null))
);

-- The queue of an office in each of its orders; closed reports are in no queue. What a queue is filtered by stands in the index, so
-- that a rare category is found among 100,000 open reports without reading them.
create index report_queue on reports.report (organization_id, priority, received_at, file_id)
  include (state, category, channel, claimed_by) where closed_at is null;
create index report_queue_by_time on reports.report (organization_id, received_at, file_id)
  include (state, category, channel, claimed_by, priority) where closed_at is null;
create index report_mine on reports.report (claimed_by, priority, received_at) where closed_at is null and claimed_by is not null;
create index report_closed on reports.report (organization_id, closed_at, file_id)
  include (state, category, channel, claimed_by, priority) where closed_at is not null;

create table reports.link (
  file_id uuid not null references reports.report (file_id),
  ordinal smallint not null,
  -- As pasted; sealed, since people paste names and numbers too.
  raw_sealed bytea not null,
  canonical text,
  kind text not null,
  reason text,
  is_unresolved boolean not null default false,
  primary key (file_id, ordinal)
);
create index link_by_canonical on reports.link (canonical) where canonical is not null;

-- A tracking code is stored only as a keyed hash whose key is not in the database. nonce_hash makes a retry find its own report.
create table reports.tracking (
  nonce_hash bytea primary key,
  code_hash bytea not null unique,
  attempt smallint not null,
  -- No foreign key: this row is written before its report, so that a retry stops before anything else; reports.accept writes both.
  file_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- What happened to a report after its arrival, in order; the one timeline of the file page. note: sealed with the file's key.
create table reports.event (
  id uuid primary key,
  file_id uuid not null references reports.report (file_id),
  at timestamptz not null,
  kind text not null check (kind ~ '^[A-Z_]+$'),
  actor text not null,
  person_id uuid,
  facts jsonb not null default '{}',
  note_sealed bytea
);
create index event_of_report on reports.event (file_id, at);

do $$
declare one text;
begin
  foreach one in array array['report', 'link', 'tracking', 'event'] loop
    execute format('alter table reports.%I enable row level security', one);
    execute format('alter table reports.%I force row level security', one);
  end loop;
end $$;

create policy report_seen on reports.report for select to annhi_app
  using (kernel.is_system() or files.visible(file_id));
create policy report_accepted on reports.report for insert to annhi_app
  with check (state = 'RECEIVED' and claimed_by is null);
create policy report_changed on reports.report for update to annhi_app
  using (kernel.is_system() or files.visible(file_id)) with check (true);

create policy link_seen on reports.link for select to annhi_app
  using (kernel.is_system() or files.visible(file_id));
create policy link_added on reports.link for insert to annhi_app with check (true);

create policy event_seen on reports.event for select to annhi_app
  using (kernel.is_system() or files.visible(file_id));
create policy event_added on reports.event for insert to annhi_app
  with check (kernel.is_system() or files.visible(file_id));

-- Codes are looked up through reports.find_status and reports.accept alone; nobody lists them.
create policy tracking_by_function on reports.tracking to annhi_owner using (true) with check (true);
create policy report_by_function on reports.report for select to annhi_owner using (true);

grant select, insert on reports.report, reports.link, reports.event to annhi_app;
grant update (organization_id, claimed_by, state, category, priority, area_id, claimed_at, passed_on_at, closed_at, closing_reason,
  public_outcome, changed_at, details_sealed, identity_sealed) on reports.report to annhi_app;

-- Takes a form's nonce for this report, or answers whose it already is. `codes`: hashes of the codes that the nonce may stand for.
create function reports.take_code(nonce bytea, codes bytea[], file uuid, at timestamptz, until timestamptz)
  returns table (is_new boolean, taken_attempt smallint)
  language plpgsql security definer set search_path = '' as $$
begin
  for n in 0 .. array_length(codes, 1) - 1 loop
    insert into reports.tracking (nonce_hash, code_hash, attempt, file_id, created_at, expires_at)
      values (nonce, codes[n + 1], n, file, at, until)
      on conflict do nothing;
    if found then
      return query select true, n::smallint;
      return;
    end if;
    return query select false, t.attempt from reports.tracking t where t.nonce_hash = nonce;
    if found then
      return;
    end if;
    -- This code is another report's: the nonce stands for its next one.
  end loop;
  raise exception 'CODES_TAKEN' using errcode = 'unique_violation';
end $$;
revoke all on function reports.take_code(bytea, bytea[], uuid, timestamptz, timestamptz) from public;
grant execute on function reports.take_code(bytea, bytea[], uuid, timestamptz, timestamptz) to annhi_app;

-- The single intake point of the province (A-K1): the office that holds the role SINGLE_INTAKE, or else ICT_AUTHORITY, at that time.
create function reports.single_intake(at timestamptz) returns uuid
  language sql stable parallel safe
  begin atomic
    select r.organization_id
    from directory.v_role_assignment r join directory.v_area a on a.id = r.area_id
    where r.role_code in ('SINGLE_INTAKE', 'ICT_AUTHORITY') and r.part = 'LEAD' and a.tier = 'PROVINCE'
      and r.valid_from <= (at at time zone 'Asia/Ho_Chi_Minh')::date
      and (r.valid_to is null or r.valid_to > (at at time zone 'Asia/Ho_Chi_Minh')::date)
    order by r.role_code = 'SINGLE_INTAKE' desc, a.code
    limit 1;
  end;
grant execute on function reports.single_intake(timestamptz) to annhi_app;

-- A report, its file, its links, its code and its audit leaf, in one statement: whole or absent, one round trip, one commit.
create function reports.accept(
  actor text, person uuid, offices uuid[], leaf bytea,
  file uuid, file_key bigint, at timestamptz,
  nonce bytea, codes bytea[], code_until timestamptz,
  report_channel text, kind_of_informant text, anonymous boolean,
  body bytea, details bytea, identity bytea, links jsonb, links_unclear boolean
) returns table (is_new boolean, taken_attempt smallint)
  language plpgsql as $$
declare
  office uuid;
begin
  perform kernel.enter(actor, person, offices, at);
  select t.is_new, t.taken_attempt into is_new, taken_attempt from reports.take_code(nonce, codes, file, at, code_until) t;
  if is_new then
    office := reports.single_intake(at);
    if office is null then
      raise exception 'NO_INTAKE_OFFICE' using errcode = 'no_data_found';
    end if;
    insert into files.file (id, kind, key_id, holder_organization_id, opened_at, retention_class)
      values (file, 'REPORT', file_key, office, at, 'REPORT');
    insert into files.access (file_id, organization_id, valid_from, why) values (file, office, at, 'RECEIVED');
    insert into reports.report (file_id, organization_id, channel, state, informant_kind, is_anonymous, received_at, link_count,
        needs_link_check, changed_at, text_sealed, details_sealed, identity_sealed)
      values (file, office, report_channel, 'RECEIVED', kind_of_informant, anonymous, at, jsonb_array_length(links),
        links_unclear, at, body, details, identity);
    if jsonb_array_length(links) > 0 then
      insert into reports.link (file_id, ordinal, raw_sealed, canonical, kind, reason, is_unresolved)
        select file, l.ordinal, decode(l.raw, 'base64'), l.canonical, l.kind, l.reason, l.unresolved
        from jsonb_to_recordset(links) as l (ordinal smallint, raw text, canonical text, kind text, reason text, unresolved boolean);
    end if;
    insert into audit.leaf (body) values (leaf);
  end if;
  return next;
end $$;

-- How many open reports the caller's offices hold, and how many of them are the caller's. Row-level security would ask for each report
-- whether the caller sees it; whoever holds a report does, so the offices of the session say it all, and one index answers.
create function reports.count_open() returns table (open bigint, unclaimed bigint, emergency bigint)
  language sql stable security definer set search_path = ''
begin atomic
  select held.open, held.open - held.claimed, emergency.count
  from (select count(*) as open, count(r.claimed_by) as claimed from reports.report r
      where r.organization_id = any (kernel.offices()) and r.closed_at is null) as held,
    (select count(*) from reports.report r
      where r.organization_id = any (kernel.offices()) and r.closed_at is null and r.priority = 1) as emergency;
end;
create function reports.count_mine() returns bigint
  language sql stable security definer set search_path = ''
begin atomic
  select count(*) from reports.report r
  where r.organization_id = any (kernel.offices()) and r.closed_at is null and r.claimed_by = kernel.person();
end;
revoke all on function reports.count_open(), reports.count_mine() from public;
grant execute on function reports.count_open(), reports.count_mine() to annhi_app;

-- What a holder of the code may read: plain steps, nothing else. Wrong and expired codes answer alike, by the same one look-up.
create function reports.find_status(code bytea, at timestamptz)
  returns table (received_at timestamptz, claimed_at timestamptz, passed_on_at timestamptz, closed_at timestamptz, public_outcome text)
  language sql stable security definer set search_path = ''
begin atomic
  select r.received_at, r.claimed_at, r.passed_on_at, r.closed_at, r.public_outcome
  from reports.tracking t
  join reports.report r on r.file_id = t.file_id
  where t.code_hash = code and t.expires_at > at;
end;
revoke all on function reports.find_status(bytea, timestamptz) from public;
grant execute on function reports.find_status(bytea, timestamptz) to annhi_app;

-- How long the code of a report is answered; whoever may see the report may set it.
create function reports.set_code_expiry(file uuid, until timestamptz) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if not (kernel.is_system() or files.visible(file)) then
    raise exception 'not visible' using errcode = 'insufficient_privilege';
  end if;
  update reports.tracking set expires_at = until where file_id = file;
end $$;
revoke all on function reports.set_code_expiry(uuid, timestamptz) from public;
grant execute on function reports.set_code_expiry(uuid, timestamptz) to annhi_app;
create index tracking_of_file on reports.tracking (file_id);
