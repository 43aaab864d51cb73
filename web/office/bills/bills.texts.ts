import type { DifferenceKind, DifferenceState, SettlementWay } from '#contracts/payments/bill.ts'
import type { Tone } from '#web/ui/status-badge.tsx'

export const billsTexts = {
  product: '考籍管理工作台',
  title: '对账',
  lead: '每天 10:30 自动获取各支付渠道前一日的对账单，与我方收款、退款逐笔核对。差异由一人说明、另一人复核，系统不自动改账。',
  open: (count: number) => `待处理的差异（${count}）`,
  noOpen: '没有待处理的差异',
  noOpenLead: '收款和退款与对账单一致。',
  days: '最近 31 天',
  noDays: '最近 31 天没有收款',
  noDaysLead: '有考生缴费后，从次日起显示每日的对账结果。',
  day: '日期',
  channel: '渠道',
  bill: '对账单（元）',
  ours: '我方（元）',
  count: (payments: number, refunds: number) => `收 ${payments} 笔，退 ${refunds} 笔`,
  notYet: '还没有对账单',
  openCount: '未处理差异',
  compared: '对账时间',
  acts: '办理',
  fetch: '重新获取',
  fetchLabel: (day: string) => `重新获取 ${day} 的对账单`,
  fetchTitle: (day: string) => `重新获取对账单：${day}`,
  fetchLead: '向支付渠道再次获取当日对账单并重新核对。已处理的差异不会改变，已不存在的差异会自动标明。',
  fetched: '已安排获取，请过一会儿刷新查看。',
  dayTitle: (day: string) => `${day} 收款与退款`,
  back: '返回对账',
  totals: '按学校和渠道',
  noTotals: '这一天没有收款和退款',
  school: '主考学校',
  payments: '收款笔数',
  paymentsFen: '收款（元）',
  refunds: '退款笔数',
  refundsFen: '退款（元）',
  differences: '这一天的差异',
  cut: (shown: number) => `只列出其中 ${shown} 项，未处理的在前；处理以后，其余的会依次列出。`,
  noDifferences: '这一天没有差异',
  kind: '差异',
  number: '交易号',
  amounts: '对账单 / 我方（元）',
  todo: '怎样处理',
  state: '状态',
  record: '申请补记',
  explain: '说明',
  agree: '同意',
  refuse: '不同意',
  note: '核实结果',
  noteHelp: '4 个字以上：向谁核实、结果是什么',
  actTitle: (act: string, transactionNo: string) => `${act}：${transactionNo}`,
  recordLead: '复核同意后，这笔付款按对账单入账，订单变为已支付，并通知考生。',
  recordRefundLead:
    '复核同意后，这笔退款按对账单入账，订单变为已退款，收据作废，该费用视为未缴，并通知考生。多付款的退款不影响订单。',
  mine: '须由另一位同事复核',
  noteIs: (note: string) => `：${note}`,
  settledBy: (names: readonly string[]) => `办理：${names.join('、')}`,
  exportTitle: '导出汇总',
  exportLead: '按日、学校、渠道汇总，XLSX 文件；导出会记入操作日志。',
  from: '起始日期',
  until: '截止日期',
  dayHelp: '例如 2026-11-27',
  dayWrong: '请填写日期，例如 2026-11-27。',
  save: '导出 XLSX',
  openOrder: '查看订单',
} as const

export const differenceWords: Readonly<Record<DifferenceKind, { name: string; todo: string }>> = {
  payment_missed: {
    name: '对账单有付款，我方没有',
    todo: '核对考生和金额后申请补记，订单随即变为已支付。',
  },
  payment_unknown: {
    name: '付款不属于我方订单',
    todo: '向支付渠道核实来源；确属误收的，在商户平台退回并说明。',
  },
  payment_unbilled: {
    name: '我方有付款，对账单没有',
    todo: '次日重新获取对账单；仍没有的，向支付渠道核实。',
  },
  amount_differs: { name: '金额不符', todo: '向支付渠道核实实收金额，说明处理结果。' },
  number_differs: {
    name: '交易号不符',
    todo: '可能是同一订单付了两次。向支付渠道核实，多收的在商户平台退回并说明。',
  },
  other_day: { name: '日期不同', todo: '款项一致，只是跨日入账。说明即可，无需复核。' },
  line_twice: { name: '对账单重复列出', todo: '向支付渠道核实是否重复计费，说明处理结果。' },
  refund_missed: {
    name: '渠道已退款，我方未完成',
    todo: '系统向渠道查询到结果后，再对账会消失；已不再退款或一直不消失的，核实后申请补记。',
  },
  refund_unknown: {
    name: '退款不是我方发起',
    todo: '核对是否有人在商户平台直接退款。属我方订单且全额的，写明经办人和原因申请补记；其他的说明。',
  },
  refund_unbilled: {
    name: '我方已退款，对账单没有',
    todo: '次日重新获取对账单；仍没有的，向支付渠道核实。',
  },
  refund_amount_differs: { name: '退款金额不符', todo: '向支付渠道核实实退金额，说明处理结果。' },
}

export const differenceStateWords: Readonly<Record<DifferenceState, { word: string; tone: Tone }>> = {
  open: { word: '待处理', tone: 'must' },
  proposed: { word: '待复核', tone: 'must' },
  settled: { word: '已处理', tone: 'approval' },
}

export const wayWords: Readonly<Record<SettlementWay, string>> = {
  record: '补记入账',
  explanation: '说明',
  vanished: '再次对账时已一致',
}
