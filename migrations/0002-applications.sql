-- Applications, evidence and review: APP-01…08, EVI-01…05, REV-01…08. Forward only.
-- One table is written by one module: evidence (credentials, images), applications (drafts to steps), reviews (the rest).

-- ---------------------------------------------------------------- evidence (EVI-01…05)
-- The wallet: a credential is kept once per person and chosen again; what was filed is copied into its revision.
create table credentials (
  person_id uuid not null references persons,
  id uuid not null unique,
  type text not null,
  fields_cipher bytea not null,
  -- REV-08: the same number in another person's hand; keyed digest of type and normalised number.
  number_index bytea,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (person_id, id)
);
create index credentials_number on credentials (number_index) where number_index is not null;

create table evidence_images (
  person_id uuid not null,
  id uuid not null unique,
  credential_id uuid not null,
  seq integer not null,
  vault_key text not null unique,
  media_type text not null check (media_type in ('image/jpeg', 'image/png')),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  bytes integer not null check (bytes > 0),
  -- SHA-256 of the stored bytes, and a perceptual hash (dHash): identical pictures across candidates (REV-08).
  digest bytea not null,
  look bytea not null check (length(look) = 8),
  stored_at timestamptz not null,
  removed_at timestamptz,
  primary key (person_id, id),
  foreign key (person_id, credential_id) references credentials
);
create index evidence_images_credential on evidence_images (person_id, credential_id, seq) where removed_at is null;
create index evidence_images_digest on evidence_images (digest);
create index evidence_images_look on evidence_images (look);

-- ---------------------------------------------------------------- applications (APP-01…08)
-- REV-05: who decides, level by level; 1 to 4 levels. The newest row of a service that is in force counts for new filings.
create table review_chains (
  id uuid primary key,
  service text not null,
  levels text[] not null check (cardinality(levels) between 1 and 4 and levels <@ array['school', 'authority']),
  -- APP-07: so many days after the window's close each level is expected to have decided.
  expected_days smallint[] not null check (cardinality(expected_days) = cardinality(levels)),
  valid_from timestamptz not null,
  source text not null,
  unique (service, valid_from)
);

-- APP-02: one draft per service and 准考证, and one per application that is being corrected.
create table drafts (
  person_id uuid not null references persons,
  id uuid not null unique,
  ticket_id uuid not null references tickets,
  service text not null,
  application_id uuid,
  form jsonb not null,
  version integer not null default 1,
  notice_version integer not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  primary key (person_id, id),
  unique nulls not distinct (ticket_id, service, application_id)
);

-- One submission; it may hold several applications, each of which is decided by itself (EXM-03).
create table filings (
  person_id uuid not null references persons,
  id uuid not null unique,
  receipt_no text not null unique,
  ticket_id uuid not null references tickets,
  service text not null,
  -- The draft that was filed: the key that makes a double click, a retry and two tabs one filing (APP-06).
  draft_id uuid not null unique,
  window_id uuid not null references windows,
  notice_version integer not null,
  digest bytea not null,
  filed_at timestamptz not null,
  primary key (person_id, id)
);
create index filings_ticket on filings (ticket_id, filed_at desc, id);
create sequence receipt_numbers;

create table applications (
  person_id uuid not null references persons,
  id uuid not null unique,
  application_no bigint generated always as identity unique,
  ticket_id uuid not null references tickets,
  school_id uuid not null references schools,
  service text not null,
  -- What is applied for: a course code, a major…; one open application for each (APP-06).
  subject text not null,
  title text not null,
  state text not null check (state in ('pending', 'in_review', 'approved', 'rejected', 'withdrawn')),
  chain text[] not null check (cardinality(chain) between 1 and 4),
  level smallint not null check (level between 1 and cardinality(chain)),
  -- Who has to act now; null when nobody has to.
  awaits text generated always as (case when state in ('pending', 'in_review') then chain[level] end) stored,
  revision integer not null check (revision > 0),
  -- Goes up with every change of any kind: a move names the version that it saw.
  version integer not null default 1,
  first_filed_at timestamptz not null,
  filed_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (person_id, id),
  -- 待审核 is the first level, 审核中 every later one (APP-03).
  check (state not in ('pending', 'in_review') or (state = 'pending') = (level = 1))
);
-- A withdrawn application may be filed anew; a rejected one is corrected, an approved one stands.
create unique index applications_one on applications (ticket_id, service, subject) where state <> 'withdrawn';
create index applications_ticket on applications (ticket_id, service, first_filed_at desc, id);
-- REV-01: a queue of a million opens like one of ten.
create index applications_school_queue on applications (school_id, service, filed_at, id) where awaits = 'school';
create index applications_authority_queue on applications (service, filed_at, id) where awaits = 'authority';

