import type { ImportColumn } from '#server/import-kind.ts'

const TICKET_NO = column('ticketNo', '准考证号', '101000240000', ['准考证', '考号'])
const NAME = column('name', '姓名', '张三', ['考生姓名'])
const COURSE = column('courseCode', '课程代码', '00015', ['课程号', '科目代码'])
const MARK = column('mark', '成绩', '78', ['分数', '得分', '总分', '总成绩'])

export const SCORE_COLUMNS: readonly ImportColumn[] = [
  TICKET_NO,
  { ...NAME, isRequired: false },
  COURSE,
  MARK,
]

export const CANDIDATE_COLUMNS: readonly ImportColumn[] = [
  NAME,
  column('idType', '证件类型', '居民身份证', ['证件种类']),
  column('idNumber', '证件号码', '11010519491231002X', ['身份证号', '身份证号码', '证件号']),
  TICKET_NO,
  column('schoolCode', '主考学校代码', '10272', ['学校代码']),
  column('majorCode', '专业代码', '120203K', ['专业号']),
  { ...column('phone', '手机号码', '13800000000', ['手机', '联系电话']), isRequired: false },
  { ...column('passwordHash', '密码哈希', '', ['密码']), isRequired: false },
]

function column(
  ...[key, title, example, synonyms]: [string, string, string, readonly string[]]
): ImportColumn {
  return { key, title, example, synonyms, isRequired: true }
}
