-- LOG-08, MSG-01: where a text message stands with whoever sends it, and letters by e-mail. Forward only.
alter table sms_outbox drop constraint sms_outbox_state_check,
  add constraint sms_outbox_state_check check (state in ('queued', 'accepted', 'delivered', 'failed')),
  -- A code that is no longer valid is not sent at all.
  add column useful_until timestamptz,
  -- Why it will not arrive, in the words of the gateway; they name no number.
  add column failure text check (char_length(failure) <= 200),
  add constraint sms_outbox_failed check ((failure is null) or state = 'failed');

-- MSG-01: one letter says that there is news in the inbox, and nothing of what it is. `none`: the person has no address on record.
create table letters (
  id uuid primary key,
  person_id uuid not null references persons,
  address_cipher bytea,
  created_at timestamptz not null,
  state text not null check (state in ('none', 'queued', 'accepted', 'failed')),
  settled_at timestamptz,
  failure text check (char_length(failure) <= 200),
  check ((address_cipher is null) = (state = 'none')),
  check ((settled_at is not null) = (state in ('accepted', 'failed'))),
  check ((failure is not null) = (state = 'failed'))
);
create index letters_person on letters (person_id, created_at desc);
create index letters_recent on letters (created_at);
grant select, insert, delete on letters to kaoji_app;
grant update (state, settled_at, failure) on letters to kaoji_app;
-- The search for news of the last day.
create index messages_unread on messages (created_at) where read_at is null;
