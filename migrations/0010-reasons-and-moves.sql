-- Reasons of every service, the desk's moves, and what a reviewer has opened: REV-04, REV-07, REV-10. Forward only.

-- REV-04: a reason belongs to its service. It names the types of evidence and the kinds of place that it fits (null: all),
-- whether it says nothing without a note, and the number that chooses it by keyboard: a number never moves.
alter table reject_reasons
  add column number smallint,
  add column credential_types text[],
  add column places text[] check (places <@ array['application', 'credential', 'section', 'row', 'field']),
  add column needs_note boolean not null default false;
update reject_reasons set credential_types = array[credential_type] where credential_type is not null;
update reject_reasons r set number = n.number
  from (select service, code, row_number() over (partition by service order by seq, code) as number
    from reject_reasons where code <> 'other') n
  where n.service = r.service and n.code = r.code;
update reject_reasons set number = 99, needs_note = true where code = 'other';
update reject_reasons set places = array['application', 'credential'] where service = 'exemption' and code <> 'other';
alter table reject_reasons
  alter column number set not null,
  add check (number between 1 and 99),
  drop column credential_type,
  drop constraint reject_reasons_pkey,
  add primary key (service, code),
  -- Two reasons may exchange their numbers in one statement (CAT-02).
  add unique (service, number) deferrable;

-- REV-07: which filed photographs a reviewer has had on the screen. An image never changes under its id, so that this says of
-- every revision what of it was seen; nothing takes effect whose pictures this person has not opened.
create table picture_openings (
  staff_id uuid not null references staff,
  image_id uuid not null references evidence_images (id),
  opened_at timestamptz not null,
  primary key (staff_id, image_id)
);
grant select, insert on picture_openings to kaoji_app;

-- REV-10: 退回 (returned to an earlier level), 补正 (asked back to the candidate until an instant, the level's clock paused) and
-- 暂缓 (it rests at its level). What was asked back and not answered in time waits for its level again by itself.
drop index applications_school_queue;
drop index applications_authority_queue;
alter table applications
  drop column awaits,
  drop constraint applications_state_check,
  add column amend_until timestamptz,
  -- Its newest step is 'held'; any other step ends that.
  add column held_at timestamptz,
  add constraint applications_state_check
    check (state in ('pending', 'in_review', 'amending', 'approved', 'rejected', 'withdrawn')),
  add constraint applications_amending check ((state = 'amending') = (amend_until is not null)),
  add constraint applications_held check (held_at is null or state in ('pending', 'in_review', 'amending'));
-- Whose queue it is in; null when nobody has to decide. While it is 'amending' it is the candidate's turn until amend_until.
alter table applications add column awaits text
  generated always as (case when state in ('pending', 'in_review', 'amending') then chain[level] end) stored;
create index applications_school_queue on applications (school_id, service, filed_at, id) where awaits = 'school';
create index applications_authority_queue on applications (service, filed_at, id) where awaits = 'authority';

alter table application_steps
  add column to_level smallint,
  add column amend_until timestamptz,
  drop constraint application_steps_kind_check,
  drop constraint application_steps_check,
  drop constraint application_steps_check1,
  drop constraint application_steps_check3,
  drop constraint application_steps_four_eyes,
  add constraint application_steps_kind_check check (kind in ('filed', 'modified', 'refiled', 'amended', 'withdrawn',
    'passed', 'approved', 'rejected', 'returned', 'amendment_asked', 'held', 'released', 'undone')),
  add constraint application_steps_level check (
    (kind in ('passed', 'approved', 'rejected', 'returned', 'amendment_asked', 'held', 'released')) = (level is not null)),
  add constraint application_steps_staff check (
    (level is not null or kind = 'undone') = (staff_id is not null)),
  add constraint application_steps_reasons check (
    kind not in ('rejected', 'amendment_asked') or jsonb_array_length(reasons) > 0),
  add constraint application_steps_note check (kind not in ('returned', 'held') or note is not null),
  add constraint application_steps_to_level check ((kind = 'returned') = (to_level is not null)
    and (to_level is null or to_level between 1 and level - 1)),
  add constraint application_steps_amend_until check ((kind = 'amendment_asked') = (amend_until is not null)),
  -- REV-04: whoever has judged at a level never judges at another one; letting it rest is no judgement.
  add constraint application_steps_four_eyes exclude using gist (application_id with =, staff_id with =, level with <>)
    where (kind in ('passed', 'approved', 'rejected', 'returned', 'amendment_asked'));
