-- Data-subject requests. Each is a file of its own: its key seals who asks and what they wrote, and outlives the file it may erase.

create schema privacy;
grant usage on schema privacy to annhi_app;

insert into retention.class (code, months, name_vi, name_en, legal_basis_note, action) values
  ('DATA_REQUEST', 60, 'Yêu cầu của chủ thể dữ liệu', 'Data-subject requests',
    'Chứng minh việc thực hiện quyền của chủ thể dữ liệu (Luật 91/2025/QH15); 60 tháng là mức đặt sẵn, cơ quan chủ quản phải xác nhận', 'DESTROY_KEY');

create table privacy.request (
  file_id uuid primary key references files.file (id),
  -- Nine digits, drawn and not counted: whoever holds two of them cannot tell how many people asked in between.
  reference bigint not null unique check (reference between 100000000 and 999999999),
  channel text not null check (channel in ('WEB', 'COUNTER', 'PHONE', 'LETTER')),
  kind text not null check (kind in ('ACCESS', 'CORRECTION', 'ERASURE', 'RESTRICTION', 'OBJECTION')),
  relation text not null check (relation in ('SELF', 'CHILD', 'PARENT', 'GUARDIAN', 'PROTECTION_BODY')),
  state text not null check (state in ('RECEIVED', 'ACKNOWLEDGED', 'DECIDED', 'DONE')),
  -- The report whose code the requester gave. Never found by a name.
  about_file_id uuid references files.file (id),
  -- A code came with it, though it may answer to nothing.
  is_code_given boolean not null,
  -- The press of the public form that made it; the same press again finds it.
  press_hash bytea unique,
  received_at timestamptz not null,
  -- Sealed with the request's key: name, contact, words.
  details_sealed bytea not null,
  identity_check_sealed bytea,
  decision text check (decision in ('GRANTED', 'PARTLY', 'REFUSED')),
  decision_sealed bytea,
  document_id uuid references documents.outgoing_document (id),
  certificate_number text,
  erased_at timestamptz,
  erase_complete_at timestamptz,
  check ((decision is null) = (decision_sealed is null)),
  check ((erased_at is null) = (erase_complete_at is null))
);
create index request_open on privacy.request (received_at) where state <> 'DONE';

create table privacy.event (
  id uuid primary key,
  file_id uuid not null references privacy.request (file_id),
  at timestamptz not null,
  action text not null check (action ~ '^[A-Z_]+$'),
  person_id uuid
);
create index event_of_request on privacy.event (file_id, at);

do $$
declare one text;
begin
  foreach one in array array['request', 'event'] loop
    execute format('alter table privacy.%I enable row level security', one);
    execute format('alter table privacy.%I force row level security', one);
    execute format('create policy seen on privacy.%I for select to annhi_app using (kernel.is_system() or files.visible(file_id))', one);
    execute format('create policy added on privacy.%I for insert to annhi_app with check (kernel.is_system() or files.visible(file_id))', one);
  end loop;
end $$;
create policy changed on privacy.request for update to annhi_app using (files.visible(file_id)) with check (files.visible(file_id));

grant select, insert on privacy.request, privacy.event to annhi_app;
grant update (state, identity_check_sealed, decision, decision_sealed, document_id, certificate_number, erased_at, erase_complete_at)
  on privacy.request to annhi_app;
