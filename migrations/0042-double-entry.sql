-- IMP-02: scores can be entered twice, by two persons. The first entry is applied only after a second one was compared with it and every
-- difference settled by somebody who did not make the first.
alter table import_batches
  add column is_double boolean not null default false,
  add column entry_of uuid references import_batches,
  add check (not is_double or kind in ('exam_scores', 'practice_scores')),
  add check (entry_of is null or not is_double),
  drop constraint import_batches_state_check,
  add constraint import_batches_state_check check (state in ('uploaded', 'checking', 'checked', 'unreadable', 'applying', 'applied',
    'rolling_back', 'rolled_back', 'discarded', 'compared'));

-- Two entries without a difference may be the same file.
drop index import_batches_file;
create unique index import_batches_file on import_batches (kind, coalesce(sitting_id, '00000000-0000-0000-0000-000000000000'::uuid),
    coalesce(entry_of, '00000000-0000-0000-0000-000000000000'::uuid), file_digest)
  where state not in ('unreadable', 'rolled_back', 'discarded');
create unique index import_batches_one_second on import_batches (entry_of)
  where entry_of is not null and state not in ('unreadable', 'rolled_back', 'discarded');

-- Every difference that was settled, with both values: the rows themselves are deleted when the batch is applied.
create table entry_settlements (
  second_id uuid not null references import_batches,
  ticket_no text not null,
  course_code text not null,
  first_value jsonb,
  second_value jsonb,
  chosen text not null check (chosen in ('first', 'second')),
  reason text not null,
  settled_by uuid not null references staff,
  settled_at timestamptz not null,
  primary key (second_id, ticket_no, course_code),
  check (first_value is not null or second_value is not null)
);
grant select, insert, update on entry_settlements to kaoji_app;

create function refuse_first_alone() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'import_batches' then
    if exists (select from import_batches f where f.id = new.entry_of and f.uploaded_by = new.uploaded_by) then
      raise exception 'the second entry is another person''s';
    end if;
  elsif exists (select from import_batches s join import_batches f on f.id = s.entry_of
      where s.id = new.second_id and f.uploaded_by = new.settled_by) then
    raise exception 'whoever made the first entry settles no difference';
  end if;
  return new;
end $$;
create trigger import_batches_second_person before insert on import_batches for each row
  when (new.entry_of is not null) execute function refuse_first_alone();
create trigger entry_settlements_second_person before insert or update on entry_settlements
  for each row execute function refuse_first_alone();
