-- IMP-01, OPS-02: of a checked file nearly every row is sound, and nobody reads a sound row before all of them are applied. A row of a table,
-- two entries of its indexes and their log cost more than the rest of the check: sound rows are kept in blocks of many, as one value each.
create type sound_row as (
  row_no integer,
  course_code text,
  outcome text,
  mark smallint,
  grade text,
  person_id uuid,
  ticket_id uuid,
  group_no integer,
  course_name text,
  credits numeric,
  passed_on date,
  cells text[],
  fields jsonb
);
create table sound_row_blocks (
  batch_id uuid not null references import_batches,
  block_no integer not null,
  rows sound_row[] not null,
  primary key (batch_id, block_no)
);
-- It is deleted within minutes: to compress it costs more than it saves.
alter table sound_row_blocks alter rows set storage external;
grant select, insert, delete on sound_row_blocks to kaoji_app;
