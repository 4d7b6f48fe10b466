-- A request whose words tell of danger is sent on as a report at once; the request remembers which.
alter table privacy.request add column danger_file_id uuid references files.file (id);
