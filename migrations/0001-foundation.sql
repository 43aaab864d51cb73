-- Foundation: catalogue, people, accounts, sessions, scores, imports, publication, windows, messages, staff, audit.
-- Forward only. Instants are timestamptz, dates are date; money does not occur yet.

create extension if not exists btree_gist;

-- ---------------------------------------------------------------- catalogue (CAT-01)
create table schools (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9A-Z]{2,8}$'),
  name text not null unique
);

create table courses (
  code text primary key check (code ~ '^[0-9]{5}$'),
  name text not null,
  initials text not null default '',
  source text not null
);

create table majors (
  id uuid primary key,
  code text not null,
  name text not null,
  level text not null check (level in ('zhuanke', 'benke')),
  school_id uuid not null references schools,
  source text not null,
  unique (code, school_id)
);

create table plans (
  id uuid primary key,
  major_id uuid not null references majors,
  version text not null,
  effective_on date not null,
  min_courses smallint not null check (min_courses > 0),
  min_credits smallint not null check (min_credits > 0),
  choice_groups jsonb not null default '[]',
  notes jsonb not null default '[]',
  source text not null,
  unique (major_id, version)
);

create table plan_courses (
  plan_id uuid not null references plans,
  course_code text not null references courses,
  seq smallint not null,
  credits numeric(4, 1) not null check (credits >= 0),
  mode text not null check (mode in ('written', 'practice', 'thesis')),
  requirement text not null check (requirement in ('compulsory', 'choice', 'additional')),
  theory_code text references courses,
  primary key (plan_id, course_code)
);

create table sittings (
  id uuid primary key,
  number smallint not null unique check (number > 0),
  name text not null unique,
  held_from date not null,
  held_to date not null,
  check (held_to >= held_from)
);

-- ---------------------------------------------------------------- people
-- Numbers and phones are ciphertext (key id inside) beside a keyed blind index for look-up.
create table persons (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 60),
  id_type text not null check (id_type in ('resident_id', 'hk_mo_tw_residence', 'foreigner_pr', 'passport', 'officer')),
  id_number_cipher bytea not null,
  id_number_index bytea not null,
  phone_cipher bytea,
  phone_index bytea,
  email text,
  address text,
  gender text check (gender in ('male', 'female')),
  ethnicity text,
  political_status text,
  registered_on date not null,
  origin_batch_id uuid,
  unique (id_number_index)
);
create index persons_phone on persons (phone_index) where phone_index is not null;
create index persons_name on persons (name text_pattern_ops);
create index persons_origin on persons (origin_batch_id) where origin_batch_id is not null;

create table tickets (
  id uuid primary key,
  ticket_no text not null unique,
  person_id uuid not null references persons,
  school_id uuid not null references schools,
  plan_id uuid not null references plans,
  state text not null default 'active' check (state in ('active', 'transferring_out', 'transferred_out', 'graduated', 'closed')),
  registered_on date not null,
  origin_batch_id uuid
);
create index tickets_person on tickets (person_id);
create index tickets_school on tickets (school_id);
create index tickets_origin on tickets (origin_batch_id) where origin_batch_id is not null;

-- ---------------------------------------------------------------- signing in
create table candidate_accounts (
  person_id uuid primary key references persons,
  -- null: the initial password still holds (LOG-02); it is derived from the number and never stored.
  password_hash text,
  password_set_at timestamptz,
  disabled_at timestamptz,
  check ((password_hash is null) = (password_set_at is null))
);

create table staff (
  id uuid primary key,
  username text not null unique check (username ~ '^[a-z][a-z0-9._-]{2,31}$'),
  name text not null,
  password_hash text not null,
  totp_cipher bytea,
  totp_last_step bigint,
  demonstration boolean not null default false,
  disabled_at timestamptz,
  last_signed_in_at timestamptz
);

create table staff_roles (
  staff_id uuid not null references staff,
  role text not null,
  school_id uuid references schools,
  unique nulls not distinct (staff_id, role, school_id)
);

create table sessions (
  token_digest bytea primary key,
  id uuid not null unique,
  person_id uuid references persons,
  staff_id uuid references staff,
  stage text not null check (stage in ('activation', 'enrolment', 'ready')),
  ticket_id uuid references tickets,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null,
  check ((person_id is null) <> (staff_id is null))
);
create index sessions_person on sessions (person_id) where person_id is not null;
create index sessions_staff on sessions (staff_id) where staff_id is not null;
create index sessions_expiry on sessions (expires_at);

create table sign_ins (
  id uuid primary key,
  person_id uuid references persons,
  staff_id uuid references staff,
  at timestamptz not null,
  address text not null,
  agent text not null,
  outcome text not null check (outcome in ('signed_in', 'failed', 'locked', 'activation', 'signed_out'))
);
create index sign_ins_person on sign_ins (person_id, at desc) where person_id is not null;
create index sign_ins_staff on sign_ins (staff_id, at desc) where staff_id is not null;

-- LOG-05: counted per account and address together, and per address; never per account alone, so that a
-- stranger cannot lock the owner out. Keys are keyed digests, not numbers.
create table sign_in_failures (
  key bytea primary key,
  failures smallint not null,
  window_started_at timestamptz not null,
  locked_until timestamptz
);

