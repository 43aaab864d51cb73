-- EVI-08: a phone sends photographs to one credential that is open on a desk computer. Forward only.

create table phone_links (
  person_id uuid not null,
  id uuid primary key,
  credential_id uuid not null,
  -- The session of the desk browser; the link ends with it. No reference: who scans later is told that it was signed out.
  session_id uuid not null,
  -- What the two-dimensional code carries, and what the first phone that opened it got instead; only their digests are here.
  token_digest bytea not null unique check (octet_length(token_digest) = 32),
  phone_digest bytea unique check (octet_length(phone_digest) = 32),
  -- Shown on both screens, so that the person sees that it is their own phone.
  code text check (code ~ '^[0-9]{4}$'),
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  claimed_at timestamptz,
  confirmed_at timestamptz,
  ended_at timestamptz,
  received smallint not null default 0 check (received between 0 and 20),
  foreign key (person_id, credential_id) references credentials (person_id, id),
  check (expires_at > opened_at),
  check (num_nonnulls(phone_digest, code, claimed_at) in (0, 3)),
  check (confirmed_at is null or claimed_at is not null),
  check (received = 0 or confirmed_at is not null)
);
-- A person has one that is open.
create unique index phone_links_open on phone_links (person_id) where ended_at is null;
create index phone_links_expiry on phone_links (expires_at);
create index phone_links_credential on phone_links (person_id, credential_id);

grant select, insert, delete on phone_links to kaoji_app;
grant update (phone_digest, code, expires_at, claimed_at, confirmed_at, ended_at, received) on phone_links to kaoji_app;
