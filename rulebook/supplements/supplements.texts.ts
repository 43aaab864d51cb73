import { formatDate } from '../beijing-time.ts'

/** The manual's words for the fields of 成绩补登 (chapter 4), and what is said when one cannot be right. */
export const supplementTexts = {
  labels: {
    course: '课程名称',
    passedOn: '通过时间',
    mark: '成绩',
    note: '说明',
    exemptedOn: '办理免考时间',
    credentialType: '凭证类型',
    credentialOn: '取得凭证时间',
    credentialNo: '凭证编号',
    region: '取得凭证地区',
    transferredOn: '办理转入时间',
    province: '转出省',
    originTicketNo: '转出省准考证号',
    major: '转入专业',
    courses: '转入课程',
    credits: '学分',
    proof: '图片',
  },
  missing: (label: string) => `请填写${label}。`,
  notChosen: (label: string) => `请选择${label}。`,
  courseNotChosen: '请从下拉列表中选择课程。',
  courseFixed: '编辑时不能更换课程。请删除这一行，再新增一行。',
  courseUnknown: '课程目录中没有这门课程，请重新从下拉列表中选择。',
  dayMalformed: (label: string) =>
    `${label}不正确，请按凭证上的日期填写，例如 1998年10月25日；只写到月份的，日可以不填。`,
  dayTooEarly: (label: string, from: string) =>
    `${label}不能早于 ${formatDate(from)}，那时还没有自学考试，请核对年份。`,
  dayTooOld: (label: string) => `${label}过早，请核对年份。`,
  dayAfter: (label: string, other: string) => `${label}不能晚于${other}。`,
  scoreTooLate: (until: string) =>
    `只能补登 ${formatDate(until)}及以前的成绩。此后的成绩由考试机构登记，有缺漏的请联系主考学校。`,
  exemptionTooLate: (until: string) =>
    `只能补登 ${formatDate(until)}及以前已办理的免考。新办免考请通过【申办项目】‐【申请免考】在规定时间办理。`,
  transferTooLate: (until: string) =>
    `只能补登 ${formatDate(until)}及以前已办理的转入。新办外省转入请先在外省办理转出手续，再通过【考籍转移】‐【外省转入】查看进度。`,
  mark: {
    mark_missing: '请填写成绩。',
    mark_not_a_number: '成绩请填写 60 至 100 的整数，实践和毕业论文可以填写 优秀、良好、中等、合格。',
    mark_out_of_range: '成绩应在 60 至 100 之间，请对照凭证填写。',
    mark_not_whole: '成绩请填写整数，请对照凭证填写。',
  },
  markFailed: '只能补登合格的成绩（60 分及以上，或合格以上的等级）。',
  markNoResult: '缺考和违纪不需要补登。请填写合格的成绩。',
  markGraded: '这门课程是笔试课程，请填写分数，例如 68。',
  creditsMalformed: '学分请填写数字，例如 6 或 4.5，请对照转出省的成绩单填写。',
  typeUnknown: '请选择凭证类型。',
  provinceUnknown: '请从列表中选择省份。',
  provinceHere: '转出省不能是上海市。本市各主考学校之间不需要转入。',
  ticketNoMalformed: '转出省准考证号由 6 至 20 位数字或字母组成，请对照转出省的准考证填写。',
  coursesMissing: '请至少填写一门转入课程。',
  courseTwice: '这门课程已经在上面填写过，请删去一行。',
  imagesMissing: '请上传凭证的图片。',
  proofGone: '上传过的凭证图片已从凭证夹删除，请重新上传。',
} as const
