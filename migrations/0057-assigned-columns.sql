-- IMP-04: the columns of a file whose titles do not tell are assigned by the officer who brought it, and the assignment is remembered for
-- the school (or the authority) and the kind of file.
alter table import_batches
  -- The officer assigns the columns in any case.
  add column asks_columns boolean not null default false,
  -- The first rows, numbers masked, as long as the columns wait to be assigned.
  add column head jsonb,
  -- How the columns are read: by whom assigned and when, and whether for this file or an earlier one of the same titles.
  add column layout jsonb,
  drop constraint import_batches_state_check,
  add constraint import_batches_state_check check (state in ('uploaded', 'checking', 'checked', 'unreadable', 'unassigned', 'applying',
    'applied', 'rolling_back', 'rolled_back', 'discarded', 'compared')),
  add check ((state = 'unassigned') = (head is not null));
grant update (head, layout) on import_batches to kaoji_app;

create table import_layouts (
  id uuid primary key,
  kind text not null,
  -- The school whose files have these titles; without one the authority's.
  school_id uuid references schools,
  -- The header row, folded: the assignment holds for the very same titles in the very same order.
  titles text[] not null,
  titles_digest bytea not null,
  places jsonb not null,
  assigned_by uuid not null references staff,
  assigned_at timestamptz not null,
  unique nulls not distinct (kind, school_id, titles_digest)
);
grant select, insert, update on import_layouts to kaoji_app;
