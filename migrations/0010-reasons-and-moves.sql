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
