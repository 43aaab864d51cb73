import type { ImportColumn } from '#server/import-kind.ts'

/** Who has passed something in another province, repeated in each row of that person. */
export const PERSON_COLUMNS: readonly ImportColumn[] = [
  column('name', '姓名', '张三', ['考生姓名']),
  { ...column('gender', '性别', '女', []), isRequired: false },
  column('idType', '证件类型', '居民身份证', ['证件种类']),
  column('idNumber', '证件号码', '11010519491231002X', ['身份证号', '身份证号码', '证件号']),
  column('province', '转出省', '江苏省', ['转出省市', '转出地', '转出省份']),
  column('originTicketNo', '原准考证号', '030112345678', ['转出准考证号', '原省准考证号']),
  { ...column('destinationTicketNo', '转入准考证号', '101000240000', ['本市准考证号']), isRequired: false },
  { ...column('majorCode', '专业代码', '120203K', ['原专业代码', '转出专业代码']), isRequired: false },
  { ...column('majorName', '专业名称', '会计学', ['原专业名称', '转出专业名称', '专业']), isRequired: false },
  { ...column('level', '层次', '本科', ['专业层次', '原层次']), isRequired: false },
]

/** What was passed: one course a row. */
const COURSE_COLUMNS: readonly ImportColumn[] = [
  column('courseCode', '课程代码', '00015', ['课程号', '科目代码', '转出课程代码']),
  column('courseName', '课程名称', '英语（二）', ['课程', '科目名称', '转出课程名称']),
  column('credits', '学分', '14', ['课程学分']),
  column('mark', '成绩', '78', ['分数', '得分', '合格成绩']),
  column('passedOn', '合格时间', '2019-10', ['合格日期', '通过时间', '取得成绩时间', '考试时间']),
  { ...column('scoreSource', '成绩来源', '统考', ['成绩类别', '来源']), isRequired: false },
]

/** The columns of the national exchange's file, as docs/inbound-file.md explains them (TRI-01). */
export const INBOUND_COLUMNS: readonly ImportColumn[] = [...PERSON_COLUMNS, ...COURSE_COLUMNS]

function column(
  ...[key, title, example, synonyms]: [string, string, string, readonly string[]]
): ImportColumn {
  return { key, title, example, synonyms, isRequired: true }
}
