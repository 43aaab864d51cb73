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

-- ACC-01: posts that one person never holds together; the contract has the same pairs, and a test compares the two. Accounts that hold such
-- posts from before are listed for the 安全管理员 until their posts are set anew: nothing is taken from anybody in silence.
create table conflicting_roles (
  role text not null,
  other text not null,
  primary key (role, other)
);
insert into conflicting_roles (role, other)
select 'security_administrator', r from unnest(array['system_administrator', 'auditor', 'school_registrar', 'score_officer',
  'record_supervisor', 'school_reviewer', 'authority_reviewer', 'finance', 'candidate_support']) r
union all
select 'auditor', r from unnest(array['system_administrator', 'school_registrar', 'score_officer', 'record_supervisor', 'school_reviewer',
  'authority_reviewer', 'finance', 'candidate_support']) r
union all
values ('score_officer', 'record_supervisor'), ('school_reviewer', 'authority_reviewer'), ('authority_reviewer', 'record_supervisor'),
  ('candidate_support', 'record_supervisor');
revoke insert, update, delete on conflicting_roles from kaoji_app;
grant select on conflicting_roles to kaoji_app;

create function refuse_conflicting_roles() returns trigger language plpgsql as $$
declare held text;
begin
  -- Two grants to one person happen one after the other, or neither would see the other.
  perform from staff where id = new.staff_id for update;
  select r.role into held from staff_roles r
    join conflicting_roles c on (c.role, c.other) in ((r.role, new.role), (new.role, r.role))
    where r.staff_id = new.staff_id limit 1;
  if held is not null then
    raise exception 'one person never holds % and %', held, new.role using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger staff_roles_apart after insert or update on staff_roles for each row execute function refuse_conflicting_roles();

-- A school's post names its school, every other one is the authority's. A row from before that does not is left to be set anew.
alter table staff_roles add constraint staff_roles_scope
  check ((role in ('school_registrar', 'school_reviewer')) = (school_id is not null)) not valid;
do $$ begin
  alter table staff_roles validate constraint staff_roles_scope;
exception when check_violation then
  raise warning 'staff_roles has posts without their school, or with one that is not theirs: set them anew';
end $$;

-- ACC-03: whoever answers a candidate's call asks for a lost password in their name. That officer neither checks the evidence nor grants.
alter table recovery_requests
  add column started_by uuid references staff,
  add constraint recovery_requests_not_started_by check (started_by is null
    or (started_by is distinct from checked_by and (state <> 'granted' or started_by <> decided_by)));
