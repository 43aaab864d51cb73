-- What candidates have done under a key of their browser's (decision 0023): done once, and answered alike however often it is sent.
-- Without a foreign key on purpose: it would hold the person before what the act itself holds, in another order than a review does.
create table acts (
  person_id uuid not null,
  key uuid not null,
  -- Keyed: an act may say a password.
  digest bytea not null,
  -- Empty only until the transaction that does the act ends.
  reply_cipher bytea not null default '',
  at timestamptz not null,
  primary key (person_id, key)
);
create index acts_age on acts (at);
grant select, insert, update, delete on acts to kaoji_app;
