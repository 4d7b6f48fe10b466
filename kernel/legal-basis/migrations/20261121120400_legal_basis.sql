-- What may be cited, from when to when, and who holds which power under it. Reference data: everybody reads, the owner writes.

create schema legal_basis;
grant usage on schema legal_basis to annhi_app, annhi_jobs;

create table legal_basis.instrument (
  id text primary key check (id ~ '^[A-Z0-9_]+$'),
  kind text not null,
  number text not null,
  title text not null,
  -- Inclusive; null = not checked yet, cannot be cited.
  valid_from date,
  -- Exclusive; null = in force.
  valid_to date,
  confidence text not null check (confidence in ('V', 'S', 'GK-H', 'GK-M', 'GK-L')),
  source text not null,
  note text,
  -- EDITED rows belong to the legal officer: a new release does not touch them.
  origin text not null default 'SHIPPED' check (origin in ('SHIPPED', 'EDITED')),
  check (valid_from < valid_to)
);

create table legal_basis.succession (
  instrument_id text not null references legal_basis.instrument,
  successor_id text not null references legal_basis.instrument,
  primary key (instrument_id, successor_id),
  check (instrument_id <> successor_id)
);

create table legal_basis.power (
  id text primary key,
  holder_organization_id uuid,
  holder_functional_role text,
  power text not null check (power ~ '^[A-Z_]+$'),
  legal_basis_id text not null references legal_basis.instrument,
  article text not null check (article <> ''),
  valid_from date not null,
  valid_to date,
  entered_by text not null check (entered_by <> ''),
  is_demo boolean not null default false,
  check (num_nonnulls(holder_organization_id, holder_functional_role) = 1),
  check (valid_from < valid_to)
);

-- A power of a demonstration never reaches a database where real reports arrive.
create function legal_basis.refuse_demo_power() returns trigger
  language plpgsql as $$
begin
  if new.is_demo and exists (select from kernel.installation where mode = 'real') then
    raise exception 'a demonstration power cannot be entered in a real installation';
  end if;
  return new;
end $$;
create trigger refuse_demo_power before insert or update on legal_basis.power
  for each row execute function legal_basis.refuse_demo_power();

grant select on all tables in schema legal_basis to annhi_app, annhi_jobs;
