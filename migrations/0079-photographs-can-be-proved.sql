-- IMP-01, TRL-01: whose photograph became which one by a batch can be proved by the batch's entry in the trail (decision 0091). SHA-256 of the
-- photograph before, of the batch's, and of the one on record after the batch was rolled back; null where there is none. Forward only.
alter table person_corrections
  add column old_digest bytea check (length(old_digest) = 32),
  add column new_digest bytea check (length(new_digest) = 32),
  add column after_digest bytea check (length(after_digest) = 32),
  add constraint person_corrections_batch_digests
    check (batch_id is not null or coalesce(old_digest, new_digest, after_digest) is null),
  add constraint person_corrections_after_digest check (after_digest is null or undone_at is not null);
grant update (after_digest) on person_corrections to kaoji_app;

-- A photograph on record is a photograph of that person. What was on record before is not looked through.
alter table persons add constraint persons_own_photo
  foreign key (id, photo_image_id) references evidence_images (person_id, id) not valid;

-- IMP-01: whoever uploads photographs does not apply them. What was applied before stays as it is, and can be rolled back.
create function require_second_officer() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'photographs are applied by another officer than whoever uploaded them' using errcode = '23514';
end $$;
create trigger import_batches_second_officer before update of applied_by on import_batches for each row
  when (new.kind = 'candidate_photos' and new.applied_by = new.uploaded_by and old.applied_by is distinct from new.applied_by)
  execute function require_second_officer();

-- MSG-01: a candidate who came with a batch that is rolled back leaves with the messages about photographs that were rolled back before.
alter table messages drop constraint messages_person_id_fkey,
  add constraint messages_person_id_fkey foreign key (person_id) references persons on delete cascade not valid;
