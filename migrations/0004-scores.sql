-- SCO-01: what sheets of scores are made with is held in memory by every node. Whoever changes it, by whatever way, tells them
-- all when it commits.
create function tell_reference_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('kaoji', 'score-sheets|*');
  return null;
end
$$;
create trigger courses_told after insert or update or delete or truncate on courses for each statement execute function tell_reference_changed();
create trigger plan_courses_told after insert or update or delete or truncate on plan_courses for each statement execute function tell_reference_changed();
create trigger sittings_told after insert or update or delete or truncate on sittings for each statement execute function tell_reference_changed();
-- A proposal changes nothing that anybody sees; its batches are written with it, before it is approved.
create trigger publications_told_new after insert on publications for each row when (new.state = 'approved') execute function tell_reference_changed();
create trigger publications_told after update on publications for each row
  when (old.state = 'approved' or new.state = 'approved') execute function tell_reference_changed();

-- REV-06, SCO-04: when an approval was taken back and its score with it; part of the score's life.
alter table scores add column voided_at timestamptz;

-- A score is its ticket's person's: one check in the place of two, and a stronger one.
alter table tickets add constraint tickets_of_person unique (id, person_id);
alter table scores drop constraint scores_ticket_id_fkey, drop constraint scores_person_id_fkey,
  add constraint scores_of_ticket foreign key (ticket_id, person_id) references tickets (id, person_id);

-- IMP-01: a hundred thousand rows of one batch name one batch, one sitting and a few courses. A foreign key asks for each row;
-- these ask once for each statement and promise the same: what is named exists and stays (decision 0020).
create function require_named() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  named text := tg_argv[0];
  target text := tg_argv[1];
  key text := tg_argv[2];
  missing text;
begin
  execute format('select 1 from %2$I t where t.%3$I in (select distinct a.%1$I from added a) for key share of t', named, target, key);
  execute format('select min(a.%1$I::text) from (select distinct %1$I from added where %1$I is not null) a
    where not exists (select from %2$I t where t.%3$I = a.%1$I)', named, target, key) into missing;
  if missing is not null then
    raise exception '% of % names nothing in %: %', named, tg_table_name, target, missing using errcode = '23503';
  end if;
  return null;
end
$$;
create function refuse_while_named() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  is_named boolean;
begin
  execute format('select exists (select from %I where %I = ($1).%I)', tg_argv[0], tg_argv[1], tg_argv[2]) using old into is_named;
  if is_named then
    raise exception '% is still named by %', tg_table_name, tg_argv[0] using errcode = '23503';
  end if;
  return null;
end
$$;
create function refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception '% is named by other tables', tg_table_name using errcode = '23503';
end
$$;

alter table scores drop constraint scores_course_code_fkey, drop constraint scores_sitting_id_fkey, drop constraint scores_batch_id_fkey;
alter table import_rows drop constraint import_rows_batch_id_fkey;
create trigger scores_name_courses after insert on scores referencing new table as added
  for each statement execute function require_named('course_code', 'courses', 'code');
create trigger scores_name_sittings after insert on scores referencing new table as added
  for each statement execute function require_named('sitting_id', 'sittings', 'id');
create trigger scores_name_batches after insert on scores referencing new table as added
  for each statement execute function require_named('batch_id', 'import_batches', 'id');
create trigger import_rows_name_batches after insert on import_rows referencing new table as added
  for each statement execute function require_named('batch_id', 'import_batches', 'id');
create trigger courses_named after delete or update of code on courses
  for each row execute function refuse_while_named('scores', 'course_code', 'code');
create trigger sittings_named after delete or update of id on sittings
  for each row execute function refuse_while_named('scores', 'sitting_id', 'id');
create trigger import_batches_named after delete or update of id on import_batches
  for each row execute function refuse_while_named('scores', 'batch_id', 'id');
create trigger import_batches_named_by_rows after delete or update of id on import_batches
  for each row execute function refuse_while_named('import_rows', 'batch_id', 'id');
create trigger courses_kept before truncate on courses execute function refuse_truncate();
create trigger sittings_kept before truncate on sittings execute function refuse_truncate();
create trigger import_batches_kept before truncate on import_batches execute function refuse_truncate();

-- IMP-03: what a score is of never changes; what it says changes by corrections.
create trigger scores_stay before update of person_id, id, ticket_id, course_code, sitting_id, batch_id, source on scores
  for each row when ((old.person_id, old.id, old.ticket_id, old.course_code, old.sitting_id, old.batch_id, old.source)
    is distinct from (new.person_id, new.id, new.ticket_id, new.course_code, new.sitting_id, new.batch_id, new.source))
  execute function refuse_change();
create trigger import_rows_stay before update on import_rows execute function refuse_change();
