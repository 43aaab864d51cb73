import type { Tone } from '#web/ui/status-badge.tsx'

export const correctionsTexts = {
  actTitle: (act: string, course: string) => `${act}：${course}`,
  product: '考籍管理工作台',
  title: '成绩更正',
  lead: '成绩从不直接修改：一人申请，另一人复核，前后内容都保留。',
  open: (count: number) => `待复核（${count}）`,
  decided: '已办理',
  cut: (shown: number) => `只列出最近申请的 ${shown} 项，更早的请在考生的考籍中查看。`,
  none: '没有待复核的更正申请',
  noneLead: '在「考生查询」打开考生记录，可对已发布的成绩申请更正。',
  before: '原成绩',
  after: '更正为',
  requestedAt: '申请时间',
  decidedBy: '复核人',
  decidedAt: '复核时间',
  waiting: '等待复核',
  why: '不同意的原因',
  whyHelp: '4 个字以上，申请人会看到',
  candidate: '考生',
  course: '课程',
  change: '更正内容',
  reason: '原因',
  state: '状态',
  by: '申请人',
  acts: '办理',
  approve: '同意更正',
  refuse: '不同意',
  mine: '须由另一位同事复核',
  note: '说明',
} as const

export const correctionStateWords: Record<string, { word: string; tone: Tone }> = {
  requested: { word: '待复核', tone: 'must' },
  approved: { word: '已更正', tone: 'approval' },
  refused: { word: '未同意', tone: 'refusal' },
}
