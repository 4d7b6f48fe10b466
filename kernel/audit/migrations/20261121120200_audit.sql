-- The audit log (design 6). A change's transaction inserts one leaf; the sequencer (annhi_audit) later gives it a position.
-- Nothing here is ever updated or deleted: full tiles only are stored, open ones are read from entries and full tiles.

create schema audit;
grant usage on schema audit to annhi_app, annhi_audit;

-- Primary key (xid, id): it is the order of the log, so the one index of this table only ever grows at its right end.
create table audit.leaf (
  xid xid8 not null default pg_current_xact_id(),
  id bigint not null generated always as identity,
  -- Server's clock at the insert: measures how long a leaf waits. Not part of the hash; the body carries the platform's time.
  received_at timestamptz not null default clock_timestamp(),
  -- RFC 6962 leaf hash over id, xid and body: an entry that is moved or renumbered no longer has its hash.
  hash bytea not null generated always as (sha256('\x00'::bytea || int8send(id) || xid8send(xid) || body)) stored,
  body bytea not null check (octet_length(body) <= 65519),
  primary key (xid, id)
);

-- No foreign key to the leaf: its check would write a row lock into every leaf, and verification proves more.
create table audit.entry (
  position bigint primary key check (position >= 0),
  xid xid8 not null,
  leaf_id bigint not null,
  unique (xid, leaf_id)
);

-- Finds the entries that speak of a subject, or of an actor. Written by the sequencer from the body; verification compares.
create table audit.mention (
  term text not null,
  position bigint not null,
  primary key (term, position)
);

-- C2SP tlog-tiles: 256 hashes of one level. Level 0 holds leaf hashes, level n the roots of full tiles of level n - 1.
create table audit.tile (
  level smallint not null check (level between 0 and 63),
  index bigint not null check (index >= 0),
  hashes bytea not null check (octet_length(hashes) = 8192),
  root bytea not null check (octet_length(root) = 32),
  primary key (level, index)
);
-- Hashes cannot be compressed; do not try.
alter table audit.tile alter column hashes set storage external;

create table audit.checkpoint (
  size bigint primary key check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  -- The whole signed note (C2SP tlog-checkpoint).
  note text not null check (length(note) <= 65536),
  signed_at timestamptz not null
);

create table audit.witness (
  name text not null check (length(name) between 1 and 200),
  size bigint not null references audit.checkpoint,
  -- Signature lines of the witness; empty for a witness that only keeps (a file on another disk or host).
  cosignature text not null check (length(cosignature) <= 16384),
  received_at timestamptz not null,
  primary key (name, size)
);

-- The application can add a body and nothing else: it chooses neither id nor xid, and reads through the function below.
grant insert (body) on audit.leaf to annhi_app;
grant select on audit.leaf to annhi_audit;
grant select, insert on audit.entry, audit.mention, audit.tile, audit.checkpoint, audit.witness to annhi_audit;

-- Refuses every ordinary change, the owner's too. A superuser can still take this trigger away: then the witnessed
-- checkpoints show what was done (README).
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'AUDIT_APPEND_ONLY: % on audit.% is refused; the audit log only grows', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

do $$
declare one text;
begin
  foreach one in array array['leaf', 'entry', 'mention', 'tile', 'checkpoint', 'witness'] loop
    execute format('create trigger append_only before update or delete or truncate on audit.%I
      for each statement execute function audit.refuse_change()', one);
    -- Fires also in sessions that declare themselves replicas.
    execute format('alter table audit.%I enable always trigger append_only', one);
  end loop;
end $$;

-- What happened to one subject, or what one actor did (its actorName), newest first. Callers check the right to read, and
-- write an audit leaf of their own about it.
create function audit.entries_about(about text, before_position bigint, at_most int)
  returns table (at_position bigint, body bytea)
  language sql stable security definer set search_path = ''
begin atomic
  select m.position, l.body
  from audit.mention m
  join audit.entry e on e.position = m.position
  join audit.leaf l on l.xid = e.xid and l.id = e.leaf_id
  where m.term = about and m.position < coalesce(before_position, 9223372036854775807)
  order by m.position desc
  limit least(at_most, 1000);
end;
revoke execute on function audit.entries_about from public;
grant execute on function audit.entries_about to annhi_app;

-- How the log stands, for readiness and metrics: leaves without a position, age of the oldest, entries, newest checkpoint.
create function audit.standing()
  returns table (waiting bigint, oldest_waits interval, entries bigint, signed_size bigint, signed_at timestamptz)
  language sql volatile security definer set search_path = ''
  -- By index whatever the statistics say: this is asked every second of tables that only grow.
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set max_parallel_workers_per_gather = 0
begin atomic
  select w.waiting, w.oldest_waits,
    coalesce((select max(e.position) + 1 from audit.entry e), 0),
    coalesce(c.size, 0), c.signed_at
  from (
    select count(*) as waiting, clock_timestamp() - min(l.received_at) as oldest_waits
    from audit.leaf l
    -- Leaves before the newest entry's transaction have positions. A restored database counts transactions anew: then its
    -- newest entry seems to come from the future, and every leaf is looked at.
    where l.xid >= coalesce((
        select case when e.xid < pg_snapshot_xmax(pg_current_snapshot()) then e.xid end
        from audit.entry e order by e.position desc limit 1
      ), '0'::xid8)
      and not exists (select from audit.entry e where e.xid = l.xid and e.leaf_id = l.id)
  ) w
  left join (select c.size, c.signed_at from audit.checkpoint c order by c.size desc limit 1) c on true;
end;
revoke execute on function audit.standing from public;
grant execute on function audit.standing to annhi_app, annhi_audit;
