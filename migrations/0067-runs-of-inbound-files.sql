-- TRI-01, IMP-01: in a file of inbound transfers the rows of one person stand together, the same few courses come in thousands of rows, and so
-- do the same marks of the same examinations. What is sound of a checked file is kept as the file is: one row a run of a person, which names
-- courses and results by their numbers, and each distinct course and result once (decision 0073).
create table sound_runs (
  batch_id uuid not null,
  run integer not null,
  -- The first run of the same record.
  group_no integer not null,
  -- In the first run of a record only.
  person jsonb,
  -- Row by row: what of `sound_courses`, and what of `sound_results`.
  courses integer[] not null,
  results integer[] not null,
  primary key (batch_id, run),
  check (cardinality(courses) = cardinality(results))
);
create table sound_courses (
  batch_id uuid not null,
  no integer not null,
  code text not null,
  name text not null,
  credits numeric not null,
  -- As they stand in the file.
  cells text[] not null,
  primary key (batch_id, no)
);
create table sound_results (
  batch_id uuid not null,
  no integer not null,
  outcome text,
  mark smallint,
  grade text,
  passed_on date not null,
  cells text[] not null,
  primary key (batch_id, no)
);
-- As in 0004: asked once a statement.
create trigger sound_runs_name_batches after insert on sound_runs referencing new table as added
  for each statement execute function require_named('batch_id', 'import_batches', 'id');
create trigger sound_courses_name_batches after insert on sound_courses referencing new table as added
  for each statement execute function require_named('batch_id', 'import_batches', 'id');
create trigger sound_results_name_batches after insert on sound_results referencing new table as added
  for each statement execute function require_named('batch_id', 'import_batches', 'id');
create trigger import_batches_named_by_runs after delete or update of id on import_batches
  for each row execute function refuse_while_named('sound_runs', 'batch_id', 'id');
create trigger import_batches_named_by_courses after delete or update of id on import_batches
  for each row execute function refuse_while_named('sound_courses', 'batch_id', 'id');
create trigger import_batches_named_by_results after delete or update of id on import_batches
  for each row execute function refuse_while_named('sound_results', 'batch_id', 'id');
create trigger sound_runs_stay before update on sound_runs execute function refuse_change();
create trigger sound_courses_stay before update on sound_courses execute function refuse_change();
create trigger sound_results_stay before update on sound_results execute function refuse_change();
grant select, insert, delete on sound_runs, sound_courses, sound_results to kaoji_app;

-- Of thousands of 准考证 at once: the planner sees through a function that answers a set, and calls one that answers a value for each.
create function graduation_of(ticket uuid, at timestamptz) returns setof timestamptz language sql stable as $$
  select p.publish_at from diplomas d join graduation_publications p on p.id = d.publication_id
  where d.ticket_id = ticket and d.state = 'assigned' and p.state = 'approved' and p.publish_at <= at
$$;
create or replace function graduated_at(ticket uuid, at timestamptz) returns timestamptz language sql stable as $$
  select g from graduation_of(ticket, at) g
$$;
