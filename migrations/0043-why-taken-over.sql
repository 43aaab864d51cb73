-- REV-02: why a claim was taken from a colleague, for that colleague to read as long as the claim lasts; the trail keeps it for good.
alter table review_claims
  add column taken_from uuid references staff,
  add column taken_reason text check (char_length(taken_reason) between 4 and 200),
  add constraint review_claims_taken check ((taken_from is null) = (taken_reason is null) and taken_from is distinct from staff_id);
