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

-- LOG-04: what a captcha was asked for, from which network, and how much work it demands. Those that wait live a few minutes.
delete from captchas;
alter table captchas
  add column purpose text not null check (purpose in ('sign_in', 'recovery', 'office_sign_in')),
  add column network_digest bytea not null,
  add column bits smallint check ((bits is null) = (kind = 'image'));

-- How often work instead of a picture was asked for, by network and in all: the more often, the more work.
create table captcha_work_counts (
  key bytea primary key,
  asked integer not null,
  window_started_at timestamptz not null
);
grant select, insert, update, delete on captcha_work_counts to kaoji_app;

-- Keys are keyed digests of an address, of the beginning of a number, or of a fixed word. Successful tries count as well.
create table initial_password_tries (
  key bytea primary key,
  tries integer not null,
  window_started_at timestamptz not null
);
grant select, insert, update, delete on initial_password_tries to kaoji_app;
