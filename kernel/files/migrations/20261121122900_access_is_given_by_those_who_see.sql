-- Whoever opens a file gives the first access; after that only those who see it may give it on. Without this, any office could
-- have written itself into any file whose id it knew.

create function files.is_opened(file uuid) returns boolean
  language sql stable security definer set search_path = ''
begin atomic
  select exists (select from files.access a where a.file_id = file);
end;
revoke all on function files.is_opened(uuid) from public;
grant execute on function files.is_opened(uuid) to annhi_app;

drop policy access_given on files.access;
create policy access_given on files.access for insert to annhi_app
  with check (kernel.is_system() or files.visible(file_id) or not files.is_opened(file_id));
