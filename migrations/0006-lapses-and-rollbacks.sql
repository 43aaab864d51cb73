-- REV-06: a request to take a decision back lapses when the candidate files again or withdraws: what it would take back no
-- longer stands, and nobody need decide on it.
alter table undo_requests
  drop constraint undo_requests_state_check,
  drop constraint undo_requests_check,
  add constraint undo_requests_state_check check (state in ('requested', 'approved', 'refused', 'lapsed')),
  add constraint undo_requests_check check ((state in ('requested', 'lapsed')) = (decided_by is null));
update undo_requests u set state = 'lapsed', decided_at = now()
  where u.state = 'requested' and exists (select from application_steps s
    where s.person_id = u.person_id and s.application_id = u.application_id and s.seq > u.undoes_seq);

-- IMP-01: an applied batch is taken back by a job, as it was brought in by one: a million rows take longer than a request may.
alter table import_batches
  drop constraint import_batches_state_check,
  add constraint import_batches_state_check check (state in ('uploaded', 'checking', 'checked', 'unreadable', 'applying',
    'applied', 'rolling_back', 'rolled_back', 'discarded'));
create index sessions_ticket on sessions (ticket_id) where ticket_id is not null;
create index recovery_requests_person on recovery_requests (person_id);

-- IMP-02: how many candidates a batch brought scores for, counted once: a list of publications reads no scores.
alter table import_batches add column candidates integer;
update import_batches b set candidates = (select count(distinct s.ticket_id) from scores s where s.batch_id = b.id)
  where b.state = 'applied' and b.kind <> 'candidates';

-- What runs with its owner's rights sees the owner's tables only: without this a temporary table of the same name, which the
-- application's role may make, would come first.
alter function chain_audit_entry() set search_path = pg_catalog, public, pg_temp;
alter function forget_sign_ins(timestamptz) set search_path = pg_catalog, public, pg_temp;
