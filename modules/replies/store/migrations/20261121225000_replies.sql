-- Messages between the office that holds a file and its one informant. A file's talk knows nothing of any other file's.

create schema replies;
grant usage on schema replies to annhi_app;

-- One for each report whose informant did more than send it: a secret, a message, a wish.
create table replies.channel (
  file_id uuid primary key references files.file (id),
  file_key_id bigint not null,
  -- Joins the tries at this code to its file, for the office's warning only.
  code_hash bytea not null,
  -- In whose words the office writes; settled by the door through which the report came.
  is_child boolean not null,
  may_text boolean not null,
  -- Keyed hashes over code and word; the keys are not in the database. The informant's own word, and the code's spelling in words.
  word_hash bytea,
  words_hash bytea,
  -- The number for the neutral text message, sealed; null: none wanted.
  texts_sealed bytea,
  check (texts_sealed is null or (may_text and not is_child))
);

-- sealed: {kind-dependent words}, with the file's key. An office's message is kept as it was shown, whatever the list says later.
create table replies.message (
  id uuid primary key,
  -- As they came, also within one instant.
  place bigint not null generated always as identity,
  file_id uuid not null references files.file (id),
  at timestamptz not null,
  side text not null check (side in ('OFFICE', 'INFORMANT')),
  kind text not null check (kind in ('APPROVED', 'TYPED', 'STORY', 'CONTACT')),
  organization_id uuid,
  person_id uuid,
  -- The same press twice is one message.
  press_hash bytea not null unique,
  sealed bytea not null,
  check ((side = 'OFFICE') = (kind in ('APPROVED', 'TYPED'))),
  check ((side = 'OFFICE') = (organization_id is not null and person_id is not null))
);
create index message_of_file on replies.message (file_id, at, place);

-- Tries of a secret word, by keyed hash of the code as typed, whether such a code exists or not: so that both cost the same.
create table replies.attempt (
  code_hash bytea primary key,
  failures smallint not null default 0,
  wrong_in_all integer not null default 0,
  counted_at timestamptz not null
);
create index attempt_old on replies.attempt (counted_at);

do $$
declare one text;
begin
  foreach one in array array['channel', 'message', 'attempt'] loop
    execute format('alter table replies.%I enable row level security', one);
    execute format('alter table replies.%I force row level security', one);
    execute format('create policy %I on replies.%I to annhi_owner using (true) with check (true)', one || '_by_function', one);
  end loop;
end $$;

-- Only the office that holds the file now reads the talk: an office that sees a part of the file for its step does not.
create function replies.held(file uuid) returns boolean
  language sql stable parallel safe
  return files.visible(file) and exists (
    select from files.file f where f.id = file and f.holder_organization_id = any (kernel.offices())
  );

create policy channel_seen on replies.channel for select to annhi_app using (kernel.is_system() or replies.held(file_id));
create policy channel_opened on replies.channel for insert to annhi_app with check (kernel.is_system());
create policy channel_closed on replies.channel for delete to annhi_app using (kernel.is_system());
create policy message_seen on replies.message for select to annhi_app using (kernel.is_system() or replies.held(file_id));
create policy message_sent on replies.message for insert to annhi_app
  with check (side = 'OFFICE' and replies.held(file_id) and kernel.acts_for(organization_id) and person_id = kernel.person());
grant select, insert, delete on replies.channel to annhi_app;
grant select, insert on replies.message to annhi_app;

-- How long after so many wrong words no other is considered. Four are free; never more than a quarter of an hour, so that nobody is
-- locked out for ever; the four words of a code, which cannot be guessed, never wait.
create function replies.wait_after(failures integer) returns interval
  language sql immutable parallel safe
  return case when failures < 5 then interval '0' else least(interval '15 minutes', interval '1 minute' * power(2, least(failures, 12) - 5)) end;

-- One try. The same three statements whatever the code and the word are; what differs is only the answer.
create function replies.try_secret(file uuid, code bytea, word bytea, words bytea, at timestamptz)
  returns table (opened boolean, key_id bigint, child boolean, texts boolean)
  language plpgsql security definer set search_path = '' as $$
declare
  tried replies.attempt;
  found_channel replies.channel;
  waits boolean;
  by_words boolean;
  by_word boolean;
