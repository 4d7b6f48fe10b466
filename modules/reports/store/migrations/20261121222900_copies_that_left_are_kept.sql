-- Copies of a file made for one office and one purpose, kept as they left. Sealed with the file's key: they go when it goes.

create table reports.export (
  id uuid primary key,
  file_id uuid not null references reports.report (file_id),
  at timestamptz not null,
  person_id uuid,
  -- For whom it was made.
  recipient_id uuid not null,
  recipient_name text not null,
  purpose text not null check (purpose ~ '^[A-Z_]+$'),
  parts text[] not null,
  -- SHA-256 of the content under a salt that stands on the copy alone.
  digest bytea not null check (octet_length(digest) = 32),
  pdf_sealed bytea not null
);
create index export_of_file on reports.export (file_id, at);

alter table reports.export enable row level security;
alter table reports.export force row level security;
create policy export_seen on reports.export for select to annhi_app
  using (kernel.is_system() or files.visible(file_id));
create policy export_made on reports.export for insert to annhi_app
  with check (kernel.is_system() or files.visible(file_id));
grant select, insert on reports.export to annhi_app;
