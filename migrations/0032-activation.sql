-- LOG-02, LOG-09: when accounts can be activated, and how often the public initial password was tried. Forward only.
create table activation_windows (
  round text primary key,
  period tstzrange not null check (not isempty(period) and lower_inc(period) and not upper_inc(period) and lower(period) is not null and upper(period) is not null),
  source text not null,
  exclude using gist (period with &&)
);
grant select, insert, update, delete on activation_windows to kaoji_app;

-- Nobody is closed out by the upgrade itself: an installation with accounts has ninety days to say when they can be activated.
insert into activation_windows (round, period, source)
select '升级前已导入的账号', tstzrange(now(), now() + interval '90 days'), '升级时自动填写，请按当地通知修改'
where exists (select from candidate_accounts where password_hash is null);

-- Keys are keyed digests of an address, of the beginning of a number, or of a fixed word. Successful tries count as well.
create table initial_password_tries (
  key bytea primary key,
  tries integer not null,
  window_started_at timestamptz not null
);
grant select, insert, update, delete on initial_password_tries to kaoji_app;
