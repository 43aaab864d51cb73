export const graduationTexts = {
  pages: {
    lead: '已达到毕业条件的考生，在办理时间内申请毕业。',
    help: '显示的成绩有误，或不清楚是否符合毕业条件，请拨打咨询电话。',
    items: '申请毕业的专业',
    noEvidence: undefined,
    advice: {
      supported: '按考试计划审核，您已达到毕业条件。',
      unsupported: '按考试计划审核，您还没有达到毕业条件。确实符合条件的，请说明情况，由学校审核决定。',
      undecided: '是否达到毕业条件由学校审核决定。',
    },
  },
  scores: '登记成绩',
  major: '毕业专业',
  planOf: (code: string, name: string, version: string) => `${code} ${name}（${version}）`,
} as const