begin
  -- The row is locked from here on: many tries at once come one after the other.
  insert into replies.attempt as a (code_hash, failures, counted_at) values (code, 0, at)
    on conflict (code_hash) do update set
      failures = case when a.counted_at < at - interval '1 day' then 0 else a.failures end
    returning * into tried;
  waits := at < tried.counted_at + replies.wait_after(tried.failures);
  select * into found_channel from replies.channel c where c.file_id = file;
  by_words := coalesce(found_channel.words_hash = words, false);
  by_word := coalesce(found_channel.word_hash = word, false) and not waits;
  opened := by_words or by_word;
  update replies.attempt a set
    failures = case when opened then 0 when waits then a.failures else least(a.failures + 1, 1000) end,
    wrong_in_all = a.wrong_in_all + case when opened then 0 else 1 end,
    counted_at = case when waits and not opened then a.counted_at else at end
    where a.code_hash = code;
  key_id := case when opened then found_channel.file_key_id end;
  child := opened and found_channel.is_child;
  texts := opened and found_channel.may_text;
  return next;
end $$;

-- Each of the two secrets is set once. Setting the same again is the same press.
create function replies.set_secret(file uuid, word bytea, words bytea) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  update replies.channel c set word_hash = coalesce(c.word_hash, word), words_hash = coalesce(c.words_hash, words)
    where c.file_id = file and kernel.actor() = 'public'
      and (word is null or c.word_hash is null or c.word_hash = word) and (words is null or c.words_hash is null or c.words_hash = words);
  return found;
end $$;

create function replies.set_texts(file uuid, number_sealed bytea) returns void
  language sql security definer set search_path = ''
begin atomic
  update replies.channel c set texts_sealed = number_sealed
    where c.file_id = file and kernel.actor() = 'public' and (number_sealed is null or (c.may_text and not c.is_child));
end;

-- How many wrong words were tried at the code of a file that the caller holds: somebody else may have the code.
create function replies.count_wrong(file uuid) returns integer
  language sql stable security definer set search_path = ''
begin atomic
  select coalesce(sum(a.wrong_in_all), 0)::integer
  from replies.channel c join replies.attempt a on a.code_hash = c.code_hash
  where c.file_id = file and files.visible(file);
end;

-- Tries are forgotten after a day; those at a code that somebody uses after three months.
create function replies.forget_tries(at timestamptz) returns void
  language sql security definer set search_path = ''
begin atomic
  delete from replies.attempt a where a.counted_at < at - interval '1 day' and kernel.is_system()
    and (a.counted_at < at - interval '90 days' or not exists (select from replies.channel c where c.code_hash = a.code_hash));
end;

-- What the informant says, for the office alone. 'FULL': no more in this file; 'AGAIN': this press was taken already.
create function replies.add_word(message uuid, file uuid, at_ timestamptz, kind_ text, press bytea, body bytea, most integer) returns text
  language plpgsql security definer set search_path = '' as $$
begin
  if kernel.actor() <> 'public' or kind_ not in ('STORY', 'CONTACT') then
    raise exception 'not for this actor' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from replies.message m where m.press_hash = press) then
    return 'AGAIN';
  end if;
  if (select count(*) from replies.message m where m.file_id = file and m.side = 'INFORMANT') >= most then
    return 'FULL';
  end if;
  insert into replies.message (id, file_id, at, side, kind, press_hash, sealed) values (message, file, at_, 'INFORMANT', kind_, press, body)
    on conflict (press_hash) do nothing;
  return case when found then 'NEW' else 'AGAIN' end;
end $$;

-- What the office wrote, for the informant who opened the talk. Never what the informant wrote.
create function replies.list_for_informant(file uuid) returns table (id uuid, at timestamptz, sealed bytea, key_id bigint)
  language sql stable security definer set search_path = ''
begin atomic
  select m.id, m.at, m.sealed, c.file_key_id
  from replies.message m join replies.channel c on c.file_id = m.file_id
  where m.file_id = file and m.side = 'OFFICE' and kernel.actor() = 'public'
  order by m.at, m.place;
end;

revoke all on function replies.try_secret(uuid, bytea, bytea, bytea, timestamptz), replies.set_secret(uuid, bytea, bytea),
  replies.set_texts(uuid, bytea), replies.add_word(uuid, uuid, timestamptz, text, bytea, bytea, integer),
  replies.list_for_informant(uuid), replies.count_wrong(uuid), replies.forget_tries(timestamptz) from public;
grant execute on function replies.try_secret(uuid, bytea, bytea, bytea, timestamptz), replies.set_secret(uuid, bytea, bytea),
  replies.set_texts(uuid, bytea), replies.add_word(uuid, uuid, timestamptz, text, bytea, bytea, integer),
  replies.list_for_informant(uuid), replies.count_wrong(uuid), replies.forget_tries(timestamptz) to annhi_app;
