-- AUD-02: what the other province says of a score that was transferred in: it counts only when name and credits agree, and some months
-- after the transfer. Rows of before were compared by whoever took them in; every new one brings what it is compared by. Forward only.
alter table scores add column transferred_on date, add column credits_at_origin numeric(5, 1), add column name_at_origin text,
  add constraint scores_of_origin check (num_nonnulls(transferred_on, credits_at_origin, name_at_origin)
    = case source when 'transfer_in' then 3 else 0 end) not valid;

-- AUD-06: the 加考 situation that a person thinks applies. Forecasts use it, nothing else: an application asks again.
create table forecast_situations (
  person_id uuid not null,
  ticket_id uuid not null,
  plan_id uuid not null references plans,
  situation text not null,
  chosen_at timestamptz not null,
  primary key (ticket_id, plan_id),
  foreign key (ticket_id, person_id) references tickets (id, person_id)
);
create index forecast_situations_person on forecast_situations (person_id);
grant select, insert, update, delete on forecast_situations to kaoji_app;
