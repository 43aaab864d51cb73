-- What follows the approval of a transfer-out: signing on site, package, the destination's answer; and whose packages are believed
-- (TRO-02…04). Forward only.

-- Another installation, as its province and its keys were confirmed by two persons of the security administration.
create table trusted_keys (
  id uuid primary key,
  -- The host name of the other installation.
  installation text not null check (installation ~ '^[a-z0-9][a-z0-9.-]{1,62}$'),
  name text not null check (char_length(name) between 1 and 60),
  province text not null check (char_length(province) between 1 and 20),
  key_id text not null check (key_id ~ '^[0-9a-f]{8}$'),
  public_key text not null check (public_key ~ '^[0-9a-f]{64}$'),
  valid_from timestamptz not null,
  valid_until timestamptz check (valid_until > valid_from),
  state text not null check (state in ('proposed', 'refused', 'trusted', 'revoked')),
  -- How the key was compared with the other installation, by another way than the one on which it came.
  proof text not null,
  proposed_by uuid not null references staff,
  proposed_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  revoked_by uuid references staff,
  revoked_at timestamptz,
  revocation_reason text,
  check (decided_by <> proposed_by),
  check ((state = 'proposed') = (decided_by is null)),
  check ((state = 'revoked') = (revoked_by is not null)),
  check (num_nonnulls(revoked_by, revoked_at, revocation_reason) in (0, 3))
);
-- One key is one installation's, whatever became of earlier proposals; a revoked one never comes back.
create unique index trusted_keys_once on trusted_keys (key_id) where state <> 'refused';
create index trusted_keys_open on trusted_keys (proposed_at, id) where state = 'proposed';
grant select, insert on trusted_keys to kaoji_app;
grant update (state, decided_by, decided_at, revoked_by, revoked_at, revocation_reason, valid_until) on trusted_keys to kaoji_app;

-- How long a candidate has to sign, and how long a package can be taken in; the newest row that holds counts.
create table departure_terms (
  valid_from date primary key,
  sign_days smallint not null check (sign_days between 1 and 365),
  package_days smallint not null check (package_days between 1 and 730),
  source text not null
);
insert into departure_terms values ('2000-01-01', 30, 180, 'decision 0044');
grant select on departure_terms to kaoji_app;

create table departures (
  person_id uuid not null,
  id uuid not null unique,
  application_id uuid not null,
  ticket_id uuid not null,
  school_id uuid not null references schools,
  state text not null check (state in ('to_sign', 'signed', 'sent', 'accepted', 'returned', 'lapsed', 'closed')),
  version integer not null default 1,
  -- What was filed and approved.
  province text not null,
  destination_ticket_no text not null,
  destination_level text not null check (destination_level in ('zhuanke', 'benke')),
  destination_major_code text,
  destination_major_name text not null,
  -- Whether every score of the 准考证 goes, so that it ends with its acceptance.
  takes_all boolean not null,
  opened_at timestamptz not null,
  sign_by date not null,
  signed_on date,
  moved_at timestamptz not null,
  primary key (person_id, id),
  foreign key (person_id, application_id) references applications (person_id, id),
  foreign key (ticket_id, person_id) references tickets (id, person_id),
  check (state not in ('signed', 'sent', 'accepted', 'returned') or signed_on is not null)
);
-- No 准考证 is on its way twice, and so no score is.
-- An approval that was undone, and its departure with it, may be given again.
create unique index departures_application on departures (application_id) where state <> 'closed';
create unique index departures_one on departures (ticket_id) where state in ('to_sign', 'signed', 'sent');
create index departures_school on departures (school_id, state, sign_by, id);
create index departures_state on departures (state, moved_at, id);
create index departures_province on departures (province, state);
grant select, insert on departures to kaoji_app;
grant update (state, version, sign_by, signed_on, moved_at) on departures to kaoji_app;

-- The scores that go, as they were at the approval: a score that was corrected since goes nowhere unseen.
create table departure_scores (
  person_id uuid not null,
  departure_id uuid not null,
  score_id uuid not null,
  score_version integer not null,
  -- False: a lower pass of a course that goes. It is not in the package, and becomes 已转出 with the one that is.
  is_in_package boolean not null default true,
  primary key (departure_id, score_id),
  foreign key (person_id, departure_id) references departures (person_id, id),
  foreign key (person_id, score_id) references scores (person_id, id)
);
create index departure_scores_score on departure_scores (person_id, score_id);
grant select, insert on departure_scores to kaoji_app;

-- TRO-04: each file that was made, kept sealed, so that it is the same byte for byte whenever it is downloaded.
create table departure_packages (
  id uuid primary key,
  person_id uuid not null,
  departure_id uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  key_id text not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  file_cipher bytea not null,
  -- Made anew because nobody can take it in any more.
  replaced_at timestamptz,
  foreign key (person_id, departure_id) references departures (person_id, id)
);
create unique index departure_packages_one on departure_packages (departure_id) where replaced_at is null;
create index departure_packages_departure on departure_packages (departure_id, issued_at, id);
grant select, insert on departure_packages to kaoji_app;
grant update (replaced_at) on departure_packages to kaoji_app;

-- What happened to a departure, in order; the candidate sees the moves, never the names.
create table departure_steps (
  person_id uuid not null,
  departure_id uuid not null,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('opened', 'signed', 'unsigned', 'sent', 'remade', 'accepted', 'returned', 'lapsed', 'closed',
    'undo_asked', 'undo_refused', 'undone')),
  staff_id uuid references staff,
  note text,
  -- The destination's signed answer; null: entered by hand.
  answer_id uuid unique,
  at timestamptz not null,
  primary key (departure_id, seq),
  foreign key (person_id, departure_id) references departures (person_id, id)
);
grant select, insert on departure_steps to kaoji_app;

-- The destination's answer, entered by mistake, is taken back by two persons.
create table departure_undos (
  id uuid primary key,
  person_id uuid not null,
  departure_id uuid not null,
  departure_version integer not null,
  reason text not null,
  asked_by uuid not null references staff,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'done', 'refused')),
  decided_by uuid references staff,
  decided_at timestamptz,
  note text,
  foreign key (person_id, departure_id) references departures (person_id, id),
  check (decided_by <> asked_by),
  check ((state = 'asked') = (decided_by is null))
);
create unique index departure_undos_one on departure_undos (departure_id) where state = 'asked';
create index departure_undos_open on departure_undos (asked_at, id) where state = 'asked';
grant select, insert on departure_undos to kaoji_app;
grant update (state, decided_by, decided_at, note) on departure_undos to kaoji_app;