-- APP-04: every submission is kept as a numbered revision; exactly what was filed, sealed, with its digest.
create table application_revisions (
  person_id uuid not null,
  application_id uuid not null,
  revision integer not null check (revision > 0),
  filing_id uuid not null references filings (id),
  filed_cipher bytea not null,
  digest bytea not null,
  filed_at timestamptz not null,
  primary key (person_id, application_id, revision),
  foreign key (person_id, application_id) references applications
);
create index application_revisions_filing on application_revisions (filing_id);

-- What a revision rests on: for scope ("which staff may see this picture"), duplicates, once-only use.
create table filed_credentials (
  person_id uuid not null,
  application_id uuid not null,
  revision integer not null,
  credential_id uuid not null,
  type text not null,
  number_index bytea,
  image_ids uuid[] not null,
  primary key (person_id, application_id, revision, credential_id),
  foreign key (person_id, application_id, revision) references application_revisions
);
create index filed_credentials_number on filed_credentials (number_index) where number_index is not null;
create index filed_credentials_credential on filed_credentials (person_id, credential_id);
create index filed_credentials_images on filed_credentials using gin (image_ids);

-- APP-07: the timeline. Append-only; the decisions in it are what four eyes are counted by.
create table application_steps (
  person_id uuid not null,
  application_id uuid not null,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('filed', 'modified', 'refiled', 'withdrawn', 'passed', 'approved', 'rejected', 'undone')),
  revision integer not null,
  level smallint,
  staff_id uuid references staff,
  -- For 'undone': the second person, and which step was taken back.
  second_staff_id uuid references staff,
  undoes_seq integer,
  reasons jsonb not null default '[]',
  note text,
  at timestamptz not null,
  primary key (person_id, application_id, seq),
  foreign key (person_id, application_id) references applications,
  check ((kind in ('passed', 'approved', 'rejected')) = (level is not null)),
  check ((kind in ('passed', 'approved', 'rejected', 'undone')) = (staff_id is not null)),
  check (kind <> 'undone' or (second_staff_id is not null and second_staff_id <> staff_id and undoes_seq is not null)),
  check (kind <> 'rejected' or jsonb_array_length(reasons) > 0),
  -- REV-04: never the same person at two levels of one application, kept by the database as well.
  constraint application_steps_four_eyes exclude using gist (application_id with =, staff_id with =, level with <>)
    where (kind in ('passed', 'approved', 'rejected'))
);

create index application_steps_staff on application_steps (staff_id, at desc) where staff_id is not null;

create trigger application_revisions_closed before update or delete or truncate on application_revisions execute function refuse_change();
create trigger filed_credentials_closed before update or delete or truncate on filed_credentials execute function refuse_change();
create trigger application_steps_closed before update or delete or truncate on application_steps execute function refuse_change();
create trigger filings_closed before update or delete or truncate on filings execute function refuse_change();

-- An approval's effect on the record, and where it came from (SCO-04).
alter table scores add column application_id uuid references applications (id);
create unique index scores_application on scores (application_id) where application_id is not null and state <> 'void';

-- ---------------------------------------------------------------- review (REV-01…08)
create table review_claims (
  application_id uuid primary key references applications (id),
  staff_id uuid not null references staff,
  claimed_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > claimed_at)
);
create index review_claims_staff on review_claims (staff_id, expires_at);

-- CNT-01, REV-04: why something is faulted, in the candidate's words, with the remedy; per evidence type or for all.
create table reject_reasons (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  service text not null,
  credential_type text,
  label text not null,
  words text not null,
  remedy text not null,
  seq smallint not null,
  retired_at timestamptz
);

-- REV-06: a decision is taken back by two people.
create table undo_requests (
  id uuid primary key,
  person_id uuid not null,
  application_id uuid not null,
  undoes_seq integer not null,
  reason text not null,
  state text not null check (state in ('requested', 'approved', 'refused')),
  requested_by uuid not null references staff,
  requested_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  decision_note text,
  foreign key (person_id, application_id, undoes_seq) references application_steps,
  check ((state = 'requested') = (decided_by is null)),
  check (decided_by is null or decided_by <> requested_by)
);
create unique index undo_requests_one_open on undo_requests (application_id) where state = 'requested';
create index undo_requests_open on undo_requests (requested_at, id) where state = 'requested';

