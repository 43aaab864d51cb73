import type { Delivery } from '#contracts/office/setup/deliveries.ts'
import type { Tone } from '#web/ui/status-badge.tsx'

export const deliveriesTexts = {
  product: '考籍管理工作台',
  title: '短信和邮件',
  lead: '最近七天发出的短信和邮件到了没有。号码和邮箱只显示一部分；内容这里看不到。',
  counts: '最近七天',
  kind: '种类',
  state: '状态',
  lastDay: '最近一天',
  lastWeek: '最近七天',
  none: '最近七天没有发过短信和邮件',
  noneLead: '考生领取验证码、收到结果时才会发出。',
  unsettled: '未送达和等待发出的',
  cut: (all: number) => `共 ${all} 条，这里列出最近未送达的 100 条和等得最久的 100 条。`,
  allSettled: '没有未送达或等待发出的',
  allSettledLead: '发出的都已送达或已由对方系统接收。',
  to: '发往',
  at: '时间',
  failure: '原因',
  notConnected: (kind: string) =>
    `没有接通${kind}，不会发出。结果考生仍可在「消息」里看到，验证码的页面会请考生走其他途径。接通的办法见《正式部署》。`,
} as const

export const kindWords: Readonly<Record<Delivery['kind'], string>> = { text: '短信', letter: '邮件' }

export const deliveryStateWords: Readonly<Record<Delivery['state'], { word: string; tone: Tone }>> = {
  none: { word: '没有登记邮箱', tone: 'quiet' },
  queued: { word: '等待发出', tone: 'going' },
  accepted: { word: '对方系统已接收', tone: 'quiet' },
  delivered: { word: '已送达', tone: 'approval' },
  failed: { word: '未送达', tone: 'refusal' },
}
