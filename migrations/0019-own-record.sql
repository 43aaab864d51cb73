-- PRF-01: what a person changes alone. Forward only.

-- Address, postcode and e-mail are sealed as one: nobody is looked up by them, and a phone number often stands in each.
-- The columns in clear were never written.
alter table persons drop column email;
alter table persons drop column address;
alter table persons add column contact_cipher bytea;
grant update (contact_cipher) on persons to kaoji_app;
