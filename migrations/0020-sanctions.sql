-- 处分: what holds a diploma back until a date (AUD-02, ACC-01). Forward only.

-- One person enters a sanction, another confirms it; the same for taking it back. A row says both halves of its life.
create table sanctions (
  id uuid primary key,
  person_id uuid not null references persons,
  kind text not null check (kind in ('exams_suspended', 'diploma_delayed')),
  until date not null,
  -- The notice on which it rests, and why it is taken back.
  reason text not null,
  state text not null check (state in ('requested', 'refused', 'in_force', 'revocation_asked', 'revoked')),
  requested_by uuid not null references staff,
  requested_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  decision_note text,
  revocation_reason text,
  revocation_asked_by uuid references staff,
  revocation_asked_at timestamptz,
  revocation_decided_by uuid references staff,
  revocation_decided_at timestamptz,
  revocation_note text,
  -- Four eyes, kept by the database as well.
  check (decided_by <> requested_by),
  check (revocation_decided_by <> revocation_asked_by),
  check ((state = 'requested') = (decided_by is null)),
  check (state <> 'revocation_asked' or revocation_asked_by is not null),
  check (state <> 'revoked' or revocation_decided_by is not null)
);
create index sanctions_person on sanctions (person_id);
create index sanctions_waiting on sanctions (requested_at, id) where state in ('requested', 'revocation_asked');

grant select, insert on sanctions to kaoji_app;
grant update (state, decided_by, decided_at, decision_note, revocation_reason, revocation_asked_by, revocation_asked_at,
  revocation_decided_by, revocation_decided_at, revocation_note) on sanctions to kaoji_app;
