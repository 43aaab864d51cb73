-- ACC-02: when the second factor was last shown in a session; the sign-in itself is the first time.
alter table sessions add column proved_at timestamptz;

-- What is swept when its time is over is found by its age.
create index sign_ins_age on sign_ins (at);
create index phone_codes_age on phone_codes (expires_at);
create index drafts_age on drafts (saved_at);

-- The list of sign-ins cannot be thinned out by the application's role; what the law no longer asks to be kept (six months) goes
-- through this door only.
create function forget_sign_ins(before timestamptz) returns bigint language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  forgotten bigint;
begin
  delete from sign_ins where at < least(before, now() - interval '180 days');
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
revoke all on function forget_sign_ins(timestamptz) from public;
grant execute on function forget_sign_ins(timestamptz) to kaoji_app;
