-- Open reports of the caller's offices that nobody has opened yet: found and counted by an index that holds nothing else.

create index report_unopened on reports.report (organization_id, priority, received_at, file_id)
  where opened_at is null and closed_at is null;

create function reports.count_unopened() returns bigint
  language sql stable security definer set search_path = ''
begin atomic
  select count(*) from reports.report r
  where r.organization_id = any (kernel.offices()) and r.closed_at is null and r.opened_at is null;
end;
revoke all on function reports.count_unopened() from public;
grant execute on function reports.count_unopened() to annhi_app;
