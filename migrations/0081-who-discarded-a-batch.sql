-- IMP-01: who discarded a batch, and when; nobody where it was given up because its time was over. Forward only.
alter table import_batches
  add column discarded_by uuid references staff,
  add column discarded_at timestamptz,
  add constraint import_batches_discarded check (discarded_at is null or state = 'discarded'),
  add constraint import_batches_discarded_by check (discarded_by is null or discarded_at is not null);
grant update (discarded_by, discarded_at) on import_batches to kaoji_app;

-- The trail knows it of the batches from before: by itself, by the corrected file that took its place, or by the first of two entries.
with told as (
  select a.subject_id::uuid as id, case when a.actor_kind = 'staff' then a.actor_id::uuid end as staff_id, a.at
  from audit_entries a where a.action = 'import.discard' and a.subject_kind = 'import_batch'
  union all
  select b.id, a.actor_id::uuid, a.at
  from audit_entries a join import_batches b on b.batch_no = (a.new_value->>'replaces')::bigint
  where a.action = 'import.upload' and a.subject_kind = 'import_batch' and a.actor_kind = 'staff'
), whole as (
  select id, staff_id, at from told
  union all select s.id, t.staff_id, t.at from told t join import_batches s on s.entry_of = t.id
)
update import_batches b set discarded_by = w.staff_id, discarded_at = w.at
from (select distinct on (id) id, staff_id, at from whole order by id, at desc) w
where b.id = w.id and b.state = 'discarded';
