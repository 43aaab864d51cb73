-- TRI-01, IMP-01: files of inbound transfers are a kind of import. Forward only.
alter table import_batches drop constraint import_batches_kind_check,
  add constraint import_batches_kind_check check (kind in ('candidates', 'exam_scores', 'practice_scores', 'inbound_transfers')),
  drop constraint import_batches_check,
  add constraint import_batches_check check ((kind in ('exam_scores', 'practice_scores')) = (sitting_id is not null));

-- Rows that belong together: those of one person's record. Notes are no faults: they say what applying the row will do.
alter table import_rows add column group_no integer, add column notes text[] not null default '{}';
-- How many rows have each note: it stays when the rows themselves have gone into the record.
alter table import_batches add column notes jsonb not null default '[]';
-- The database's own list of what the application may change in a batch.
grant update (notes) on import_batches to kaoji_app;

-- IMP-01: a batch is taken back as a whole while nobody has touched what it brought.
grant delete on arrivals, arrival_courses, arrival_steps to kaoji_app;

-- TRO-04: every package that was ever taken in, so that none comes twice; a later one of the same record may have taken its place.
create table taken_packages (
  package_id text primary key,
  digest bytea not null,
  sender text not null,
  taken_by uuid not null references staff,
  taken_at timestamptz not null
);
grant select, insert on taken_packages to kaoji_app;
