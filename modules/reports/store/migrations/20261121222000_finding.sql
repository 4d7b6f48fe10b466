-- Finding: search over sealed text, reports that tell the same event, incidents, saved views.

-- Whether the session's offices see the whole of a file, not only parts of it (files.access.parts). Like files.visible, under the caller's own policy.
create function reports.sees_whole(file uuid) returns boolean
  language sql stable parallel safe
  return exists (
    select from files.access a
    where a.file_id = file
      and a.organization_id = any (kernel.offices())
      and a.parts is null
      and a.valid_from <= kernel.now()
      and (a.valid_until is null or a.valid_until > kernel.now())
  );

-- Search ---------------------------------------------------------------------------------------------------------------------

-- What a report is found by, beside its sealed text: keyed 32-bit hashes of folded syllables, pairs of them, links and account names.
-- Without the key of the key store nothing can be read out of them. Nobody reads this table but the functions below.
create table reports.search_entry (
  file_id uuid primary key references reports.report (file_id),
  reference bigint not null unique,
  tokens int4[] not null,
  -- Offices that see it whole, now or later: narrows the index; the right itself is asked of files.access every time.
  offices uuid[] not null,
  -- Which 1,024, 8,192, 65,536, 524,288 and 4,194,304 reports in a row it belongs to: the level stands in the highest bits.
  blocks int4[] not null generated always as (array[
    (reference >> 10)::int4,
    (reference >> 13)::int4 | (1 << 28),
    (reference >> 16)::int4 | (2 << 28),
    (reference >> 19)::int4 | (3 << 28),
    (reference >> 22)::int4 | (4 << 28)
  ]) stored
);
-- No pending list: it would be read through in every search.
create index search_entry_found on reports.search_entry using gin (tokens, offices, blocks) with (fastupdate = off);

alter table reports.search_entry enable row level security;
alter table reports.search_entry force row level security;
create policy search_entry_by_function on reports.search_entry to annhi_owner using (true) with check (true);

-- Telephone of the informant, as a keyed hash: found only when it is known whole, and only by the office that holds the report.
create table reports.contact_hash (
  file_id uuid primary key references reports.report (file_id),
  phone bytea not null
);
create index contact_hash_found on reports.contact_hash (phone);
alter table reports.contact_hash enable row level security;
alter table reports.contact_hash force row level security;
create policy contact_by_function on reports.contact_hash to annhi_owner using (true) with check (true);

create function reports.offices_seeing(file uuid) returns uuid[]
  language sql stable
begin atomic
  select coalesce(array_agg(distinct a.organization_id), '{}') from files.access a
  where a.file_id = file and a.parts is null and (a.valid_until is null or a.valid_until > kernel.now());
end;
revoke all on function reports.offices_seeing(uuid) from public;

-- Adds to what a report is found by. Repeating it changes nothing.
create function reports.index_words(file uuid, words int4[]) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if not (kernel.is_system() or files.visible(file)) then
    raise exception 'not visible' using errcode = 'insufficient_privilege';
  end if;
  insert into reports.search_entry as e (file_id, reference, tokens, offices)
    select r.file_id, r.reference, words, reports.offices_seeing(file) from reports.report r where r.file_id = file
    on conflict (file_id) do update
      set tokens = (select array_agg(distinct one) from unnest(e.tokens || excluded.tokens) one), offices = excluded.offices;
end $$;
revoke all on function reports.index_words(uuid, int4[]) from public;
grant execute on function reports.index_words(uuid, int4[]) to annhi_app;

create function reports.index_phone(file uuid, hash bytea) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if not (kernel.is_system() or files.visible(file)) then
    raise exception 'not visible' using errcode = 'insufficient_privilege';
  end if;
  insert into reports.contact_hash (file_id, phone) values (file, hash)
    on conflict (file_id) do update set phone = excluded.phone;
end $$;
revoke all on function reports.index_phone(uuid, bytea) from public;
grant execute on function reports.index_phone(uuid, bytea) to annhi_app;

-- A file that is given to another office is found by that office from then on.
create function reports.follow_access() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  -- A part of a file is not found by words.
  if new.parts is not null and (tg_op = 'INSERT' or old.parts is not null) then
    return null;
  end if;
  -- Locked first, so that of two at once the second counts what the first has given.
  perform from reports.search_entry e where e.file_id = new.file_id for update;
  if found then
    update reports.search_entry e set offices = reports.offices_seeing(new.file_id) where e.file_id = new.file_id;
  end if;
  return null;
