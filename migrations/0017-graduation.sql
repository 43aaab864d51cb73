-- 申请毕业 (GRA-01…08): what is asked, what each application was filed and decided with, exceptions, and a candidate's
-- doubt about a score. Forward only.

-- GRA-08: where a school publishes its notices, shown after submission.
alter table schools add column website text check (website ~ '^https?://[^[:space:]]+$');

-- GRA-01: what 《毕业生登记表》 and its applications have to say. The newest row in force counts.
create table graduation_terms (
  valid_from date primary key,
  needs_resume boolean not null,
  needs_family boolean not null,
  -- Whether 专科 and 专升本 may be applied for in one batch.
  both_levels boolean not null,
  source text not null
);
insert into graduation_terms values ('2020-01-01', true, true, false,
  '登记表所需：个人简历、家庭主要成员；有的地方同一批次不能同时申请专科和本科毕业；示例，须按当次通知核对');

-- AUD-09: the degree case and its answer, as the exact texts, of every filing and every approval, so that anybody can recompute
-- them. The case says nothing that identifies the person.
create table degree_decisions (
  id uuid primary key,
  person_id uuid not null,
  application_id uuid not null,
  revision integer not null check (revision > 0),
  kind text not null check (kind in ('filed', 'passed', 'approved')),
  plan_id uuid not null references plans,
  rules_version text not null,
  degree_case text not null,
  answer text not null,
  decided_at timestamptz not null,
  foreign key (person_id, application_id) references applications
);
create index degree_decisions_application on degree_decisions (person_id, application_id, revision, decided_at desc, id);
create index degree_decisions_recent on degree_decisions (decided_at, id);

-- An approval against which the rules of its service say something (a graduation whose audit does not hold): one person asks for
-- an exception with a reason, another one agrees. It fits what was lacking then, and nothing else.
create table approval_exceptions (
  id uuid primary key,
  person_id uuid not null,
  application_id uuid not null,
  revision integer not null,
  lack_key text not null,
  lack text not null,
  reason text not null,
  state text not null check (state in ('requested', 'agreed', 'refused')),
  requested_by uuid not null references staff,
  requested_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  decision_note text,
  foreign key (person_id, application_id) references applications,
  check ((state = 'requested') = (decided_by is null)),
  constraint approval_exceptions_four_eyes check (decided_by <> requested_by)
);
create unique index approval_exceptions_one on approval_exceptions (application_id, revision, lack_key) where state <> 'refused';

-- GRA-02: a candidate says that a score is wrong or missing; an officer of the school answers.
create table score_doubts (
  person_id uuid not null references persons,
  id uuid not null unique,
  ticket_id uuid not null references tickets,
  school_id uuid not null references schools,
  course_code text not null references courses,
  kind text not null check (kind in ('missing', 'wrong', 'other')),
  -- What the candidate wrote, sealed: people put numbers into explanations.
  explanation_cipher bytea not null,
  -- A paper of the wallet that shows it.
  credential_id uuid,
  state text not null check (state in ('open', 'settled', 'refused')),
  asked_at timestamptz not null,
  answered_by uuid references staff,
  answered_at timestamptz,
  answer text,
  primary key (person_id, id),
  check ((state in ('settled', 'refused')) = (answered_by is not null)),
  check ((answered_by is null) = (answer is null))
);
create unique index score_doubts_one_open on score_doubts (ticket_id, course_code) where state = 'open';
create index score_doubts_school on score_doubts (school_id, asked_at, id) where state = 'open';

insert into review_chains (id, service, levels, expected_days, valid_from, source) values
  ('01900000-0000-7000-8000-000000000002', 'graduation', '{school,authority,authority}', '{10,30,45}', '2020-01-01T00:00:00Z',
   '主考学校初审，市教育考试院复审、终审（上海财经大学毕业申请通知 2023；上海应用技术大学 2016）；各级天数为示例，以当次通知为准');

insert into reject_reasons (code, service, number, seq, label, words, remedy, credential_types, places, needs_note) values
  ('requirements_unmet', 'graduation', 1, 10, '未达到毕业条件', '按所选专业考试计划，课程或学分未达到毕业条件。', '请对照「登记成绩」中未满足的要求，取得合格成绩后再申请。', null, '{application,section,row}', false),
  ('course_missing', 'graduation', 2, 20, '课程无成绩', '该课程没有可用的合格成绩，说明中所述情况经核查不成立。', '请参加该课程的考试，或办理免考、成绩补登后再申请。', null, '{row}', false),
  ('course_explanation', 'graduation', 3, 30, '课程说明不清', '该课程的情况说明不清楚，无法核查。', '请写明考试时间、准考证号和成绩，有成绩单等材料的请一并说明。', null, '{row}', false),
  ('situation_wrong', 'graduation', 4, 40, '加考情况选择有误', '所选加考情况与前置学历专业不符。', '请按前置学历的专业选择符合的加考情况。', null, '{field}', false),
  ('photo_unfit', 'graduation', 5, 50, '照片不合要求', '毕业照片不符合要求：须为一年内的正面免冠彩色照片，浅蓝色背景，480×640 像素。', '请重新拍摄并上传符合要求的照片。', '{graduation_photo}', '{credential,section}', false),
  ('photo_other_person', 'graduation', 6, 60, '照片不是本人', '毕业照片与考籍照片、身份证不是同一人。', '请上传本人照片；如有疑问请携带身份证到主考学校核实。', '{graduation_photo}', '{credential,section}', false),
  ('appraisal_unfit', 'graduation', 7, 70, '自我鉴定不合要求', '自我鉴定内容不符合要求。', '请从政治思想、学习情况、工作表现等方面如实总结，重新填写。', null, '{section}', false),
  ('diploma_unreadable', 'graduation', 8, 80, '凭证图片不清晰', '凭证图片不清晰或不完整，看不清文字或编号。', '请在光线充足处重新拍摄，文字方向朝上、四角完整、没有反光。', null, '{credential}', false),
  ('diploma_mismatch', 'graduation', 9, 90, '凭证内容不一致', '填写的编号、年月或省份与凭证图片不一致。', '请对照凭证逐项核对后重新填写。', null, '{credential}', false),
  ('diploma_unverified', 'graduation', 10, 100, '前置学历无法核验', '按填写的信息查不到这份学历，或不是国家承认的专科及以上学历。', '请在学信网核对在线验证码及有效期；查不到的，请提供《中国高等教育学历认证报告》。', null, '{credential,section}', false),
  ('name_mismatch', 'graduation', 11, 110, '姓名或证件不一致', '前置学历凭证上的姓名或证件号码与考籍登记不一致。', '曾变更的，请上传公安机关的变更证明；登记有误的，请先申请更正考籍信息。', null, '{credential,field}', false),
  ('contact_wrong', 'graduation', 12, 120, '个人信息有误', '个人信息填写有误或不完整。', '请核对并更正后重新提交。', null, '{field,section}', false),
  ('resume_incomplete', 'graduation', 13, 130, '简历或家庭成员不完整', '个人简历或家庭主要成员填写不完整。', '个人简历请从初中起填写，前后衔接；家庭成员请如实填写。', null, '{section,row}', false),
  ('other', 'graduation', 99, 900, '其他', '申请材料存在其他问题，请看审核人员的说明。', '请按说明修改后重新提交；有疑问请联系主考学校。', null, null, true);

grant select, insert, update, delete on graduation_terms to kaoji_app;
grant select, insert on degree_decisions to kaoji_app;
grant select, insert, update on approval_exceptions, score_doubts to kaoji_app;
