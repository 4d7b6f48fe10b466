-- The board of leaders: every function answers counts and times, never a file. They run as the owner, since row-level security would
-- show a leader only what the office may read; whose numbers may be seen is decided in one place, monitoring.counted.

create schema monitoring;
grant usage on schema monitoring to annhi_app;

-- Who holds which role where is public knowledge; clocks are counted, never shown.
create policy counted on directory.role_assignment for select to annhi_owner using (true);
create policy counted on directory.area for select to annhi_owner using (true);
create policy counted on deadlines.clock for select to annhi_owner using (true);

-- The lead body of the programme and the province's People's Committee answer for all; every other office for what it holds.
create function monitoring.sees_province() returns boolean
  language sql stable security definer set search_path = ''
begin atomic
  select kernel.is_system() or exists (
    select from directory.v_role_assignment r join directory.v_area a on a.id = r.area_id
    where r.role_code in ('PROVINCIAL_PC', 'ICT_AUTHORITY', 'CHILD_AFFAIRS_AUTHORITY') and r.part = 'LEAD' and a.tier = 'PROVINCE'
      and r.organization_id = any (kernel.offices())
      and r.valid_from <= (kernel.now() at time zone 'Asia/Ho_Chi_Minh')::date
      and (r.valid_to is null or r.valid_to > (kernel.now() at time zone 'Asia/Ho_Chi_Minh')::date)
  );
end;

-- Not granted: only the functions below read it.
create function monitoring.counted() returns setof reports.v_counted
  language sql stable security definer set search_path = ''
begin atomic
  select c.* from reports.v_counted c
  where (select monitoring.sees_province()) or c.organization_id = any (kernel.offices());
end;
revoke all on function monitoring.counted() from public;

create function monitoring.totals(since timestamptz, until timestamptz)
  returns table (open bigint, unclaimed bigint, emergencies_open bigint, received bigint, closed bigint, emergencies bigint)
  language sql stable security definer set search_path = ''
begin atomic
  select count(*) filter (where c.closed_at is null), count(*) filter (where c.closed_at is null and c.claimed_at is null),
    count(*) filter (where c.closed_at is null and c.priority = 1),
    count(*) filter (where c.received_at >= since and c.received_at <= until),
    count(*) filter (where c.closed_at >= since and c.closed_at <= until),
    count(*) filter (where c.received_at >= since and c.received_at <= until and c.priority = 1)
  from monitoring.counted() c;
end;

-- kind ACKNOWLEDGE: of those received in the period; CLOSE: of those closed in it. Seconds.
create function monitoring.spans(since timestamptz, until timestamptz)
  returns table (kind text, files bigint, median double precision, p90 double precision)
  language sql stable security definer set search_path = ''
begin atomic
  select 'ACKNOWLEDGE', count(*),
    percentile_cont(0.5) within group (order by extract(epoch from c.claimed_at - c.received_at)),
    percentile_cont(0.9) within group (order by extract(epoch from c.claimed_at - c.received_at))
  from monitoring.counted() c where c.received_at >= since and c.received_at <= until and c.claimed_at is not null
  union all
  select 'CLOSE', count(*),
    percentile_cont(0.5) within group (order by extract(epoch from c.closed_at - c.received_at)),
    percentile_cont(0.9) within group (order by extract(epoch from c.closed_at - c.received_at))
  from monitoring.counted() c where c.closed_at >= since and c.closed_at <= until;
end;

-- How many were received, by one property. An unknown category or place is the empty key.
create function monitoring.broken_down(by_what text, since timestamptz, until timestamptz)
  returns table (key text, count bigint)
  language sql stable security definer set search_path = ''
begin atomic
  select coalesce(case by_what when 'CHANNEL' then c.channel when 'CATEGORY' then c.category else c.area_id::text end, ''), count(*)
  from monitoring.counted() c
  where c.received_at >= since and c.received_at <= until
  group by 1;
end;

create function monitoring.by_week(since date, weeks int)
  returns table (starts_on date, received bigint, closed bigint)
  language sql stable security definer set search_path = ''
begin atomic
  select w.starts_on,
    (select count(*) from monitoring.counted() c where c.received_at >= w.starts_at and c.received_at < w.ends_at),
    (select count(*) from monitoring.counted() c where c.closed_at >= w.starts_at and c.closed_at < w.ends_at)
  from (
    select (since + 7 * n) as starts_on, (since + 7 * n)::timestamp at time zone 'Asia/Ho_Chi_Minh' as starts_at,
      (since + 7 * (n + 1))::timestamp at time zone 'Asia/Ho_Chi_Minh' as ends_at
    from generate_series(0, weeks - 1) n
  ) w
  order by w.starts_on;
end;

-- Running clocks and late ones, by the office that must act.
create function monitoring.clocks_by_office(at timestamptz)
  returns table (organization_id uuid, running bigint, overdue bigint, longest double precision)
  language sql stable security definer set search_path = ''
begin atomic
  select c.organization_id, count(*), count(*) filter (where c.due_at < at),
    extract(epoch from at - min(c.due_at) filter (where c.due_at < at))
  from deadlines.clock c
  where c.stopped_at is null and ((select monitoring.sees_province()) or c.organization_id = any (kernel.offices()))
  group by c.organization_id
  order by 3 desc, 2 desc, 1;
end;

do $$
declare one text;
begin
  foreach one in array array['sees_province()', 'totals(timestamptz, timestamptz)', 'spans(timestamptz, timestamptz)',
    'broken_down(text, timestamptz, timestamptz)', 'by_week(date, int)', 'clocks_by_office(timestamptz)'] loop
    execute format('revoke all on function monitoring.%s from public', one);
    execute format('grant execute on function monitoring.%s to annhi_app', one);
  end loop;
end $$;
