-- 外省转入: what another province sends, who it is for, what is decided, and the confirmation (TRI-01, TRI-02). Forward only.

-- One person's record from another province. It is no application: nobody files it, and it may come before its person does.
create table arrivals (
  id uuid primary key,
  arrival_no bigint generated always as identity unique,
  -- As it came. The number is sealed and indexed like that of a person, so that whoever registers later is found by it.
  origin_province text not null,
  origin_ticket_no text not null check (char_length(origin_ticket_no) between 1 and 30),
  origin_major text,
  name text not null check (char_length(name) between 1 and 60),
  id_type text not null check (id_type in ('resident_id', 'hk_mo_tw_residence', 'foreigner_pr', 'passport', 'officer')),
  id_number_cipher bytea not null,
  id_number_index bytea not null,
  -- The index of the fifteen digits, under which earlier versions recorded persons.
  id_number_old_index bytea,
  destination_ticket_no text,
  source text not null check (source in ('file', 'package')),
  batch_id uuid references import_batches,
  -- Of a package: its own id, the digest of its bytes, and the installation that signed it. The answer to it names them.
  package_id text,
  package_digest bytea,
  package_sender text,
  arrived_at timestamptz not null,
  -- Whose it is; set when it is matched.
  person_id uuid references persons,
  ticket_id uuid references tickets,
  school_id uuid references schools,
  state text not null check (state in ('unmatched', 'under_review', 'to_confirm', 'confirmed', 'rejected', 'returned', 'replaced')),
  -- Who decides, level by level, by the chain that was in force when it was matched.
  chain text[] check (cardinality(chain) between 1 and 4 and chain <@ array['school', 'authority']),
  level smallint,
  awaits text generated always as (case when state = 'under_review' then chain[level] end) stored,
  -- Goes up with every corrected file, whose courses stand beside those of before.
  revision integer not null default 1 check (revision > 0),
  -- The confirmed arrival that this one corrects: once confirmed, its scores take the place of those.
  corrects uuid references arrivals,
  version integer not null default 1,
  moved_at timestamptz not null,
  -- Since when it waits for its confirmation: the notice of its school that closes next says until when.
  to_confirm_since timestamptz,
  check (num_nonnulls(person_id, ticket_id, school_id, chain, level) = case when person_id is null then 0 else 5 end),
  check (state not in ('under_review', 'to_confirm', 'confirmed', 'replaced') or person_id is not null),
  check (state <> 'unmatched' or person_id is null),
  check ((state = 'to_confirm') = (to_confirm_since is not null)),
  check (level between 1 and cardinality(chain)),
  check (num_nonnulls(package_id, package_digest, package_sender) = case source when 'package' then 3 else 0 end),
  foreign key (ticket_id, person_id) references tickets (id, person_id)
);
-- A second file for the same record corrects the open one; what is closed may come again.
create unique index arrivals_one on arrivals (origin_province, origin_ticket_no, id_number_index)
  where state in ('unmatched', 'under_review', 'to_confirm');
create unique index arrivals_one_confirmed on arrivals (origin_province, origin_ticket_no, id_number_index) where state = 'confirmed';
-- A package is taken in once.
create unique index arrivals_package on arrivals (package_id) where package_id is not null;
create index arrivals_unmatched on arrivals (id_number_index) where state = 'unmatched';
create index arrivals_unmatched_old on arrivals (id_number_old_index) where state = 'unmatched' and id_number_old_index is not null;
create index arrivals_person on arrivals (person_id, arrived_at desc) where person_id is not null;
create index arrivals_school_queue on arrivals (school_id, state, moved_at, id);
create index arrivals_queue on arrivals (state, moved_at, id);
create index arrivals_batch on arrivals (batch_id) where batch_id is not null;

create table arrival_courses (
  arrival_id uuid not null references arrivals,
  revision integer not null check (revision > 0),
  seq smallint not null check (seq > 0),
  code text not null,
  name text not null,
  credits numeric(5, 1) not null check (credits >= 0),
  outcome text not null check (outcome in ('marked', 'graded')),
  mark smallint check (mark between 0 and 100),
  grade text check (grade in ('excellent', 'good', 'medium', 'pass', 'fail')),
  passed_on date not null,
  -- The words of the file, column by column.
  raw jsonb not null default '{}',
  primary key (arrival_id, revision, seq),
  check ((outcome = 'marked') = (mark is not null)),
  check ((outcome = 'graded') = (grade is not null))
);

-- Persons whom an unmatched arrival may be for, and why: staff decide side by side.
create table arrival_candidates (
  arrival_id uuid not null references arrivals,
  person_id uuid not null references persons,
  reasons text[] not null default '{}',
  primary key (arrival_id, person_id)
);
create index arrival_candidates_person on arrival_candidates (person_id);

