-- PRF-01: name, ID number and photo of a person are corrected by request, with evidence and review. Forward only.

-- The photo on record: one that came in with an approved correction.
alter table persons add column photo_image_id uuid references evidence_images (id);
grant update (name, id_type, id_number_cipher, id_number_index, photo_image_id) on persons to kaoji_app;

-- What was on record before and after each correction, sealed. The blind indexes find a person by the name or number of before.
create table person_corrections (
  id uuid primary key,
  person_id uuid not null references persons,
  application_id uuid not null,
  datum text not null check (datum in ('name', 'idNumber', 'photo')),
  old_cipher bytea not null,
  old_index bytea,
  new_cipher bytea not null,
  new_index bytea,
  corrected_at timestamptz not null,
  undone_at timestamptz,
  foreign key (person_id, application_id) references applications,
  check (undone_at >= corrected_at),
  check ((datum = 'photo') = (old_index is null)),
  check ((datum = 'photo') = (new_index is null))
);
create index person_corrections_person on person_corrections (person_id, datum, corrected_at desc);
create index person_corrections_former on person_corrections (datum, old_index) where undone_at is null;
-- A correction is in force once.
create unique index person_corrections_one on person_corrections (application_id) where undone_at is null;
grant select, insert on person_corrections to kaoji_app;
grant update (undone_at) on person_corrections to kaoji_app;

-- TRL-01: the application's role changes who a person is only together with the correction that says so, in one transaction.
create function require_person_correction() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  -- The owner may repair by hand.
  if pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'usage') then return null; end if;
  if exists (select from person_corrections c where c.person_id = new.id and c.xmin = pg_current_xact_id()::xid)
    then return null; end if;
  raise exception 'name, ID number and photo of a person change with a correction only' using errcode = '42501';
end $$;
create constraint trigger persons_corrected after update of name, id_type, id_number_cipher, id_number_index, photo_image_id
  on persons deferrable initially deferred for each row execute function require_person_correction();

insert into review_chains (id, service, levels, expected_days, valid_from, source) values
  ('01900000-0000-7000-8000-000000000003', 'personal-data', '{school,authority}', '{5,10}', '2020-01-01T00:00:00Z',
   '主考学校初审，市教育考试院复审；各级天数为示例，以当地通知为准');

insert into reject_reasons (code, service, number, seq, label, words, remedy, credential_types, places, needs_note) values
  ('document_unreadable', 'personal-data', 1, 10, '证明图片不清晰', '证明图片不清晰或不完整，看不清文字或印章。', '请在光线充足处重新拍摄，四角完整、没有反光，然后重新提交。', null, '{credential}', false),
  ('document_mismatch', 'personal-data', 2, 20, '与证明不一致', '填写的内容与证明上的不一致。', '请对照证明逐字核对后重新填写。', null, '{application,credential,field,section}', false),
  ('document_insufficient', 'personal-data', 3, 30, '证明不足', '提交的证明不能说明更正的内容，或缺少发证机关的印章。', '请提供户口簿中载明变更的页面，或公安机关出具的证明。', '{household_register,police_certificate,id_card,identity_document}', '{application,credential}', false),
  ('document_other_person', 'personal-data', 4, 40, '证明不是本人', '证明上的人与考籍登记的人不能确认是同一人。', '请提供同时载明原信息和新信息的证明；仍有疑问请联系主考学校。', null, '{application,credential}', false),
  ('name_unproved', 'personal-data', 5, 50, '姓名无法核实', '新的姓名与证件登记不一致，无法核实。', '请按居民身份证上的姓名逐字填写，生僻字和间隔号以证件为准。', null, '{application,field,section}', false),
  ('number_unverified', 'personal-data', 6, 60, '证件号码无法核实', '按提交的材料无法核实新的证件号码。', '请携带身份证原件到主考学校现场核实。', null, '{application,field,section}', false),
  ('portrait_unfit', 'personal-data', 7, 70, '照片不合要求', '照片不符合要求：须为近期正面免冠彩色照片，浅蓝色背景。', '请按页面上的要求重新拍摄并上传。', '{record_photo}', '{application,credential,section}', false),
  ('portrait_other_person', 'personal-data', 8, 80, '照片不是本人', '照片与身份证件不是同一人。', '请上传本人照片；如有疑问请联系主考学校。', '{record_photo}', '{application,credential,section}', false),
  ('personal_other', 'personal-data', 99, 900, '其他', '申请材料存在其他问题，请看审核人员的说明。', '请按说明修改后重新提交；有疑问请联系主考学校。', null, null, true);
