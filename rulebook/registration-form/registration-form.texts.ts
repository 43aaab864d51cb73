/** What is missing or impossible in 《毕业生登记表》, and what to do. */
export const registrationTexts = {
  labels: {
    gender: '性别',
    ethnicity: '民族',
    politicalStatus: '政治面貌',
    birthplace: '籍贯',
    address: '通讯地址',
    postcode: '邮政编码',
    phone: '手机号码',
    email: '电子邮箱',
    employer: '工作单位',
    position: '职务',
  },
  missing: (label: string) => `请填写${label}。`,
  choose: (label: string) => `请从列表中选择${label}。`,
  birthplaceShort: '籍贯请写到省、市（县），例如：江苏省苏州市。',
  appraisalMissing: (min: number, max: number) => `请填写自我鉴定，${min} 至 ${max} 字。`,
  appraisalShort: (count: number, min: number) =>
    `自我鉴定现有 ${count} 字（空格和换行不计），至少 ${min} 字，还差 ${min - count} 字。`,
  appraisalLong: (count: number, max: number) =>
    `自我鉴定现有 ${count} 字（空格和换行不计），最多 ${max} 字，请删去 ${count - max} 字。`,
  unprintable: (character: string) =>
    `「${character}」是表情符号，不能印在《毕业生登记表》上，请删除或改用文字。`,
  resumeMissing: '请填写个人简历，从初中起，一段经历一行。',
  familyMissing: '请填写家庭主要成员，至少一人；没有的请在关系一栏写「无」。',
  period: { from: '请选择开始年月。', place: '请填写所在学校或单位。', role: '请填写身份或职务。' },
  periodUnfinished: '请把年和月都填完整，例如 2015 年 9 月。',
  periodOrder: '结束年月不能早于开始年月。',
  periodFuture: '年月不能晚于本月。',
  periodSequence: '请按时间先后填写，这一段的开始年月早于上一段。',
  relative: { relation: '请填写与本人的关系。', name: '请填写姓名。' },
  thesisTitleMissing: '请填写毕业论文（设计）题目。',
  priorSchool: '请填写前置学历的毕业院校。',
  priorMajor: '请填写前置学历的专业。',
} as const