end $$;
create trigger access_is_followed_by_search after insert or update of valid_until, parts on files.access
  for each row execute function reports.follow_access();

-- The reports in which all of `asked` stand and which one of these offices of the session sees whole, newest first. Ids only.
-- Goes back in time block by block and widens: a common word fills the page out of the newest block, a rare one is looked for in ever
-- larger blocks, each by one walk through the lists of its words, its offices and its block together. Where a large block holds too much
-- (a word of two years ago), its own blocks are gone through, newest first. Offices that see no more than `few` reports have these looked
-- at one by one: their list is shorter than that of any common word.
create function reports.search(asked int4[], for_offices uuid[], before bigint, most int, few int default 1000)
  returns table (file_id uuid, reference bigint)
  language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare
  shifts constant int[] := array[10, 13, 16, 19, 22];
  many constant int := 1024;
  mine uuid[] := array(select unnest(for_offices) intersect select unnest(kernel.offices()));
  upper bigint := least(before, (select max(e.reference) + 1 from reports.search_entry e));
  level int := 1;
  -- For each level: where blocks of it may begin to be tried; above, one as wide was found to hold too much.
  narrow_until bigint[];
  block bigint;
  shown int := 0;
  more int;
  ids uuid[];
  refs bigint[];
begin
  if coalesce(cardinality(asked), 0) = 0 or cardinality(mine) = 0 then
    return;
  end if;
  ids := array(
    select a.file_id from files.access a
    where a.organization_id = any (mine) and a.parts is null
      and a.valid_from <= kernel.now() and (a.valid_until is null or a.valid_until > kernel.now())
    limit few + 1
  );
  if cardinality(ids) <= few then
    return query
      with seen as materialized (
        select e.file_id, e.reference, e.tokens from reports.search_entry e where e.file_id = any (ids)
      )
      select s.file_id, s.reference from seen s where s.tokens @> asked and s.reference < upper
      order by s.reference desc limit most;
    return;
  end if;
  narrow_until := array[upper, upper, upper, upper, upper];
  while upper > 0 and shown < most loop
    level := 1;
    while level < 5 and upper & ((1::bigint << shifts[level + 1]) - 1) = 0 and upper <= narrow_until[level + 1] loop
      level := level + 1;
    end loop;
    block := (upper - 1) >> shifts[level];
    -- `+ 0`: the block narrows it already; the index of references would only be read beside it.
    select array_agg(m.file_id order by m.reference desc), array_agg(m.reference order by m.reference desc) into ids, refs
    from (
      select e.file_id, e.reference from reports.search_entry e
      where e.tokens @> asked and e.offices && mine and e.blocks @> array[block::int4 | ((level - 1) << 28)] and e.reference + 0 < upper
      limit many + 1
    ) m;
    if level > 1 and cardinality(ids) > many then
      -- Nothing as wide or wider before the end of this block.
      for wide in level .. 5 loop
        narrow_until[wide] := least(narrow_until[wide], block << shifts[level]);
      end loop;
      continue;
    end if;
    return query
      select m.id, m.ref from unnest(ids, refs) with ordinality m (id, ref, place)
      where exists (
        select from files.access a
        where a.file_id = m.id and a.organization_id = any (mine) and a.parts is null
          and a.valid_from <= kernel.now() and (a.valid_until is null or a.valid_until > kernel.now())
      )
      order by m.place
      limit most - shown;
    get diagnostics more = row_count;
    shown := shown + more;
    upper := block << shifts[level];
  end loop;
end $$;
revoke all on function reports.search(int4[], uuid[], bigint, int, int) from public;
grant execute on function reports.search(int4[], uuid[], bigint, int, int) to annhi_app;

-- The reports whose informant gave this telephone, for the office that holds them.
create function reports.search_phone(hash bytea, for_offices uuid[], before bigint, most int)
  returns table (file_id uuid, reference bigint)
  language sql stable security definer set search_path = ''
begin atomic
  select r.file_id, r.reference
  from reports.contact_hash c join reports.report r on r.file_id = c.file_id
  where c.phone = hash and r.organization_id = any (for_offices) and r.organization_id = any (kernel.offices())
    and r.reference < coalesce(before, 9223372036854775807) and reports.sees_whole(r.file_id)
  order by r.reference desc
  limit most;
end;
revoke all on function reports.search_phone(bytea, uuid[], bigint, int) from public;
grant execute on function reports.search_phone(bytea, uuid[], bigint, int) to annhi_app;

-- The same event ------------------------------------------------------------------------------------------------------------

