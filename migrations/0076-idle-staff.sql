-- ACC-01: an account of staff that nobody has used for ninety days is closed. An account that was never used is as old as its making, one that
-- was opened again as that; accounts from before this column begin today.
alter table staff add column enabled_at timestamptz not null default now();
