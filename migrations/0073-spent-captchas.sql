-- LOG-04: a captcha is a sealed token that its visitor brings back (decision 0085). Only that it was used is kept, until well after it has
-- run out; its id says nothing about anybody.
create table spent_captchas (
  id uuid primary key,
  expires_at timestamptz not null
);
grant select, insert, delete on spent_captchas to kaoji_app;

-- `captchas` stays for one more version: nodes that are upgraded one by one still write to it.