create table arrival_steps (
  arrival_id uuid not null references arrivals,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('arrived', 'corrected', 'matched', 'unmatched', 'passed', 'approved', 'rejected', 'confirmed',
    'returned', 'expired', 'replaced', 'undone')),
  revision integer not null,
  at timestamptz not null,
  -- Both null: the machine did it.
  staff_id uuid references staff,
  person_id uuid references persons,
  second_staff_id uuid references staff,
  level smallint,
  -- Where it came from, so that an undoing puts back exactly that.
  from_state text,
  from_level smallint,
  reasons jsonb not null default '[]',
  note text,
  undoes_seq integer,
  primary key (arrival_id, seq),
  check ((kind in ('passed', 'approved', 'rejected')) = (level is not null)),
  check (kind <> 'rejected' or jsonb_array_length(reasons) > 0),
  check (kind not in ('returned') or note is not null),
  check ((kind = 'undone') = (undoes_seq is not null)),
  check ((kind = 'undone') = (second_staff_id is not null)),
  check (second_staff_id <> staff_id),
  -- Whoever has judged at a level never judges at another one.
  constraint arrival_steps_four_eyes exclude using gist (arrival_id with =, staff_id with =, level with <>)
    where (kind in ('passed', 'approved', 'rejected'))
);

-- A decision, a confirmation or a return is taken back by two people.
create table arrival_undos (
  id uuid primary key,
  arrival_id uuid not null references arrivals,
  undoes_seq integer not null,
  reason text not null,
  state text not null check (state in ('requested', 'approved', 'refused', 'lapsed')),
  requested_by uuid not null references staff,
  requested_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  decision_note text,
  check (decided_by <> requested_by),
  foreign key (arrival_id, undoes_seq) references arrival_steps (arrival_id, seq)
);
create unique index arrival_undos_one_open on arrival_undos (arrival_id) where state = 'requested';

-- 现场确认: where and when a school confirms, on site or online. The period is the time for confirming.
create table confirmation_notices (
  id uuid primary key,
  school_id uuid not null references schools,
  mode text not null check (mode in ('on_site', 'online', 'either')),
  period tstzrange not null check (not isempty(period) and lower_inc(period) and not upper_inc(period) and lower(period) is not null
    and upper(period) is not null),
  place text,
  words text not null default '',
  version integer not null default 1,
  published_by uuid references staff,
  published_at timestamptz not null,
  check (mode = 'online' or place is not null),
  exclude using gist (school_id with =, period with &&)
);

-- Scores say which arrival gave them, and of a transfer also from where.
alter table scores add column arrival_id uuid references arrivals,
  add column origin_province text, add column origin_ticket_no text,
  add constraint scores_origin_words check (source = 'transfer_in' or num_nonnulls(arrival_id, origin_province, origin_ticket_no) = 0);
create unique index scores_arrival on scores (arrival_id, course_code) where arrival_id is not null and state <> 'void';

grant select, insert on arrivals, arrival_courses, arrival_candidates, arrival_steps, arrival_undos, confirmation_notices to kaoji_app;
grant delete on arrival_candidates, confirmation_notices to kaoji_app;
grant update (name, id_type, origin_major, destination_ticket_no, id_number_cipher, source, batch_id, package_id, package_digest, package_sender, person_id, ticket_id,
  school_id, state, chain, level, revision, version, moved_at, to_confirm_since) on arrivals to kaoji_app;
grant update (state, decided_by, decided_at, decision_note) on arrival_undos to kaoji_app;
grant update (mode, period, place, words, version, published_by, published_at) on confirmation_notices to kaoji_app;

insert into review_chains (id, service, levels, expected_days, valid_from, source) values
  ('01900000-0000-7000-8000-000000000029', 'transfer-in', '{school,authority}', '{10,20}', '2020-01-01T00:00:00Z',
   '主考学校审核，市教育考试院复核；各级天数为示例，以当地通知为准');

insert into reject_reasons (code, service, number, seq, label, words, remedy, credential_types, places, needs_note) values
  ('not_registered', 'transfer-in', 1, 10, '本市尚无合格课程', '转入前须在本市报考并至少有一门课程合格。', '请在本市取得一门合格成绩后，由转出省重新办理转出。', null, '{application}', false),
  ('person_differs', 'transfer-in', 2, 20, '身份信息不一致', '转入档案的姓名或证件号码与本市考籍登记的不一致。', '请先更正考籍信息，或请转出省更正档案后重新转出。', null, '{application}', false),
  ('wrong_major', 'transfer-in', 3, 30, '转入专业不符', '转入档案写明的专业或准考证号不是您在本市报考的专业。', '请与转出省的自考办联系，更正转入准考证号后重新转出。', null, '{application}', false),
  ('scores_doubtful', 'transfer-in', 4, 40, '成绩需核实', '档案中的成绩与转出省登记的不一致，无法核实。', '请与转出省的自考办联系，核实成绩后重新转出。', null, '{application}', false),
  ('nothing_recognised', 'transfer-in', 5, 50, '没有可认定的课程', '转入的课程与本市考试计划的课程代码、名称、学分都不一致，没有可以认定的课程。', '请核对本市的考试计划；转出省会恢复您的成绩。', null, '{application}', false),
  ('twice_here', 'transfer-in', 6, 60, '重复转入', '这些成绩已经从该省转入过。', '无需再次办理；请在历次成绩中查看。', null, '{application}', false),
  ('transfer_other', 'transfer-in', 99, 900, '其他', '转入档案存在其他问题，请看审核人员的说明。', '请按说明办理；有疑问请联系主考学校。', null, null, true);
