-- 本市转出 (TRO-01…03): what may not go, which majors other provinces have, and a major that staff settle. Forward only.

-- TRO-01: how long after an inbound transfer the next one may leave. The newest row in force counts.
create table transfer_out_terms (
  valid_from date primary key,
  months_since_transfer_in smallint not null check (months_since_transfer_in between 0 and 120),
  source text not null
);
insert into transfer_out_terms values ('2020-01-01', 12,
  '上海市转考（转出）通知 2020–2022：转入未满一年的考生不能转出；须按当次通知核对');

-- Courses whose scores stay here: of certificates, and with a code of this city's own.
create table transfer_out_courses (
  course_code text primary key check (course_code ~ '^[0-9]{5}$'),
  why text not null check (why in ('certificate', 'not_national')),
  source text not null
);

-- The majors that another province offers. One that is not here is typed, and settled by staff.
create table destination_majors (
  province text not null check (char_length(province) between 2 and 20),
  level text not null check (level in ('zhuanke', 'benke')),
  code text not null check (code ~ '^[0-9A-Z]{4,10}$'),
  name text not null check (char_length(name) between 1 and 60),
  valid_to date,
  source text not null,
  primary key (province, level, code)
);

-- What staff found for a major that was typed. Every settlement stays; the newest of a revision counts.
create table destination_settlements (
  id uuid primary key,
  seq bigint generated always as identity,
  person_id uuid not null,
  application_id uuid not null,
  revision integer not null check (revision > 0),
  code text not null check (code ~ '^[0-9A-Z]{4,10}$'),
  name text not null check (char_length(name) between 1 and 60),
  settled_by uuid not null references staff,
  settled_at timestamptz not null,
  foreign key (person_id, application_id) references applications
);
create index destination_settlements_application
  on destination_settlements (person_id, application_id, revision, seq desc);

grant select, insert, update, delete on transfer_out_terms, transfer_out_courses, destination_majors to kaoji_app;
grant select, insert on destination_settlements to kaoji_app;

insert into review_chains (id, service, levels, expected_days, valid_from, source) values
  ('01900000-0000-7000-8000-000000000004', 'transfer-out', '{school,authority}', '{10,20}', '2020-01-01T00:00:00Z',
   '主考学校受理并初审，市教育考试院复审（上海市转考（转出）通知 2020–2022）；各级天数为示例，以当次通知为准');

insert into reject_reasons (code, service, number, seq, label, words, remedy, credential_types, places, needs_note) values
  ('destination_ticket_wrong', 'transfer-out', 1, 10, '转入准考证号有误', '填写的转入准考证号在转入地查不到，或与本人信息不一致。', '请对照转入地的准考证逐位核对后重新提交。', null, '{field,section}', false),
  ('destination_not_registered', 'transfer-out', 2, 20, '转入地无合格成绩', '转入地还没有您的考籍，或没有一门合格成绩。', '请先在转入地注册并取得一门合格成绩，再申请转出。', null, '{application,field}', false),
  ('destination_major_wrong', 'transfer-out', 3, 30, '转入专业有误', '转入地没有填写的专业，或层次与专业不一致。', '请到转入地核对专业代码、名称和层次后重新填写。', null, '{field,section}', false),
  ('scores_unfit', 'transfer-out', 4, 40, '成绩不能转出', '所选成绩中有不能转出的课程。', '请取消选择该课程后重新提交。', null, '{row,section}', false),
  ('transfer_not_needed', 'transfer-out', 5, 50, '不需要转出', '在本市更换主考学校或专业，不需要办理转出。', '请按报名平台的说明更换专业；确需转往外省的，请重新填写转入地。', null, '{application,field}', false),
  ('must_graduate_here', 'transfer-out', 6, 60, '应在本市毕业', '所学专业的课程已全部合格。', '请在规定时间申请毕业。', null, '{application}', false),
  ('transfer_phone_wrong', 'transfer-out', 7, 70, '无法联系', '填写的联系电话无法联系到本人。', '请填写本人能接听的电话号码后重新提交。', null, '{field}', false),
  ('transfer_reason_unclear', 'transfer-out', 8, 80, '转出原因不清', '转出原因不清楚。', '请写明转出的原因，例如工作或户籍迁往何地。', null, '{field}', false),
  ('transfer_other', 'transfer-out', 99, 900, '其他', '申请存在其他问题，请看审核人员的说明。', '请按说明修改后重新提交；有疑问请联系主考学校。', null, null, true);