create table captchas (
  id uuid primary key,
  kind text not null check (kind in ('image', 'work')),
  answer_digest bytea not null,
  expires_at timestamptz not null
);
create index captchas_expiry on captchas (expires_at);

-- Codes sent to a phone: bound to one purpose and person, few tries, few minutes (LOG-08).
create table phone_codes (
  id uuid primary key,
  person_id uuid references persons,
  purpose text not null check (purpose in ('activation', 'recovery', 'phone_change')),
  code_digest bytea not null,
  phone_cipher bytea,
  phone_index bytea,
  tries_left smallint not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index phone_codes_person on phone_codes (person_id, purpose, created_at desc);

-- The visible outbox of the default SMS adapter, and the delivery status of any other.
create table sms_outbox (
  id uuid primary key,
  person_id uuid references persons,
  phone_cipher bytea not null,
  body_cipher bytea not null,
  created_at timestamptz not null,
  state text not null check (state in ('queued', 'delivered', 'failed')),
  settled_at timestamptz
);
create index sms_outbox_recent on sms_outbox (created_at desc);

-- LOG-08 without the phone: staff decide with evidence.
create table recovery_requests (
  id uuid primary key,
  person_id uuid references persons,
  claimed_name text not null,
  ticket_no text not null,
  contact_cipher bytea not null,
  explanation text not null,
  state text not null check (state in ('open', 'granted', 'refused')),
  created_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  decision_note text,
  code_digest bytea,
  code_expires_at timestamptz,
  code_used_at timestamptz
);
create index recovery_requests_open on recovery_requests (created_at, id) where state = 'open';
create unique index recovery_requests_one_open on recovery_requests (person_id) where state = 'open';

-- ---------------------------------------------------------------- imports and scores
create table import_batches (
  id uuid primary key,
  batch_no bigint generated always as identity unique,
  kind text not null check (kind in ('candidates', 'exam_scores', 'practice_scores')),
  sitting_id uuid references sittings,
  school_id uuid references schools,
  file_name text not null,
  file_key text not null,
  file_bytes bigint not null,
  file_digest bytea not null,
  state text not null check (state in ('uploaded', 'checking', 'checked', 'unreadable', 'applying', 'applied', 'rolled_back', 'discarded')),
  fault jsonb,
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  rows_faulty integer not null default 0,
  warnings jsonb not null default '[]',
  uploaded_by uuid not null references staff,
  uploaded_at timestamptz not null,
  applied_by uuid references staff,
  applied_at timestamptz,
  rolled_back_by uuid references staff,
  rolled_back_at timestamptz,
  roll_back_reason text,
  check (kind = 'candidates' or sitting_id is not null)
);
-- The same file twice is no second import, unless the first came to nothing.
create unique index import_batches_file on import_batches (kind, coalesce(sitting_id, '00000000-0000-0000-0000-000000000000'::uuid), file_digest)
  where state not in ('unreadable', 'rolled_back', 'discarded');
create index import_batches_recent on import_batches (uploaded_at desc, id);

alter table persons add foreign key (origin_batch_id) references import_batches;
alter table tickets add foreign key (origin_batch_id) references import_batches;

-- What the file says, row by row, until it is applied. Emptied per batch afterwards but for the faulty rows.
create table import_rows (
  batch_id uuid not null references import_batches,
  row_no integer not null,
  cells text[] not null,
  ticket_no text not null default '',
  given_name text not null default '',
  course_code text not null default '',
  outcome text,
  mark smallint,
  grade text,
  fields jsonb,
  person_id uuid,
  ticket_id uuid,
  plan_id uuid,
  problems text[] not null default '{}',
  primary key (batch_id, row_no)
);
create index import_rows_faulty on import_rows (batch_id, row_no) where problems <> '{}';

create table publications (
  id uuid primary key,
  sitting_id uuid not null references sittings,
  state text not null check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
  publish_at timestamptz not null,
  proposed_by uuid not null references staff,
  proposed_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  note text,
  -- Four eyes, kept by the database as well (IMP-02).
  check (decided_by is null or state = 'withdrawn' or decided_by <> proposed_by)
);
create index publications_sitting on publications (sitting_id, publish_at);
create index publications_due on publications (publish_at) where state = 'approved';

create table publication_batches (
  publication_id uuid not null references publications,
  batch_id uuid not null references import_batches,
  primary key (publication_id, batch_id)
);
create index publication_batches_batch on publication_batches (batch_id);

-- A score belongs to a person first: that is the key a large installation partitions by.
create table scores (
  person_id uuid not null references persons,
  id uuid not null,
  ticket_id uuid not null references tickets,
  course_code text not null references courses,
  sitting_id uuid references sittings,
  source text not null check (source in ('exam', 'practice', 'exemption', 'transfer_in', 'supplement', 'substitution')),
  outcome text not null check (outcome in ('marked', 'graded', 'exempted', 'absent', 'violation')),
  mark smallint check (mark between 0 and 100),
  grade text check (grade in ('excellent', 'good', 'medium', 'pass', 'fail')),
  state text not null default 'valid' check (state in ('valid', 'transferred_out', 'void')),
  obtained_on date not null,
  batch_id uuid references import_batches,
  origin_note text,
  version integer not null default 1,
  primary key (person_id, id),
  check ((outcome = 'marked') = (mark is not null)),
  check ((outcome = 'graded') = (grade is not null)),
  check (source in ('exemption', 'transfer_in', 'supplement', 'substitution') or sitting_id is not null)
);
create unique index scores_once on scores (ticket_id, course_code, sitting_id, source) where state <> 'void';
create index scores_ticket on scores (ticket_id);
create index scores_batch on scores (batch_id) where batch_id is not null;

-- IMP-03: a score is never overwritten without a request and an approval; both stay.
create table score_corrections (
  id uuid primary key,
  person_id uuid not null,
  score_id uuid not null,
  state text not null check (state in ('requested', 'approved', 'refused')),
  old_value jsonb not null,
  new_value jsonb not null,
  reason text not null,
  requested_by uuid not null references staff,
  requested_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  decision_note text,
  foreign key (person_id, score_id) references scores,
  check (decided_by is null or decided_by <> requested_by)
);
create unique index score_corrections_one_open on score_corrections (person_id, score_id) where state = 'requested';
create index score_corrections_open on score_corrections (requested_at, id) where state = 'requested';

-- ---------------------------------------------------------------- windows, messages, texts
create table windows (
  id uuid primary key,
  service text not null,
  round text not null,
  school_id uuid references schools,
  period tstzrange not null check (not isempty(period) and lower_inc(period) and not upper_inc(period) and lower(period) is not null and upper(period) is not null),
  next_expected text,
  -- WIN-01: one service of one school (or of all) is never open twice at one instant.
  exclude using gist (service with =, (coalesce(school_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, period with &&)
);

create table messages (
  person_id uuid not null references persons,
  id uuid not null,
  title text not null,
  body text not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (person_id, id)
);
create index messages_recent on messages (person_id, created_at desc, id);

-- LOG-06, CNT-01: texts that staff edit. The highest version is in force; none is ever changed.
create table text_versions (
  key text not null,
  version integer not null check (version > 0),
  body text not null,
  edited_by uuid references staff,
  edited_at timestamptz not null,
  primary key (key, version)
);

-- ---------------------------------------------------------------- audit trail (TRL-01)
create table audit_chains (
  chain smallint primary key,
  length bigint not null,
  head bytea not null
);
insert into audit_chains select n, 0, sha256(convert_to('kaoji audit chain ' || n, 'UTF8')) from generate_series(0, 15) n;

create table audit_entries (
  chain smallint not null,
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('nobody', 'candidate', 'staff', 'system')),
  actor_id text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  person_id uuid,
  old_value jsonb,
  new_value jsonb,
  reason text,
  address text,
  request_id text,
  hash bytea not null,
  primary key (chain, seq)
);
create index audit_entries_subject on audit_entries (subject_kind, subject_id);
create index audit_entries_person on audit_entries (person_id, at) where person_id is not null;

-- The chain is kept by the database, so that the application's role can neither choose a hash nor skip one.
-- Sixteen chains: writers on different connections do not wait for one another's commit.
create function audit_entry_text(e audit_entries) returns text language sql stable as $$
  select concat_ws('|', e.chain, e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    e.actor_kind, coalesce(quote_literal(e.actor_id), '-'), quote_literal(e.action), quote_literal(e.subject_kind),
    quote_literal(e.subject_id), coalesce(e.person_id::text, '-'), coalesce(quote_literal(e.old_value::text), '-'),
    coalesce(quote_literal(e.new_value::text), '-'), coalesce(quote_literal(e.reason), '-'),
    coalesce(quote_literal(e.address), '-'), coalesce(quote_literal(e.request_id), '-'))
$$;

create function chain_audit_entry() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  held audit_chains;
begin
  new.chain := pg_backend_pid() % 16;
  select * into strict held from audit_chains where chain = new.chain for update;
  new.seq := held.length + 1;
  new.hash := sha256(held.head || convert_to(audit_entry_text(new), 'UTF8'));
  update audit_chains set length = new.seq, head = new.hash where chain = new.chain;
  return new;
end
$$;
create trigger audit_entries_chain before insert on audit_entries for each row execute function chain_audit_entry();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;
create trigger audit_entries_closed before update or delete or truncate on audit_entries execute function refuse_change();
create trigger text_versions_closed before update or delete or truncate on text_versions execute function refuse_change();

-- ---------------------------------------------------------------- the application's role
do $$
begin
  if not exists (select from pg_roles where rolname = 'kaoji_app') then
    create role kaoji_app nologin;
  end if;
end
$$;
grant usage on schema public to kaoji_app;
grant select, insert, update, delete on all tables in schema public to kaoji_app;
grant usage on all sequences in schema public to kaoji_app;
revoke all on audit_chains from kaoji_app;
grant select on audit_chains to kaoji_app;
revoke update, delete, truncate on audit_entries, text_versions from kaoji_app;
revoke delete, truncate on score_corrections, publications, sign_ins from kaoji_app;
