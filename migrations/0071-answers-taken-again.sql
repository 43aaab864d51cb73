-- TRO-04: an answer that two persons took back may be taken again, because it is still the destination's word; one that stands is taken
-- once. So the key is of the answers that stand. Forward only.
alter table departure_steps add column taken_back_at timestamptz check (taken_back_at is null or kind in ('accepted', 'returned'));

-- Between two answers of one departure somebody took the first one back.
update departure_steps s set taken_back_at = (
  select min(u.at) from departure_steps u where u.departure_id = s.departure_id and u.kind = 'undone' and u.seq > s.seq)
where s.kind in ('accepted', 'returned');

alter table departure_steps drop constraint departure_steps_answer_id_key;
create unique index departure_steps_answer on departure_steps (answer_id) where taken_back_at is null;
-- What happened stays as it was written; only that it was taken back is added.
grant update (taken_back_at) on departure_steps to kaoji_app;
