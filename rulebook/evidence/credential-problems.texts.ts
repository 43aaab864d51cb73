/** The words about what is missing or impossible in a credential. */
export const problemTexts = {
  labels: {
    obtainedOn: '获取凭证时间',
    province: '获取凭证省份',
    qualification: '学历层次',
    onlineCode: '在线验证码',
    reportNo: '报告编号',
    remark: '备注',
  },
  numberLabel: '编号',
  monthOf: (year: number, month: number) => `${year}年${month}月`,
  typeUnknown: '没有这种凭证类型，请从列表中选择。',
  missing: (label: string) => `请填写${label}。`,
  imagesMissing: (name: string, least: number) =>
    least > 1 ? `「${name}」需要至少 ${least} 张图片，请补齐。` : `请上传「${name}」的图片。`,
  companionMissing: (name: string, names: readonly string[]) =>
    `「${name}」须与${names.map((one) => `《${one}》`).join('或')}一起提交，请新增其中一份凭证。`,
  remarkLength: (count: number, most: number) => `备注最多 ${most} 个字，现在有 ${count} 个字，请删减。`,
  numberCharacter: (label: string, character: string) =>
    `${label}中有不能填写的字符「${character}」，请对照证书填写。`,
  numberLength: (label: string, least: number, most: number) =>
    `${label}应至少有 ${least} 个字母、数字或汉字，连同符号最多 ${most} 个字符，请对照证书填写。`,
  provinceUnknown: '请从列表中选择省份。',
  qualificationUnknown: '请选择学历层次。',
  dayMalformed: '日期不正确，请按证书上的日期填写，例如 2010年7月1日。',
  dayFuture: '获取凭证时间不能晚于今天。',
  dayTooOld: '获取凭证时间过早，请核对年份。',
} as const
