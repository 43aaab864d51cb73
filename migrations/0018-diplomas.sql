-- Graduation batches, their audits, publication by two persons, the register of diploma numbers, replay: GRA-12, AUD-07, AUD-09.
-- Forward only. All tables here are written by server/modules/diplomas, audits and replays by server/modules/degree-audits.

-- ---------------------------------------------------------------- batches
-- GRA-12: a batch has one diploma date. The rounds of 申请毕业 whose windows belong to it are named as in windows.round.
create table graduation_batches (
  id uuid primary key,
  name text not null unique check (char_length(name) between 1 and 40),
  graduates_on date not null unique,
  -- GRA-05: how long a self-appraisal of this batch is, in characters.
  appraisal_min smallint not null default 200 check (appraisal_min >= 0),
  appraisal_max smallint not null default 500 check (appraisal_max <= 2000),
  source text not null,
  check (appraisal_min <= appraisal_max)
);
create table graduation_batch_rounds (
  round text primary key,
  batch_id uuid not null references graduation_batches on delete cascade
);
create index graduation_batch_rounds_batch on graduation_batch_rounds (batch_id);
-- What was filed in a window: the list of a batch starts there.
create index filings_window on filings (window_id);

-- How diploma numbers are made, from a day on (domain.md 4.8 differs by province): a pattern, and its check digit.
create table diploma_number_rules (
  valid_from date primary key,
  pattern text not null,
  check_weights smallint[] not null check (cardinality(check_weights) between 1 and 40),
  check_characters text not null check (char_length(check_characters) between 2 and 40),
  source text not null
);

-- ---------------------------------------------------------------- publication by two persons
create table graduation_publications (
  id uuid primary key,
  batch_id uuid not null references graduation_batches,
  -- `halted` by one person, so that nothing comes out; only a second person withdraws what was approved, or lets it go on.
  state text not null check (state in ('proposed', 'approved', 'halted', 'refused', 'withdrawn')),
  publish_at timestamptz not null,
  proposed_by uuid not null references staff,
  proposed_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  note text,
  halted_by uuid references staff,
  halted_at timestamptz,
  halt_reason text,
  settled_by uuid references staff,
  settled_at timestamptz,
  -- GRA-12: four eyes, kept by the database as well.
  constraint graduation_publications_four_eyes check (decided_by is null or decided_by <> proposed_by),
  constraint graduation_publications_settled check (settled_by is null or halted_by is null or settled_by <> halted_by),
  check (state not in ('approved', 'halted', 'refused') or decided_by is not null),
  check (state <> 'halted' or (halted_by is not null and halted_at is not null and halt_reason is not null)),
  check (state <> 'withdrawn' or settled_by is not null)
);
create index graduation_publications_batch on graduation_publications (batch_id, proposed_at desc);
create index graduation_publications_due on graduation_publications (publish_at) where state = 'approved';

-- The list that was proposed: each application as it stood. An approval that was undone and given again has another version.
create table graduation_publication_entries (
  publication_id uuid not null references graduation_publications,
  application_id uuid not null references applications (id),
  application_version integer not null,
  primary key (publication_id, application_id)
);
create index graduation_publication_entries_application on graduation_publication_entries (application_id);

-- ---------------------------------------------------------------- the register (domain.md 4.8)
-- One row for each number that was ever assigned. A number never belongs to anybody else, whatever becomes of it; what it says of
-- its holder is a copy of the record on the day.
create table diplomas (
  id uuid primary key,
  diploma_no text not null unique check (diploma_no ~ '^[0-9A-Z]{6,40}$'),
  sequence_no integer not null check (sequence_no > 0),
  batch_id uuid not null references graduation_batches,
  publication_id uuid not null references graduation_publications,
  application_id uuid not null references applications (id),
  application_version integer not null,
  person_id uuid not null references persons,
  ticket_id uuid not null,
  school_id uuid not null references schools,
  major_code text not null,
  major_name text not null,
  level text not null check (level in ('zhuanke', 'benke')),
  holder_name text not null,
  graduates_on date not null,
  assigned_at timestamptz not null,
  -- `withdrawn`: never came out; the same application takes the number up again. `revoked`: came out, and is never used again.
  state text not null check (state in ('assigned', 'withdrawn', 'revoked')),
  ended_at timestamptz,
  check ((state = 'assigned') = (ended_at is null)),
  foreign key (ticket_id, person_id) references tickets (id, person_id),
  unique (batch_id, sequence_no)
);
-- AUD-02: one diploma for a 准考证, and for a person one of each major and level.
create unique index diplomas_ticket on diplomas (ticket_id) where state = 'assigned';
create unique index diplomas_major on diplomas (person_id, major_code, level) where state = 'assigned';
create index diplomas_publication on diplomas (publication_id);
create index diplomas_application on diplomas (application_id);
create index diplomas_roster on diplomas (batch_id, school_id, sequence_no);
create trigger diplomas_stay before update on diplomas for each row
  when (old.state = 'revoked' or (old.id, old.diploma_no, old.application_id, old.person_id, old.ticket_id, old.school_id, old.major_code, old.level)
    is distinct from (new.id, new.diploma_no, new.application_id, new.person_id, new.ticket_id, new.school_id, new.major_code, new.level))
  execute function refuse_change();
