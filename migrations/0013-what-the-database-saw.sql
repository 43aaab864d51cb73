-- TRL-01: when an entry was written, and that whoever it names was signed in, is what the database saw itself. The application's
-- role chooses neither (decision 0025).

-- How far the application's word for the time may be from the database's. Null: it is not compared; tests set their clock. Only the
-- owner can change it, and `npm run audit:verify` says so.
create table audit_clock (
  only_row boolean primary key default true check (only_row),
  tolerance interval default '5 minutes'
);
insert into audit_clock default values;
grant select on audit_clock to kaoji_app;

create function require_present(at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  allowed interval;
begin
  select tolerance into strict allowed from audit_clock;
  -- The transaction began when the application had read its clock, and may have run for a while since.
  if at < now() - allowed or at > clock_timestamp() + allowed then
    raise exception '% is not the present', at using errcode = '42501';
  end if;
end
$$;

-- ---------------------------------------------------------------- who was signed in, and from when to when
create table session_log (
  session_id uuid primary key,
  person_id uuid,
  staff_id uuid,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_log_staff on session_log (staff_id, expires_at) where staff_id is not null;
create index session_log_age on session_log (expires_at);
insert into session_log select id, person_id, staff_id, created_at, expires_at from sessions;

create function log_sessions() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into session_log select id, person_id, staff_id, clock_timestamp(), expires_at from opened;
  return null;
end
$$;
create function log_session_ends() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update session_log l set ended_at = clock_timestamp() from gone g where l.session_id = g.id;
  return null;
end
$$;
create trigger sessions_logged after insert on sessions referencing new table as opened
  for each statement execute function log_sessions();
create trigger sessions_ended after delete on sessions referencing old table as gone
  for each statement execute function log_session_ends();

-- ---------------------------------------------------------------- the trail
alter table audit_entries add column recorded_at timestamptz, add column session_id uuid;

-- An entry of before has no time of the database's, and keeps its text and its link.
create or replace function audit_entry_text(e audit_entries) returns text language sql stable as $$
  select case when e.recorded_at is null then t.words
    else concat_ws('|', 'recorded', to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
      coalesce(e.session_id::text, '-'), t.words) end
  from (select concat_ws('|', e.chain, e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    e.actor_kind, coalesce(quote_literal(e.actor_id), '-'), quote_literal(e.action), quote_literal(e.subject_kind),
    quote_literal(e.subject_id), coalesce(e.person_id::text, '-'), coalesce(quote_literal(e.old_value::text), '-'),
    coalesce(quote_literal(e.new_value::text), '-'), coalesce(quote_literal(e.reason), '-'),
    coalesce(quote_literal(e.address), '-'), coalesce(quote_literal(e.request_id), '-')) as words) t
$$;

-- Whether somebody of that kind and id was signed in: in that session, ended at most as long ago as a request takes; or, for what a
-- job does in the name of who ordered it, in any session of the last day.
create function was_signed_in(e audit_entries) returns boolean language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select case
    when e.session_id is not null then exists (select from session_log l where l.session_id = e.session_id
      and case e.actor_kind when 'staff' then l.staff_id else l.person_id end::text = e.actor_id
      and l.expires_at > e.at - interval '3 minutes'
      and (l.ended_at is null or l.ended_at > now() - interval '3 minutes'))
    when e.actor_kind = 'staff' and e.action in ('import.apply', 'import.roll_back') then exists (
      select from session_log l where l.staff_id::text = e.actor_id and l.staff_id is not null
      and l.expires_at > e.at - interval '1 day' and (l.ended_at is null or l.ended_at > now() - interval '1 day'))
    else false
  end
$$;
revoke all on function was_signed_in(audit_entries), require_present(timestamptz) from public;

create or replace function chain_audit_entry() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  held audit_chains;
begin
  perform require_present(new.at);
  case new.actor_kind
    when 'candidate', 'staff' then
      if not was_signed_in(new) then
        raise exception 'nobody of that name is signed in' using errcode = '42501';
      end if;
    else
      if new.session_id is not null or new.actor_id ~ '^[0-9a-f]{8}-' then
        raise exception 'that is somebody, and in no session' using errcode = '42501';
      end if;
  end case;
  new.chain := pg_backend_pid() % 16;
  select * into strict held from audit_chains where chain = new.chain for update;
  new.seq := held.length + 1;
  new.recorded_at := clock_timestamp();
  new.hash := sha256(held.head || convert_to(audit_entry_text(new), 'UTF8'));
  update audit_chains set length = new.seq, head = new.hash where chain = new.chain;
  return new;
end
$$;

-- A digest is of today, follows the one before it, and names ends that the trail has: none can be put in front of those to come.
create function check_audit_digest() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  said jsonb := new.document::jsonb;
  before text := (select encode(sha256(convert_to(document, 'UTF8')), 'hex') from audit_digests where day < new.day order by day desc limit 1);
begin
  perform require_present(new.at);
  if new.day <> (new.at at time zone 'Asia/Shanghai')::date or said ->> 'day' is distinct from new.day::text
    or said ->> 'kind' is distinct from 'kaoji-audit-digest-1' or said ->> 'previous' is distinct from before
    or exists (select from audit_digests where day > new.day)
    or (select count(*) from jsonb_to_recordset(said -> 'chains') as c(chain smallint, length bigint, head text)
      where c.head = encode(case when c.length = 0 then sha256(convert_to('kaoji audit chain ' || c.chain, 'UTF8'))
        else (select e.hash from audit_entries e where e.chain = c.chain and e.seq = c.length) end, 'hex')) <> 16 then
    raise exception 'that is no digest of today' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger audit_digests_checked before insert on audit_digests for each row execute function check_audit_digest();

-- ---------------------------------------------------------------- sign-ins, and what the application's role does not need
create function check_sign_in() returns trigger language plpgsql as $$
begin
  perform require_present(new.at);
  return new;
end
$$;
alter function check_sign_in() security definer set search_path = pg_catalog, public, pg_temp;
create trigger sign_ins_checked before insert on sign_ins for each row execute function check_sign_in();

-- The log of sessions goes with the sign-ins, through the same door.
create or replace function forget_sign_ins(before timestamptz) returns bigint language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  forgotten bigint;
  latest timestamptz := least(before, now() - interval '180 days');
begin
  delete from sign_ins where at < latest;
  get diagnostics forgotten = row_count;
  delete from session_log where expires_at < latest;
  return forgotten;
end
$$;

-- Append-only, or changed in the columns of a decision only.
revoke update on sign_ins, captchas, import_rows, publication_batches, staff_roles, persons from kaoji_app;
revoke delete on staff, messages, recovery_requests, import_batches, publication_batches from kaoji_app;
revoke update on sessions, recovery_requests, score_corrections, publications, messages from kaoji_app;
-- Of a person the phone alone will change; whoever locks one in turn needs a column to have a right to.
grant update (phone_cipher, phone_index) on persons to kaoji_app;
grant update (seen_at, ticket_id, proved_at) on sessions to kaoji_app;
grant update (state, decided_by, decided_at, decision_note, code_digest, code_expires_at, code_used_at, explanation, explanation_cipher)
  on recovery_requests to kaoji_app;
grant update (state, decided_by, decided_at, decision_note) on score_corrections to kaoji_app;
grant update (state, decided_by, decided_at, note, publish_at) on publications to kaoji_app;
grant update (read_at) on messages to kaoji_app;
