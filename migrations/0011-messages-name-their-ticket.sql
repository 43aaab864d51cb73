-- MSG-01, HOM-07: a message about one 准考证 names it, so that its link can lead there whichever one is active.
-- A message about the account (the password, the activation) names none. When an import that brought the 准考证 is rolled
-- back, its messages stay readable and name none any more.
alter table messages add column ticket_id uuid references tickets on delete set null;
create index messages_ticket on messages (ticket_id) where ticket_id is not null;

update messages m set ticket_id = a.ticket_id from applications a
  where m.person_id = a.person_id and m.link = '/services/' || a.service || '/applications/' || a.id;
update messages m set ticket_id = f.ticket_id from filings f
  where m.person_id = f.person_id and m.link = '/services/' || f.service || '/filings/' || f.id;
