-- Other rooms show a role by its name: they join to what the directory publishes, not to its catalogue.
create or replace view directory.v_role_assignment with (security_invoker = true) as
  select r.id, r.role_code, r.area_id, r.organization_id, r.unit_id, r.part, lower(r.valid) as valid_from, upper(r.valid) as valid_to,
    f.name as role_name
  from directory.role_assignment r left join directory.functional_role f on f.code = r.role_code;
