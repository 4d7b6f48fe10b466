-- What may be counted about a report: no words, no links, nobody's name. Read by functions of the owner only; no login has it.
create view reports.v_counted as
  select r.file_id, r.organization_id, r.state, r.category, r.priority, r.channel, r.area_id, r.received_at, r.claimed_at, r.closed_at
  from reports.report r;
