-- IMP-02: who withdrew a publication is not who decided on it. Of one that was approved first, both are kept.
alter table publications
  add column withdrawn_by uuid references staff,
  add column withdrawn_at timestamptz;

-- Until now the withdrawal took the place of the decision; who approved before it stands in the trail.
update publications set withdrawn_by = decided_by, withdrawn_at = decided_at, decided_by = null, decided_at = null
  where state = 'withdrawn';

alter table publications
  drop constraint publications_check,
  add constraint publications_four_eyes check (decided_by is null or decided_by <> proposed_by),
  add constraint publications_withdrawn check (
    (state = 'withdrawn') = (withdrawn_by is not null) and (withdrawn_by is null) = (withdrawn_at is null));

grant update (withdrawn_by, withdrawn_at) on publications to kaoji_app;
