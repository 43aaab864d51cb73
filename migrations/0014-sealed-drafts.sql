-- APP-02: a draft is sealed like what is filed: a form with prose or an address holds personal data. Forward only.
-- What was saved before stays readable until it is saved again or forgotten.
alter table drafts alter column form drop not null, add column form_cipher bytea,
  add constraint drafts_one_form check ((form is null) <> (form_cipher is null));
