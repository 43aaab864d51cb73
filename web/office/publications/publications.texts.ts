import type { Tone } from '#web/ui/status-badge.tsx'

export const publicationsTexts = {
  product: '考籍管理工作台',
  title: '成绩发布',
  lead: '发布须两人办理：一人提交，另一人复核。到发布时刻，所有考生同时看到。',
  waitingOf: (sitting: string) => `等待发布：${sitting}`,
  noneWaiting: '没有等待发布的批次。成绩入库后会显示在这里。',
  batch: '批次',
  file: '文件',
  rowsOf: (rows: number, aside: number) =>
    aside > 0
      ? `${rows.toLocaleString('zh-CN')}（另搁置 ${aside.toLocaleString('zh-CN')} 行）`
      : rows.toLocaleString('zh-CN'),
  rows: '行数',
  appliedBy: '入库人',
  appliedAt: '入库时间',
  propose: '提交发布',
  proposeTitle: (sitting: string) => `提交发布 ${sitting}`,
  proposeLead: (moment: string) =>
    `以上批次将一并发布，发布时间：${moment}。提交后由另一位同事复核，发布之前可以撤回。`,
  when: '发布时间',
  now: '复核同意后立即发布',
  later: '定时发布',
  at: '日期和时间（北京时间）',
  atMissing: '请选择发布的日期和时间。',
  batches: (numbers: readonly number[]) => `批次 ${numbers.join('、')}`,
  list: '发布记录',
  none: '还没有发布记录',
  noneLead: '提交发布后会显示在这里。',
  sitting: '考次',
  state: '状态',
  publishAt: '发布时间',
  scores: '成绩条数',
  candidates: '考生人次',
  by: '提交人',
  decidedBy: '复核人',
  acts: '办理',
  approve: '同意发布',
  approveTitle: (sitting: string) => `同意发布 ${sitting}成绩`,
  refuseTitle: (sitting: string) => `不同意发布 ${sitting}成绩`,
  withdrawTitle: (sitting: string) => `撤回发布 ${sitting}成绩`,
  why: '不同意的原因',
  whyHelp: '4 个字以上，提交人会看到',
  approveLead: (scores: number, people: number, at: string) =>
    `${scores} 条成绩、考生 ${people} 人次，发布时间 ${at}。发布后不能回滚，只能逐条更正。`,
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
