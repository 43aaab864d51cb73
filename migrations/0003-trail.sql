-- TRL-01: once a day the ends of all chains, signed. Whoever keeps an older one elsewhere can show that nothing before it was
-- rewritten, not even by the owner of this database.
create table audit_digests (
  day date primary key,
  at timestamptz not null,
  -- The very bytes that were signed: JSON.
  document text not null,
  signature bytea not null check (length(signature) = 64)
);
create trigger audit_digests_closed before update or delete or truncate on audit_digests execute function refuse_change();

grant select, insert on audit_digests to kaoji_app;

-- ACC-02: how many numbers somebody has seen in full today is counted at each one.
create index audit_entries_reveals on audit_entries (actor_id, at) where action = 'candidate.reveal';

-- TRL-01: the trail is read from its newest end.
create index audit_entries_newest on audit_entries (at desc, chain, seq desc);
