-- What the rules read out of a report, to whom it must not go, what was decided on the way, and who holds its public status.

alter table reports.report
  -- When somebody first looked at it.
  add column opened_at timestamptz,
  -- When the rules read it; null waits for the job that every acceptance enqueues (and, should that be lost, for the sweep).
  add column read_at timestamptz,
  -- When a person decided on the priority: from then on no rule touches it.
  add column priority_decided_at timestamptz,
  -- When it first became an emergency; told once.
  add column emergency_at timestamptz,
  add column voice_contact_at timestamptz,
  -- From the day on which the police took it over until they let the public status go on.
  add column police_hold_from timestamptz,
  add column police_hold_until timestamptz,
  drop constraint report_public_outcome_check,
  add constraint report_public_outcome_check check (public_outcome in ('CHILD_SUPPORTED', 'CONTENT_REMOVED', 'WITH_RESPONSIBLE_BODY', 'NOT_ENOUGH_TO_ACT', 'NOT_ABOUT_A_CHILD', 'TRIED_OUT'));
create index report_unread on reports.report (received_at) where read_at is null;
grant update (opened_at, read_at, priority_decided_at, emergency_at, voice_contact_at, police_hold_from, police_hold_until)
  on reports.report to annhi_app;

-- A note may be for the writer's own offices alone; null: for all who see the file's notes.
alter table reports.event add column audience uuid[] check (cardinality(audience) > 0);
-- Of one instant, in the order in which they happened.
alter table reports.event add column seq bigint not null generated always as identity;

-- Proposals of the rules; nothing in it holds before a person has confirmed it. sealed: signs of danger and reasons with their words.
create table reports.proposal (
  file_id uuid primary key references reports.report (file_id),
  category text check (category ~ '^[A-Z_]+$'),
  priority smallint check (priority between 1 and 4),
  role_code text,
  area_id uuid,
  organization_id uuid,
  sign_count smallint not null default 0,
  state text not null default 'PENDING' check (state in ('PENDING', 'CONFIRMED', 'CHANGED')),
  decided_at timestamptz,
  decided_by uuid,
  words_sealed bytea
);

-- Offices, people or words to which a report must not go before a supervisor has decided. Sealed with the file's key.
create table reports.unsafe (
  id uuid primary key,
  file_id uuid not null references reports.report (file_id),
  kind text not null check (kind in ('OFFICE', 'PERSON', 'WORDS')),
  organization_id uuid,
  person_id uuid,
  words_sealed bytea not null,
  state text not null default 'UNDECIDED' check (state in ('UNDECIDED', 'BLOCKED', 'CLEARED')),
  source text not null check (source in ('INFORMANT', 'OFFICER', 'RULE')),
  marked_at timestamptz not null,
  marked_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  check ((state = 'UNDECIDED') = (decided_at is null)),
  check ((kind = 'OFFICE') = (organization_id is not null)),
  check ((kind = 'PERSON') = (person_id is not null))
);
create index unsafe_of_file on reports.unsafe (file_id);

-- Whether the parents are told: who decided, what the child wants, whether it is safe, why. The latest one holds.
create table reports.parents_decision (
  id uuid primary key,
  file_id uuid not null references reports.report (file_id),
  at timestamptz not null,
  decided_by uuid not null,
  decision text not null check (decision in ('TELL', 'DO_NOT_TELL', 'LATER')),
  words_sealed bytea not null
);
create index parents_decision_of_file on reports.parents_decision (file_id, at);

do $$
declare one text;
begin
  foreach one in array array['proposal', 'unsafe', 'parents_decision'] loop
    execute format('alter table reports.%I enable row level security', one);
    execute format('alter table reports.%I force row level security', one);
    execute format('create policy %I on reports.%I for select to annhi_app using (kernel.is_system() or files.visible(file_id))', one || '_seen', one);
    execute format('create policy %I on reports.%I for insert to annhi_app with check (kernel.is_system() or files.visible(file_id))', one || '_added', one);
    execute format('grant select, insert on reports.%I to annhi_app', one);
  end loop;
end $$;
create policy proposal_changed on reports.proposal for update to annhi_app
  using (kernel.is_system() or files.visible(file_id)) with check (kernel.is_system() or files.visible(file_id));
create policy unsafe_changed on reports.unsafe for update to annhi_app
  using (kernel.is_system() or files.visible(file_id)) with check (kernel.is_system() or files.visible(file_id));
grant update on reports.proposal to annhi_app;
grant update (state, decided_at, decided_by) on reports.unsafe to annhi_app;

-- What is kept in clear goes with the file's key.
create policy link_blanked on reports.link for update to annhi_app using (kernel.is_system()) with check (kernel.is_system());
grant update (canonical, reason) on reports.link to annhi_app;

-- As before, and the rules read it next: the job is written in the same transaction, so that nothing accepted is left unread.
create or replace function reports.accept(
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
    perform pgboss.enqueue('reports.read-report', jsonb_build_object('fileId', file), null, file::text);
  end if;
  return next;
end $$;

-- The next clock that the caller's own offices must keep on a report: its own, and those of what its timeline tells was begun (a step,
-- a removal request).
create function reports.next_due(file uuid) returns timestamptz
  language sql stable parallel safe
begin atomic
  select least(
    (select min(c.due_at) from deadlines.clock c
      where c.subject_kind in ('FILE', 'REPORT') and c.subject_id = file and c.stopped_at is null),
    (select min(c.due_at)
      from reports.event e
      cross join lateral (values ('STEP', e.facts->>'stepId'), ('REMOVAL_REQUEST', e.facts->>'requestId')) as begun (kind, id)
      join deadlines.clock c on c.subject_kind = begun.kind and c.subject_id = begun.id::uuid and c.stopped_at is null
      where e.file_id = file and e.kind in ('STEP_SENT', 'REMOVAL_REQUESTED')));
end;
grant execute on function reports.next_due(uuid) to annhi_app;

-- What a holder of the code may read. While the police hold the public status, nothing after their taking over is told.
create function reports.find_public_status(code bytea, at timestamptz)
  returns table (received_at timestamptz, claimed_at timestamptz, passed_on_at timestamptz, held_at timestamptz,
    closed_at timestamptz, public_outcome text)
  language sql stable security definer set search_path = ''
begin atomic
  select r.received_at,
    case when not h.is_held or r.claimed_at <= r.police_hold_from then r.claimed_at end,
    case when not h.is_held or r.passed_on_at <= r.police_hold_from then r.passed_on_at end,
    case when h.is_held then r.police_hold_from end,
    case when not h.is_held then r.closed_at end,
    case when not h.is_held then r.public_outcome end
  from reports.tracking t
  join reports.report r on r.file_id = t.file_id
  cross join lateral (
    select r.police_hold_from is not null and (r.police_hold_until is null or r.police_hold_until > at) as is_held) h
  where t.code_hash = code and t.expires_at > at;
end;
revoke all on function reports.find_public_status(bytea, timestamptz) from public;
grant execute on function reports.find_public_status(bytea, timestamptz) to annhi_app;

-- The report of a code, for the platform alone.
create function reports.find_file(code bytea, at timestamptz) returns uuid
  language sql stable security definer set search_path = ''
begin atomic
  select t.file_id from reports.tracking t where t.code_hash = code and t.expires_at > at and kernel.is_system();
end;
revoke all on function reports.find_file(bytea, timestamptz) from public;
grant execute on function reports.find_file(bytea, timestamptz) to annhi_app;