-- What is kept of a report for comparing it with later ones. Words stand in it as keyed hashes only.
create table reports.trait (
  file_id uuid primary key references reports.report (file_id),
  received_at timestamptz not null,
  category text not null,
  -- Canonical links as in reports.link, those found in the text too.
  links jsonb not null,
  accounts text[] not null,
  commune text,
  child_age smallint,
  schools int8[] not null,
  signature bytea not null,
  says_other boolean not null,
  -- One hash for each link, account name and school; and for each pair of the signature with its fortnight.
  keys int4[] not null,
  bands int4[] not null
);
create index trait_by_key on reports.trait using gin (keys) with (fastupdate = off);
create index trait_by_band on reports.trait using gin (bands) with (fastupdate = off);
alter table reports.trait enable row level security;
alter table reports.trait force row level security;
create policy trait_by_function on reports.trait to annhi_owner using (true) with check (true);
create policy trait_kept on reports.trait for insert to annhi_app with check (kernel.is_system());
create policy trait_seen on reports.trait for select to annhi_app using (kernel.is_system());
create policy trait_changed on reports.trait for update to annhi_app using (kernel.is_system());
grant select, insert, update on reports.trait to annhi_app;

create table reports.duplicate_proposal (
  file_id uuid not null references reports.report (file_id),
  other_id uuid not null references reports.report (file_id),
  relation text not null check (relation in ('DUPLICATE', 'LINKED')),
  by text not null check (by in ('URL', 'ACCOUNT', 'TEXT')),
  confidence real not null,
  reason text not null,
  -- Sealed with the file's key.
  because_sealed bytea not null,
  proposed_at timestamptz not null,
  dismissed_at timestamptz,
  dismissed_by uuid,
  primary key (file_id, other_id),
  check (file_id <> other_id)
);
create index duplicate_proposal_of_other on reports.duplicate_proposal (other_id);

-- A merged report keeps everything of its own. joined_id: what a person joined it to; merged_into_id: the head of all that are joined.
alter table reports.report
  add column joined_id uuid references reports.report (file_id),
  add column merged_into_id uuid references reports.report (file_id),
  add column merged_at timestamptz,
  add check ((joined_id is null) = (merged_into_id is null)),
  add check (merged_into_id <> file_id);
create index report_merged on reports.report (merged_into_id) where merged_into_id is not null;
create policy report_joined_by_function on reports.report for update to annhi_owner using (true) with check (true);

-- Joins a report to a head, or takes it out (head: null), together with whatever had been joined to it. Those that came along may be held
-- by other offices by now; their head is a fact about this merge and not a look at them.
create function reports.set_head(file uuid, head uuid, at timestamptz) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if not files.visible(file) or (head is not null and not files.visible(head)) then
    raise exception 'not visible' using errcode = 'insufficient_privilege';
  end if;
  update reports.report r set joined_id = head, merged_into_id = head, merged_at = case when head is not null then at end
    where r.file_id = file;
  with recursive below as (
    select r.file_id from reports.report r where r.joined_id = file
    union
    select r.file_id from below b join reports.report r on r.joined_id = b.file_id
  )
  update reports.report r set merged_into_id = coalesce(head, file) from below b where r.file_id = b.file_id;
end $$;
revoke all on function reports.set_head(uuid, uuid, timestamptz) from public;
grant execute on function reports.set_head(uuid, uuid, timestamptz) to annhi_app;
create index report_joined on reports.report (joined_id) where joined_id is not null;

-- A merged report stands in no queue and in no count: the work goes on in the one that it joined.
drop index reports.report_queue, reports.report_queue_by_time, reports.report_mine;
create index report_queue on reports.report (organization_id, priority, received_at, file_id)
  include (state, category, channel, claimed_by) where closed_at is null and merged_into_id is null;
create index report_queue_by_time on reports.report (organization_id, received_at, file_id)
  include (state, category, channel, claimed_by, priority) where closed_at is null and merged_into_id is null;
create index report_mine on reports.report (claimed_by, priority, received_at)
  where closed_at is null and claimed_by is not null and merged_into_id is null;

create or replace function reports.count_open() returns table (open bigint, unclaimed bigint, emergency bigint)
  language sql stable security definer set search_path = ''
begin atomic
  select held.open, held.open - held.claimed, emergency.count
  from (select count(*) as open, count(r.claimed_by) as claimed from reports.report r
      where r.organization_id = any (kernel.offices()) and r.closed_at is null and r.merged_into_id is null) as held,
    (select count(*) from reports.report r
      where r.organization_id = any (kernel.offices()) and r.closed_at is null and r.merged_into_id is null and r.priority = 1) as emergency;
