-- A place is counted as it was read out of the report: the report itself holds one only where somebody entered it, and until now every
-- place was unknown to the board.
create policy proposal_counted on reports.proposal for select to annhi_owner using (true);
create or replace view reports.v_counted as
  select r.file_id, r.organization_id, r.state, r.category, r.priority, r.channel, coalesce(r.area_id, p.area_id) as area_id, r.received_at, r.claimed_at, r.closed_at
  from reports.report r left join reports.proposal p on p.file_id = r.file_id;
