-- WIN-01: a window is opened, moved or closed by two persons, with a reason. What was asked for stays, whatever becomes of the window;
-- a file of the catalogue may take that away, so that there is no reference to it. Forward only.
create table window_changes (
  id uuid primary key,
  kind text not null check (kind in ('open', 'move', 'close')),
  window_id uuid not null,
  service text not null,
  round text not null check (char_length(round) between 1 and 40),
  school_id uuid references schools,
  -- The window as it was seen when the change was asked for.
  seen tstzrange,
  period tstzrange,
  next_expected text check (char_length(next_expected) <= 100),
  reason text not null check (char_length(reason) between 1 and 500),
  state text not null check (state in ('requested', 'approved', 'refused', 'withdrawn')),
  requested_by uuid not null references staff,
  requested_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  note text check (char_length(note) <= 200),
  check ((seen is null) = (kind = 'open')),
  check ((period is null) = (kind = 'close')),
  check ((state = 'requested') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'withdrawn' or decided_by = requested_by),
  check (state not in ('approved', 'refused') or decided_by <> requested_by)
);
-- One change of a window waits at a time.
create unique index window_changes_waiting on window_changes (window_id) where state = 'requested';
create index window_changes_recent on window_changes (requested_at desc);
grant select, insert on window_changes to kaoji_app;
grant update (state, decided_by, decided_at, note) on window_changes to kaoji_app;
