-- IMP-04: the faulty rows of a batch can be set aside with a reason, so that one wrong row of a hundred thousand does not stop the rest.
alter table import_batches
  add column rows_set_aside integer not null default 0 check (rows_set_aside >= 0),
  add column set_aside_reason text,
  add column set_aside_by uuid references staff,
  add column set_aside_at timestamptz,
  add check ((rows_set_aside > 0) = (set_aside_reason is not null)),
  add check ((set_aside_reason is null) = (set_aside_by is null)),
  add check ((set_aside_by is null) = (set_aside_at is null));
grant update (rows_set_aside, set_aside_reason, set_aside_by, set_aside_at) on import_batches to kaoji_app;

-- The rows as the file gave them, numbers sealed, for the error file: an import's own rows are deleted when it is applied.
create table set_aside_rows (
  batch_id uuid not null references import_batches,
  row_no integer not null,
  cells text[] not null,
  fields jsonb,
  problems text[] not null check (problems <> '{}'),
  primary key (batch_id, row_no)
);
grant select, insert, delete on set_aside_rows to kaoji_app;
