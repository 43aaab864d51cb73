-- ACC-02: what people type in their own words holds identity numbers and phones. What somebody has to read in full later is
-- ciphertext; the rest is masked before it is stored (contracts/free-text.ts). The program seals the explanations of before.
alter table recovery_requests
  add column explanation_cipher bytea,
  alter column explanation drop not null,
  add constraint recovery_requests_explained check (num_nonnulls(explanation, explanation_cipher) = 1);

-- Words of before that may still be changed are masked here, by shape alone and rather too much than too little. Those of the
-- append-only tables (audit_entries.reason, application_steps.note) stay as they are: their chain and their triggers say so.
create function pg_temp.without_numbers(words text) returns text language sql immutable as $$
  select regexp_replace(regexp_replace(regexp_replace(words,
    '(?<![0-9])([0-9]{3})([-·.、 　]{0,3}[0-9]){13,14}[-·.、 　]{0,3}([0-9Xx])(?![0-9])', '\1**************\3', 'g'),
    '(?<![0-9])(86[- ]?)?(1[3-9][0-9])[-·. 　]{0,3}[0-9]{4}[-·. 　]{0,3}([0-9]{4})(?![0-9])', '\2****\3', 'g'),
    '(?<![0-9A-Za-z])([A-Za-z]{1,3}[0-9])[0-9]{5,11}([0-9])(?![0-9A-Za-z])', '\1******\2', 'g')
$$;
update recovery_requests set decision_note = pg_temp.without_numbers(decision_note) where decision_note ~ '[0-9]{4}';
update recovery_requests set claimed_name = pg_temp.without_numbers(claimed_name) where claimed_name ~ '[0-9]{4}';
update recovery_requests set ticket_no = pg_temp.without_numbers(ticket_no) where ticket_no !~ '^[0-9]{12}$';
update score_corrections set reason = pg_temp.without_numbers(reason), decision_note = pg_temp.without_numbers(decision_note)
  where reason ~ '[0-9]{4}' or decision_note ~ '[0-9]{4}';
update undo_requests set reason = pg_temp.without_numbers(reason), decision_note = pg_temp.without_numbers(decision_note)
  where reason ~ '[0-9]{4}' or decision_note ~ '[0-9]{4}';
update import_batches set roll_back_reason = pg_temp.without_numbers(roll_back_reason) where roll_back_reason ~ '[0-9]{4}';
update publications set note = pg_temp.without_numbers(note) where note ~ '[0-9]{4}';
update staff set name = pg_temp.without_numbers(name) where name ~ '[0-9]{4}';
update messages set body = pg_temp.without_numbers(body) where title like '「%」成绩已更正' and body ~ '[0-9]{4}';
