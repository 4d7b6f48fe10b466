-- How long files are kept, by class, as data; and the proof of each destruction.

create schema retention;
grant usage on schema retention to annhi_app;

create table retention.class (
  code text primary key check (code ~ '^[A-Z_]+$'),
  -- Months after the file was closed. Null: kept until the law or the authority sets a time; nothing is destroyed meanwhile.
  months smallint check (months between 1 and 1200),
  name_vi text not null,
  name_en text not null,
  -- Where the time comes from, and who must still confirm it.
  legal_basis_note text not null,
  action text not null default 'DESTROY_KEY' check (action in ('DESTROY_KEY', 'KEEP'))
);

insert into retention.class (code, months, name_vi, name_en, legal_basis_note, action) values
  ('REPORT', 60, 'Phản ánh và nội dung kèm theo', 'Reports and what came with them',
    'Không quá thời gian cần cho mục đích (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15); 60 tháng là mức đặt sẵn, cơ quan chủ quản phải xác nhận', 'DESTROY_KEY'),
  ('CHILD_CASE', null, 'Hồ sơ trẻ em (NĐ 56/2017)', 'The file of a child (Decree 56/2017)',
    'Luật Lưu trữ 2024: thời hạn cho hồ sơ trẻ em chưa được xác định; giữ cho tới khi có', 'KEEP');

-- One row per destroyed file. Nothing can be computed from it: the digest is of the wrapped key, which is gone.
create table retention.destruction (
  file_id uuid primary key references files.file (id),
  key_id bigint not null,
  retention_class text not null,
  reason text not null check (reason in ('RETENTION_OVER', 'ERASURE_REQUESTED')),
  record_digest text check (record_digest ~ '^[0-9a-f]{64}$'),
  destroyed_at timestamptz not null,
  -- Copies of the key store are kept at most 35 days; complete afterwards.
  complete_at timestamptz not null check (complete_at >= destroyed_at)
);

-- A hold: who asked for it and why, from when to when. files.file.legal_hold says whether one stands now.
create table retention.hold (
  file_id uuid not null references files.file (id),
  held_at timestamptz not null,
  held_by uuid not null,
  reason text not null check (reason in ('COURT', 'INVESTIGATION', 'COMPLAINT', 'INSPECTION')),
  released_at timestamptz,
  released_by uuid,
  primary key (file_id, held_at),
  check (released_at >= held_at),
  check ((released_at is null) = (released_by is null))
);
create unique index hold_stands on retention.hold (file_id) where released_at is null;

alter table retention.destruction enable row level security;
alter table retention.destruction force row level security;
alter table retention.hold enable row level security;
alter table retention.hold force row level security;

create policy destruction_seen on retention.destruction for select to annhi_app using (kernel.is_system() or files.visible(file_id));
create policy destruction_written on retention.destruction for insert to annhi_app with check (kernel.is_system());
create policy hold_seen on retention.hold for select to annhi_app using (kernel.is_system() or files.visible(file_id));
create policy hold_put on retention.hold for insert to annhi_app with check (files.visible(file_id));
create policy hold_released on retention.hold for update to annhi_app using (files.visible(file_id)) with check (files.visible(file_id));

grant select on retention.class to annhi_app;
grant select, insert on retention.destruction, retention.hold to annhi_app;
grant update (released_at, released_by) on retention.hold to annhi_app;

-- The last word, whoever asks: what is open, unread, held or already gone is never marked as destroyed, and nothing comes back.
create function retention.guard_destruction() returns trigger
  language plpgsql as $$
begin
  if old.destroyed_at is not null and (new.destroyed_at is distinct from old.destroyed_at or new.closed_at is distinct from old.closed_at) then
    raise exception 'a destroyed file does not come back' using errcode = 'RT001';
  end if;
  if new.destroyed_at is not null and old.destroyed_at is null
    and (old.closed_at is null or old.holder_person_id is null or old.legal_hold or new.closed_at is null or new.legal_hold) then
    raise exception 'an open, unread or held file is not destroyed' using errcode = 'RT001';
  end if;
  return new;
end $$;
create trigger guard_destruction before update on files.file for each row execute function retention.guard_destruction();
