import type { Tone } from '#web/ui/status-badge.tsx'

export const publicationsTexts = {
  product: '考籍管理工作台',
  title: '成绩发布',
  lead: '发布须两人办理：一人提交，另一人复核。到发布时刻，所有考生同时看到。',
  waiting: '等待发布的批次',
  noneWaiting: '没有等待发布的批次',
  noneWaitingLead: '成绩入库后会显示在这里。',
  propose: '提交发布',
  at: '发布时间（北京时间）',
  atHelp: '不填则复核同意后立即发布',
  batches: (numbers: readonly number[]) => `批次 ${numbers.join('、')}`,
  list: '发布记录',
  none: '还没有发布记录',
  sitting: '考次',
  state: '状态',
  publishAt: '发布时间',
  scores: '成绩条数',
  candidates: '考生人数',
  by: '提交人',
  decidedBy: '复核人',
  acts: '办理',
  approve: '同意发布',
  approveLead: (scores: number, people: number, at: string) =>
    `${scores} 条成绩、${people} 名考生，发布时间 ${at}。发布后不能回滚，只能逐条更正。`,
  refuse: '不同意',
  withdraw: '撤回',
  withdrawLead: '撤回后成绩不会发布，可重新提交。',
  mine: '须由另一位同事复核',
  note: '说明',
} as const

export const publicationStateWords: Record<string, { word: string; tone: Tone }> = {
  proposed: { word: '待复核', tone: 'must' },
  approved: { word: '已同意，待发布', tone: 'going' },
  released: { word: '已发布', tone: 'approval' },
  refused: { word: '未同意', tone: 'refusal' },
  withdrawn: { word: '已撤回', tone: 'quiet' },
}
