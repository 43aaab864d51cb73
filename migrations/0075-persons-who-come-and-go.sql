-- IMP-01: a photograph without a credential names its person itself. Forward only.
alter table evidence_images add foreign key (person_id) references persons;

-- A batch of candidates is rolled back with what a batch of photographs had changed of them, once that was rolled back, too.
grant delete on person_corrections to kaoji_app;
create trigger person_corrections_kept before delete on person_corrections for each row
  when (old.batch_id is null or old.undone_at is null) execute function refuse_change();