end;
create or replace function reports.count_mine() returns bigint
  language sql stable security definer set search_path = ''
begin atomic
  select count(*) from reports.report r
  where r.organization_id = any (kernel.offices()) and r.closed_at is null and r.merged_into_id is null and r.claimed_by = kernel.person();
end;

-- Earlier reports that may tell the same event, chosen by index, among those that the office sees whole.
create function reports.find_alike(file uuid, by_keys int4[], by_bands int4[], at timestamptz, office uuid)
  returns table (file_id uuid, received_at timestamptz, category text, links jsonb, accounts text[], commune text, child_age smallint,
    schools int8[], signature bytea, says_other boolean, duplicate_of uuid)
  language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  if not kernel.is_system() then
    raise exception 'for the platform alone' using errcode = 'insufficient_privilege';
  end if;
  return query
    with alike as (
      (select t.file_id from reports.trait t where t.keys && by_keys and t.received_at <= at order by t.received_at desc limit 120)
      union
      (select t.file_id from reports.trait t where t.bands && by_bands and t.received_at <= at and t.received_at >= at - interval '31 days'
        order by t.received_at desc limit 120)
    )
    select t.file_id, t.received_at, t.category, t.links, t.accounts, t.commune, t.child_age, t.schools, t.signature, t.says_other,
      coalesce(r.merged_into_id, (select p.other_id from reports.duplicate_proposal p
        where p.file_id = t.file_id and p.relation = 'DUPLICATE' and p.dismissed_at is null order by p.confidence desc limit 1))
    from alike a join reports.trait t on t.file_id = a.file_id join reports.report r on r.file_id = a.file_id
    where t.file_id <> file and exists (
      select from files.access x where x.file_id = t.file_id and x.organization_id = office and x.parts is null
        and x.valid_from <= kernel.now() and (x.valid_until is null or x.valid_until > kernel.now()))
    order by t.received_at, t.file_id;
end $$;
revoke all on function reports.find_alike(uuid, int4[], int4[], timestamptz, uuid) from public;
grant execute on function reports.find_alike(uuid, int4[], int4[], timestamptz, uuid) to annhi_app;

create policy proposal_by_function on reports.duplicate_proposal for select to annhi_owner using (true);
create policy proposal_seen on reports.duplicate_proposal for select to annhi_app
  using (kernel.is_system() or (reports.sees_whole(file_id) and reports.sees_whole(other_id)));
create policy proposal_made on reports.duplicate_proposal for insert to annhi_app
  with check (kernel.is_system() or (reports.sees_whole(file_id) and reports.sees_whole(other_id)));
create policy proposal_decided on reports.duplicate_proposal for update to annhi_app
  using (kernel.is_system() or (reports.sees_whole(file_id) and reports.sees_whole(other_id)));
create policy proposal_renewed on reports.duplicate_proposal for delete to annhi_app using (kernel.is_system());
grant select, insert, delete on reports.duplicate_proposal to annhi_app;
grant update (dismissed_at, dismissed_by) on reports.duplicate_proposal to annhi_app;

-- Incidents -----------------------------------------------------------------------------------------------------------------

-- Reports about one thing, each with a file of its own. title: sealed by the key of its purpose, since an incident belongs to no one file.
create table reports.incident (
  id uuid primary key,
  organization_id uuid not null,
  title_sealed bytea not null,
  opened_at timestamptz not null,
  opened_by uuid not null
);
create table reports.incident_report (
  incident_id uuid not null references reports.incident (id),
  file_id uuid not null references reports.report (file_id),
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (incident_id, file_id)
);
create index incident_of_report on reports.incident_report (file_id);

-- Saved views ---------------------------------------------------------------------------------------------------------------

create table reports.saved_view (
  id uuid primary key,
  organization_id uuid not null,
  person_id uuid not null,
  is_shared boolean not null,
  name text not null check (char_length(name) between 1 and 80),
  filter jsonb not null,
  saved_at timestamptz not null
);
create unique index saved_view_own on reports.saved_view (organization_id, person_id, name) where not is_shared;
create unique index saved_view_shared on reports.saved_view (organization_id, name) where is_shared;

do $$
declare one text;
begin
  foreach one in array array['duplicate_proposal', 'incident', 'incident_report', 'saved_view'] loop
    execute format('alter table reports.%I enable row level security', one);
    execute format('alter table reports.%I force row level security', one);
  end loop;
end $$;

create policy member_seen on reports.incident_report for select to annhi_app
  using (kernel.is_system() or reports.sees_whole(file_id));
