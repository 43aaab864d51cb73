-- TRI-01, IMP-01: a file of inbound transfers names a batch, a few schools and its own arrivals a hundred thousand times. As in 0004, what a
-- foreign key asks for each row these ask once for each statement, and promise the same: what is named exists and stays (decision 0020).
alter table arrival_courses drop constraint arrival_courses_arrival_id_fkey;
create trigger arrival_courses_name_arrivals after insert on arrival_courses referencing new table as added
  for each statement execute function require_named('arrival_id', 'arrivals', 'id');
create trigger arrivals_named_by_courses after delete or update of id on arrivals
  for each row execute function refuse_while_named('arrival_courses', 'arrival_id', 'id');

alter table arrival_steps drop constraint arrival_steps_arrival_id_fkey, drop constraint arrival_steps_staff_id_fkey;
create trigger arrival_steps_name_arrivals after insert on arrival_steps referencing new table as added
  for each statement execute function require_named('arrival_id', 'arrivals', 'id');
create trigger arrival_steps_name_staff after insert on arrival_steps referencing new table as added
  for each statement execute function require_named('staff_id', 'staff', 'id');
create trigger arrivals_named_by_steps after delete or update of id on arrivals
  for each row execute function refuse_while_named('arrival_steps', 'arrival_id', 'id');
create index arrival_steps_staff on arrival_steps (staff_id) where staff_id is not null;
create trigger staff_named_by_arrival_steps after delete or update of id on staff
  for each row execute function refuse_while_named('arrival_steps', 'staff_id', 'id');
create trigger arrival_courses_stay before update of arrival_id on arrival_courses for each row
  when (old.arrival_id is distinct from new.arrival_id) execute function refuse_change();
create trigger arrival_steps_stay before update of arrival_id, staff_id on arrival_steps for each row
  when ((old.arrival_id, old.staff_id) is distinct from (new.arrival_id, new.staff_id)) execute function refuse_change();
create trigger arrivals_kept before truncate on arrivals execute function refuse_truncate();

-- Whose an arrival is is one fact, and one key checks it: the 准考证 and its person.
alter table arrivals drop constraint arrivals_person_id_fkey, drop constraint arrivals_ticket_id_fkey;

-- What the file says of a course, cell by cell in the order of docs/inbound-file.md; `raw` is what a package says beside.
alter table arrival_courses add column cells text[];