create trigger diplomas_kept before delete or truncate on diplomas execute function refuse_change();

-- Revocation after publication: two persons.
create table diploma_revocations (
  id uuid primary key,
  diploma_id uuid not null references diplomas,
  reason text not null,
  state text not null check (state in ('requested', 'approved', 'refused')),
  requested_by uuid not null references staff,
  requested_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  decision_note text,
  check ((state = 'requested') = (decided_by is null)),
  constraint diploma_revocations_four_eyes check (decided_by is null or decided_by <> requested_by)
);
create unique index diploma_revocations_one_open on diploma_revocations (diploma_id) where state = 'requested';
create unique index diploma_revocations_once on diploma_revocations (diploma_id) where state = 'approved';

-- 毕业证书遗失: a certificate of the fact (毕业证明书); the number stays what it was.
create table graduation_certificates (
  id uuid primary key,
  certificate_no bigint generated always as identity unique,
  diploma_id uuid not null references diplomas,
  reason text not null,
  issued_by uuid not null references staff,
  issued_at timestamptz not null
);
create index graduation_certificates_diploma on graduation_certificates (diploma_id, issued_at);

-- When a 准考证 graduated, if it has by that instant: from the publication's instant on, by nothing but the clock (decision 0032).
create function graduated_at(ticket uuid, at timestamptz) returns timestamptz language sql stable as $$
  select p.publish_at from diplomas d join graduation_publications p on p.id = d.publication_id
  where d.ticket_id = ticket and d.state = 'assigned' and p.state = 'approved' and p.publish_at <= at
$$;

-- ---------------------------------------------------------------- audits of many at once (AUD-07)
create table graduation_audits (
  id uuid primary key,
  -- Of a batch's applicants, or of everybody in record: whose school and major may be chosen.
  scope text not null check (scope in ('batch', 'record')),
  batch_id uuid not null references graduation_batches,
  school_id uuid references schools,
  major_id uuid references majors,
  -- The day for which the verdicts are asked.
  asked_on date not null,
  state text not null check (state in ('running', 'done', 'failed')),
  total integer not null default 0,
  done integer not null default 0,
  -- The last row that is finished: a run that was interrupted goes on behind it.
  after_id uuid,
  requested_by uuid not null references staff,
  requested_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'running') = (finished_at is null))
);
create index graduation_audits_recent on graduation_audits (batch_id, requested_at desc, id);
create index graduation_audits_old on graduation_audits (requested_at);
create unique index graduation_audits_one_running on graduation_audits (batch_id, scope, coalesce(school_id, '00000000-0000-0000-0000-000000000000'::uuid))
  where state = 'running';
create table graduation_audit_lines (
  audit_id uuid not null references graduation_audits on delete cascade,
  -- The application, or the 准考证 of somebody who may not have applied.
  subject_id uuid not null,
  ticket_id uuid not null references tickets,
  school_id uuid not null,
  verdict text not null,
  -- null: no number of further passes helps.
  fewest smallint,
  answer jsonb not null,
  primary key (audit_id, subject_id)
);
create index graduation_audit_lines_verdict on graduation_audit_lines (audit_id, verdict, fewest, subject_id);

-- ---------------------------------------------------------------- replay (AUD-09)
create table degree_replays (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  rules_version text not null,
  decisions integer not null default 0,
  differences integer not null default 0
);
create index degree_replays_recent on degree_replays (started_at desc, id);
create table degree_replay_differences (
  replay_id uuid not null references degree_replays,
  decision_id uuid not null,
  application_id uuid not null,
  -- The answers to the byte.
  kept text not null,
  recomputed text not null,
  primary key (replay_id, decision_id)
);

-- ---------------------------------------------------------------- the application's role
grant select, insert, update, delete on graduation_batches, graduation_batch_rounds, diploma_number_rules, graduation_audits,
  graduation_audit_lines to kaoji_app;
grant select, insert, update on graduation_publications, diplomas, diploma_revocations, degree_replays to kaoji_app;
grant select, insert on graduation_publication_entries, graduation_certificates, degree_replay_differences to kaoji_app;
