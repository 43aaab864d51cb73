import type { SanctionKind, SanctionState } from '#contracts/office/sanctions.ts'
import type { Tone } from '#web/ui/status-badge.tsx'

export const sanctionsTexts = {
  product: '考籍管理工作台',
  title: '处分登记',
  lead: '处分由一人登记、另一人复核后生效，撤销也是如此。生效的处分在截止日期以前不能毕业。',
  waiting: (count: number) => `待复核（${count}）`,
  others: '全部处分',
  cut: (shown: number) => `只列出最近登记的 ${shown} 项，更早的请在考生的考籍中查看。`,
  none: '没有待复核的处分',
  noneLead: '在「考生查询」打开考生记录，可登记或申请撤销处分。',
  card: '处分',
  cardNone: '没有处分记录',
  cardNoneLead: '登记后须由另一位同事复核才生效。',
  enter: '登记处分',
  candidate: '考生',
  kind: '处分种类',
  until: '截止日期',
  untilHelp: '处分的最后一天，例如 2027-12-31',
  untilOver: '截止日期已过：登记后不影响办理毕业，只作记录。如果填错，请改正。',
  decidedOver: '这项处分的截止日期已过，不影响办理毕业，只作记录。',
  untilMissing: '请填写截止日期，例如 2027-12-31。',
  reason: '依据',
  reasonHelp: '4 个字以上：处分决定的文号和事由',
  reasonShort: '请至少填写 4 个字：处分决定的文号和事由。',
  submit: '提交登记',
  sent: '已提交，须由另一位同事复核后才生效。',
  state: '状态',
  by: '登记人',
  decidedBy: '复核人',
  acts: '办理',
  approve: '同意登记',
  refuse: '不同意登记',
  approveRevocation: '同意撤销',
  refuseRevocation: '不同意撤销',
  revoke: '申请撤销',
  revocation: '撤销原因',
  revocationIs: (reason: string) => `撤销原因：${reason}`,
  revokeWhy: '撤销原因',
  revokeHelp: '4 个字以上，例如申诉复核决定的文号',
  mine: '须由另一位同事复核',
  waitingWord: '等待复核',
  note: '说明',
  why: '不同意的原因',
  whyHelp: '4 个字以上，登记人会看到',
  actTitle: (act: string, name: string) => `${act}：${name}`,
} as const

export const sanctionKindWords: Readonly<Record<SanctionKind, string>> = {
  exams_suspended: '停考',
  diploma_delayed: '延缓毕业',
}

interface StateWords {
  word: string
  tone: Tone
}

/** The state in words: one whose last day has passed holds nothing back any more. */
export function wordsOfSanction({ state, isOver }: { state: SanctionState; isOver: boolean }): StateWords {
  return (isOver && overWords[state]) || sanctionStateWords[state]
}

const overWords: Readonly<Partial<Record<SanctionState, StateWords>>> = {
  requested: { word: '待复核（已到期）', tone: 'must' },
  in_force: { word: '已到期', tone: 'quiet' },
  revocation_asked: { word: '已到期，撤销待复核', tone: 'must' },
}

const sanctionStateWords: Readonly<Record<SanctionState, StateWords>> = {
  requested: { word: '待复核', tone: 'must' },
  refused: { word: '未同意', tone: 'refusal' },
  in_force: { word: '生效', tone: 'must' },
  revocation_asked: { word: '生效，撤销待复核', tone: 'must' },
  revoked: { word: '已撤销', tone: 'approval' },
}
