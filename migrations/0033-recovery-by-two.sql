-- ACC-03: nobody alone gives away a candidate's account. One officer checks the evidence, another hands over the code; the table
-- keeps it as well.
alter table recovery_requests
  drop constraint recovery_requests_state_check,
  add constraint recovery_requests_state_check check (state in ('open', 'checked', 'granted', 'refused')),
  add column checked_by uuid references staff,
  add column checked_at timestamptz,
  add column check_note text;

-- What one person alone granted before ends now; the applicant asks again.
update recovery_requests set code_expires_at = least(code_expires_at, now()) where state = 'granted' and code_used_at is null;

-- Not validated: what was decided before stands as it was decided.
alter table recovery_requests add constraint recovery_requests_second_person
  check (state <> 'granted' or (checked_by is not null and checked_by <> decided_by)) not valid;

drop index recovery_requests_one_open;
create unique index recovery_requests_one_open on recovery_requests (person_id) where state in ('open', 'checked');
drop index recovery_requests_open;
create index recovery_requests_open on recovery_requests (created_at, id) where state in ('open', 'checked');
create index recovery_requests_handled on recovery_requests (decided_at desc, id) where state in ('granted', 'refused');

grant update (checked_by, checked_at, check_note) on recovery_requests to kaoji_app;