create policy member_added on reports.incident_report for insert to annhi_app with check (reports.sees_whole(file_id));
create policy member_moved on reports.incident_report for update to annhi_app using (reports.sees_whole(file_id));
-- Seen by whoever sees one of its reports, and by nobody else: an incident says no more than its reports do.
create policy incident_seen on reports.incident for select to annhi_app
  using (kernel.is_system() or exists (select from reports.incident_report m where m.incident_id = id));
create policy incident_opened on reports.incident for insert to annhi_app with check (kernel.acts_for(organization_id));
grant select, insert on reports.incident, reports.incident_report to annhi_app;
grant update (joined_at, left_at) on reports.incident_report to annhi_app;

create policy view_seen on reports.saved_view for select to annhi_app
  using (kernel.acts_for(organization_id) and (is_shared or person_id = kernel.person()));
create policy view_saved on reports.saved_view for insert to annhi_app
  with check (kernel.acts_for(organization_id) and person_id = kernel.person());
create policy view_changed on reports.saved_view for update to annhi_app
  using (kernel.acts_for(organization_id) and (is_shared or person_id = kernel.person()));
create policy view_deleted on reports.saved_view for delete to annhi_app
  using (kernel.acts_for(organization_id) and (is_shared or person_id = kernel.person()));
grant select, insert, delete on reports.saved_view to annhi_app;
grant update (filter, person_id, saved_at) on reports.saved_view to annhi_app;

-- Hand-over of a shift -------------------------------------------------------------------------------------------------------

-- Counts over what the session's offices hold; whoever holds a report sees it, so the offices say it all.
create function reports.count_came(for_offices uuid[], since timestamptz, until timestamptz)
  returns table (priority smallint, channel text, count bigint)
  language sql stable security definer set search_path = ''
begin atomic
  select r.priority, r.channel, count(*) from reports.report r
  where r.organization_id = any (for_offices) and r.organization_id = any (kernel.offices())
    and r.received_at >= since and r.received_at < until
  group by r.priority, r.channel;
end;
create function reports.count_done(for_offices uuid[], since timestamptz, until timestamptz)
  returns table (kind text, count bigint)
  language sql stable security definer set search_path = ''
begin atomic
  select e.kind, count(*) from reports.event e join reports.report r on r.file_id = e.file_id
  where e.at >= since and e.at < until and e.person_id is not null
    and r.organization_id = any (for_offices) and r.organization_id = any (kernel.offices())
  group by e.kind;
end;
create function reports.count_held(for_offices uuid[]) returns table (person uuid, count bigint, oldest timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select r.claimed_by, count(*), min(r.received_at) from reports.report r
  where r.organization_id = any (for_offices) and r.organization_id = any (kernel.offices())
    and r.closed_at is null and r.merged_into_id is null
  group by r.claimed_by;
end;
create policy event_by_function on reports.event for select to annhi_owner using (true);
create index event_by_time on reports.event (at) where person_id is not null;
create index report_by_arrival on reports.report (organization_id, received_at);
revoke all on function reports.count_came(uuid[], timestamptz, timestamptz), reports.count_done(uuid[], timestamptz, timestamptz),
  reports.count_held(uuid[]) from public;
grant execute on function reports.count_came(uuid[], timestamptz, timestamptz), reports.count_done(uuid[], timestamptz, timestamptz),
  reports.count_held(uuid[]) to annhi_app;

-- Destroyed files ------------------------------------------------------------------------------------------------------------

-- What was kept beside a sealed report goes with its key.
create function reports.forget_finding(file uuid) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if not kernel.is_system() then
    raise exception 'for the platform alone' using errcode = 'insufficient_privilege';
  end if;
  delete from reports.search_entry e where e.file_id = file;
  delete from reports.contact_hash c where c.file_id = file;
  delete from reports.trait t where t.file_id = file;
  delete from reports.duplicate_proposal p where p.file_id = file or p.other_id = file;
  delete from reports.incident_report m where m.file_id = file;
  -- Its title goes with the last report in it.
  delete from reports.incident i where not exists (select from reports.incident_report m where m.incident_id = i.id);
end $$;
revoke all on function reports.forget_finding(uuid) from public;
grant execute on function reports.forget_finding(uuid) to annhi_app;
create policy proposal_forgotten on reports.duplicate_proposal for delete to annhi_owner using (true);
create policy member_forgotten on reports.incident_report to annhi_owner using (true);
create policy incident_forgotten on reports.incident to annhi_owner using (true);
