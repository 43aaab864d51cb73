-- SUP-01…03: between which days a result may lie that is registered later (成绩补登), and what the desk needs to decide. Forward only.
create table supplement_limits (
  service text primary key check (service in ('supplement-score', 'supplement-exemption', 'supplement-transfer')),
  -- Both days count.
  from_day date not null,
  until_day date not null,
  source text not null,
  check (from_day <= until_day)
);
grant select, insert, update, delete on supplement_limits to kaoji_app;

insert into supplement_limits (service, from_day, until_day, source) values
  ('supplement-score', '1981-01-13', '2002-12-31',
   '用户手册 4.1「只能补登 2002年及以前的成绩」；起始日为国务院 1981年1月13日批转教育部《关于高等教育自学考试试行办法的报告》'),
  ('supplement-exemption', '1981-01-13', '2019-12-31',
   '用户手册 4.2「仅限 2020 年以前已办理免考且审核通过的」；起始日为国务院 1981年1月13日批转教育部《关于高等教育自学考试试行办法的报告》'),
  ('supplement-transfer', '1981-01-13', '2019-12-31',
   '用户手册 4.3「仅限 2020年以前已办理转入」；起始日为国务院 1981年1月13日批转教育部《关于高等教育自学考试试行办法的报告》');

insert into review_chains (id, service, levels, expected_days, valid_from, source) values
  ('01900000-0000-7000-8000-000000000031', 'supplement-score', '{school,authority}', '{5,10}', '2020-01-01T00:00:00Z',
   '主考学校初审，市教育考试院复审；各级天数为示例，以当地通知为准'),
  ('01900000-0000-7000-8000-000000000032', 'supplement-exemption', '{school,authority}', '{5,10}', '2020-01-01T00:00:00Z',
   '主考学校初审，市教育考试院复审；各级天数为示例，以当地通知为准'),
  ('01900000-0000-7000-8000-000000000033', 'supplement-transfer', '{school,authority}', '{5,10}', '2020-01-01T00:00:00Z',
   '主考学校初审，市教育考试院复审；各级天数为示例，以当地通知为准');

insert into reject_reasons (code, service, number, seq, label, words, remedy, credential_types, places, needs_note) values
  ('proof_unreadable', 'supplement-score', 1, 10, '凭证不清晰', '凭证图片不清晰、不完整或方向不正，看不清文字或印章。', '请在光线充足处重新拍摄，文字方向朝上、四角完整，然后重新保存。', null, '{section,credential}', false),
  ('proof_mismatch', 'supplement-score', 2, 20, '与凭证不一致', '填写的课程、时间或成绩与凭证上的不一致。', '请对照凭证逐项核对后重新填写。', null, '{application,section,field}', false),
  ('proof_insufficient', 'supplement-score', 3, 30, '凭证不能证明', '提交的凭证不能证明该课程的成绩，例如不是单科合格证书或考试机构盖章的成绩单。', '请上传单科合格证书或考试机构盖章的成绩单。', null, '{application,section,credential}', false),
  ('proof_other_person', 'supplement-score', 4, 40, '凭证不是本人', '凭证上的姓名或证件号码与考籍登记的不一致。', '请上传本人的凭证；姓名变更过的，请先申请个人信息更正。', null, '{application,section,credential}', false),
  ('not_on_file', 'supplement-score', 5, 50, '档案中查无', '按填写的内容在历史档案中没有查到这条成绩。', '请核对通过时间和当时的准考证号，写在「说明」中后重新保存。', null, '{application,section,field}', false),
  ('supplement_other', 'supplement-score', 99, 900, '其他', '补登材料存在其他问题，请看审核人员的说明。', '请按说明修改后重新保存；有疑问请联系主考学校。', null, null, true),
  ('proof_unreadable', 'supplement-exemption', 1, 10, '凭证不清晰', '凭证图片不清晰、不完整或方向不正，看不清文字或印章。', '请在光线充足处重新拍摄，文字方向朝上、四角完整，然后重新保存。', null, '{section,credential}', false),
  ('proof_mismatch', 'supplement-exemption', 2, 20, '与凭证不一致', '填写的课程、时间、编号或地区与凭证上的不一致。', '请对照凭证逐项核对后重新填写。', null, '{application,section,field,credential}', false),
  ('exemption_unproved', 'supplement-exemption', 3, 30, '没有办理过免考', '没有查到这门课程在填写的时间办理过免考并审核通过。', '请核对办理免考时间；没有办理过的，请通过【申办项目】‐【申请免考】在规定时间办理。', null, '{application,section,field}', false),
  ('proof_other_person', 'supplement-exemption', 4, 40, '凭证不是本人', '凭证上的姓名或证件号码与考籍登记的不一致。', '请上传本人的凭证；姓名变更过的，请先申请个人信息更正。', null, '{application,section,credential}', false),
  ('supplement_other', 'supplement-exemption', 99, 900, '其他', '补登材料存在其他问题，请看审核人员的说明。', '请按说明修改后重新保存；有疑问请联系主考学校。', null, null, true),
  ('proof_unreadable', 'supplement-transfer', 1, 10, '凭证不清晰', '凭证图片不清晰、不完整或方向不正，看不清文字或印章。', '请在光线充足处重新拍摄，文字方向朝上、四角完整，然后重新保存。', null, '{section,credential}', false),
  ('proof_mismatch', 'supplement-transfer', 2, 20, '与凭证不一致', '填写的课程、成绩、学分或时间与凭证上的不一致。', '请对照凭证逐项核对后重新填写。', null, '{application,section,field,row}', false),
  ('transfer_unproved', 'supplement-transfer', 3, 30, '没有办理过转入', '没有查到在填写的时间办理过转入。', '请核对办理转入时间和转出省准考证号；新办外省转入请先在外省办理转出手续。', null, '{application,section,field}', false),
  ('course_not_recognised', 'supplement-transfer', 4, 40, '课程不能认定', '该课程的名称、代码或学分与本市专业计划的课程不一致，转入时不能认定。', '请删去这门课程后重新保存。', null, '{section,row}', false),
  ('proof_other_person', 'supplement-transfer', 5, 50, '凭证不是本人', '凭证上的姓名或证件号码与考籍登记的不一致。', '请上传本人的凭证；姓名变更过的，请先申请个人信息更正。', null, '{application,section,credential}', false),
  ('supplement_other', 'supplement-transfer', 99, 900, '其他', '补登材料存在其他问题，请看审核人员的说明。', '请按说明修改后重新保存；有疑问请联系主考学校。', null, null, true);