insert into review_chains (id, service, levels, expected_days, valid_from, source) values
  ('01900000-0000-7000-8000-000000000001', 'exemption', '{school,authority}', '{7,14}', '2020-01-01T00:00:00Z',
   '主考学校自考办初审，市自考办复审同意后免考生效；最终结果约在申请截止后十天公布（上海财经大学免考通知 2022、2023）');

insert into reject_reasons (code, service, credential_type, label, words, remedy, seq) values
  ('image_unreadable', 'exemption', null, '图片不清晰', '图片不清晰，看不清文字或编号。', '请在光线充足处重新拍摄，文字方向朝上、四角完整、没有反光，然后重新提交。', 10),
  ('image_incomplete', 'exemption', null, '图片不完整', '图片没有拍全，缺少需要核对的内容。', '请把证书四角全部拍入画面；有多页的请逐页上传。', 20),
  ('image_wrong', 'exemption', null, '图片与凭证不符', '上传的图片不是所选类型的凭证。', '请核对凭证类型，上传对应证书的照片。', 30),
  ('number_mismatch', 'exemption', null, '编号不一致', '填写的编号与图片上的编号不一致。', '请对照证书逐位核对编号后重新填写。', 40),
  ('date_mismatch', 'exemption', null, '日期不一致', '填写的获取时间与图片上的日期不一致。', '请按证书上的日期重新填写。', 50),
  ('name_mismatch', 'exemption', null, '姓名不一致', '凭证上的姓名与考籍登记的姓名不一致。', '姓名曾变更的，请同时上传公安机关的变更证明；登记有误的，请先申请更正考籍信息。', 60),
  ('not_verified', 'exemption', null, '无法核验', '按您填写的信息在发证机构查不到这份凭证。', '请核对编号或在线验证码；确认无误的，请向发证机构申请核验后再提交。', 70),
  ('companion_missing', 'exemption', 'diploma', '缺少备案表或认证报告', '毕业证书没有同时提供《教育部学历证书电子注册备案表》或《中国高等教育学历认证报告》。', '请在学信网下载备案表（2002 年及以后毕业），或提供学历认证报告，与毕业证书一起上传。', 80),
  ('companion_expired', 'exemption', 'registration_form', '备案表已过期', '电子注册备案表的在线验证码已过有效期。', '请在学信网延长验证有效期或重新申请，填写新的在线验证码。', 90),
  ('cet4_report', 'exemption', 'cet4_report', '成绩报告单不能免考', 'CET-4 成绩报告单不能免考英语（二）。', '可以免考的是 PETS-3 合格证书，或 2005 年改革以前的 CET-4 合格证书。没有的，请参加统考。', 100),
  ('not_covered', 'exemption', null, '凭证不能免考该课程', '按现行免考规定，这份凭证不能免考您所选的课程。', '请更换符合规定的凭证；没有的，请参加该课程的考试。', 110),
  ('used_before', 'exemption', null, '凭证已用于其他课程', '按规定，这份凭证只能使用一次，您已用它免考过其他课程。', '请提供另一份凭证，或参加该课程的考试。', 120),
  ('level_mismatch', 'exemption', null, '层次不符', '凭证的层次与您所报考的层次不符合免考规定。', '请核对免考规定中对应层次所需的凭证。', 130),
  ('course_not_passed', 'exemption', 'transcript', '成绩单上该课程不合格', '成绩单上没有这门课程，或成绩不合格。', '只有原学校考试合格的课程可以免考；请提供载有该课程合格成绩的成绩单。', 140),
  ('other', 'exemption', null, '其他', '申请材料存在其他问题，请看审核人员的说明。', '请按说明补正后重新提交；有疑问请联系主考学校。', 900);

-- EXM-04, EXM-05: which credential exempts which course, and what a school asks for first: data with source and validity.
create table exemption_rules (
  id text primary key,
  rule jsonb not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to > valid_from)
);
create table exemption_preconditions (
  school_id uuid primary key references schools,
  min_theory_passed smallint not null check (min_theory_passed >= 0),
  source text not null
);

-- Left over from the foundation: look-ups by person without a key to go by.
create index score_corrections_score on score_corrections (person_id, score_id);
create index sms_outbox_person on sms_outbox (person_id) where person_id is not null;

-- ---------------------------------------------------------------- the application's role
grant select, insert, update, delete on credentials, evidence_images, review_chains, drafts, applications, review_claims,
  reject_reasons, undo_requests, exemption_rules, exemption_preconditions to kaoji_app;
grant select, insert on filings, application_revisions, filed_credentials, application_steps to kaoji_app;
grant usage on sequence receipt_numbers to kaoji_app;
revoke delete, truncate on applications, undo_requests, credentials, evidence_images from kaoji_app;
