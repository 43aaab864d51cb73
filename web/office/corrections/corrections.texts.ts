import type { Tone } from '#web/ui/status-badge.tsx'

export const correctionsTexts = {
  product: '考籍管理工作台',
  title: '成绩更正',
  lead: '成绩从不直接修改：一人申请，另一人复核，前后内容都保留。',
  none: '没有更正申请',
  noneLead: '在考生记录的成绩表中可以申请更正。',
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
  changeOf: (before: string, after: string) => `${before} → ${after}`,
  marks: (mark: number) => `${mark} 分`,
} as const

export const correctionStateWords: Record<string, { word: string; tone: Tone }> = {
  requested: { word: '待复核', tone: 'must' },
  approved: { word: '已更正', tone: 'approval' },
  refused: { word: '未同意', tone: 'refusal' },
}
