-- IMP-01, PRF-01: photographs of candidates come in as a file, too. Forward only.
alter table import_batches drop constraint import_batches_kind_check,
  add constraint import_batches_kind_check
    check (kind in ('candidates', 'exam_scores', 'practice_scores', 'inbound_transfers', 'candidate_photos'));

-- Such a photograph belongs to no credential of the wallet, but to the batch that brought it in.
alter table evidence_images
  alter column credential_id drop not null,
  add column batch_id uuid references import_batches,
  add constraint evidence_images_came_once check ((credential_id is null) <> (batch_id is null));
create index evidence_images_batch on evidence_images (batch_id) where batch_id is not null;

-- A batch that is rolled back takes its photographs with it: they may be of other persons. What came with a credential stays for ever.
grant delete on evidence_images to kaoji_app;
create trigger evidence_images_kept before delete on evidence_images for each row when (old.batch_id is null)
  execute function refuse_change();
-- Whoever names a photograph is found when it goes.
create index persons_photo on persons (photo_image_id) where photo_image_id is not null;
create index picture_openings_image on picture_openings (image_id);

-- A photograph on record is replaced by an application that was approved, or by a batch that was applied.
alter table person_corrections
  alter column application_id drop not null,
  add column batch_id uuid references import_batches,
  add constraint person_corrections_one_occasion check ((application_id is null) <> (batch_id is null)),
  add constraint person_corrections_batch_photo check (batch_id is null or datum = 'photo');
create unique index person_corrections_batch on person_corrections (batch_id, person_id) where batch_id is not null;

-- EVI-03: until its batch is applied, a photograph in the vault is named by its row, and is not swept.
create index import_rows_vault on import_rows ((fields ->> 'vaultKey')) where fields ? 'vaultKey';
