import type { Line } from '../../payment-peer/bills.ts'
import { dayOf, yuan } from '../../payment-peer/forms.ts'
import { accepts } from '../../payment-peer/post.ts'
import type { Real } from '../payment-product.ts'
import { refundsOf } from './office-acts.ts'
import type { Past } from './past.ts'
import type { Wrong } from './steps.ts'

const DAY_MS = 86_400_000

/** The providers send what they have to say; what is not accepted they send again. */
export async function deliver(
  past: Past,
  { order, copies }: { order: 'forwards' | 'backwards'; copies: number },
): Promise<void> {
  collect(past)
  const notices = order === 'forwards' ? past.unheard : past.unheard.toReversed()
  past.unheard = []
  for (const notice of notices) {
    const { post } = past.ground.product.peer
    const answers = await Promise.all(Array.from({ length: copies }, () => post.attempt(notice)))
    if (!answers.some((answer) => accepts(notice.provider, answer))) past.unheard.push(notice)
  }
}

/** Notices get lost. */
export function lose(past: Past): void {
  collect(past)
  past.unheard = []
}

function collect({ ground, unheard }: Past): void {
  unheard.push(...ground.product.peer.post.waiting.splice(0))
}

/** WeChat Pay comes to the end of the refunds that it has accepted. */
export function moneyBack({ ground, attempts }: Past, { isPossible }: { isPossible: boolean }): void {
  const { wechat } = ground.product.peer
  for (const { attemptNo } of attempts) {
    const trade = wechat.trades.all.get(attemptNo)
    for (const refund of trade?.refunds ?? [])
      if (trade && refund.state === 'processing')
        if (isPossible) wechat.completeRefund(trade, refund)
        else wechat.failRefund(trade, refund)
  }
}

/** A payment goes back at the provider's console, under a number of its own; not while somebody says that it went back by hand. */
export async function atConsole(past: Past, { pick }: { pick: number }): Promise<void> {
  const { ground, attempts } = past
  const attempt = attempts[pick % Math.max(1, attempts.length)]
  const isBusy = (await refundsOf(past)).some(
    ({ state, done_how }) => state === 'by_hand_asked' || done_how === 'by_hand',
  )
  if (!attempt || isBusy) return
  const provider = ground.product.peer[attempt.provider]
  const trade = provider.trades.all.get(attempt.attemptNo)
  if (!trade?.paid) return
  const { attemptNo } = attempt
  const asked = { outRefundNo: `C${attemptNo.slice(0, 20)}`, fen: trade.paid.fen, notifyUrl: trade.notifyUrl }
  const outcome = provider.trades.refund(trade, asked)
  if (typeof outcome !== 'string') provider.completeRefund(trade, outcome.refund)
}

/** The morning after: both providers have made their bills, one of them perhaps wrongly, and finance has them fetched. */
export async function bill(past: Past, how: { provider: Real; wrong: Wrong }): Promise<void> {
  const day = dayOf(past.ground.product.application.clock.now())
  await untilMorning(past)
  // A bill is wrong in one way at a time.
  const isMoved = past.moved.has(`${how.provider} ${day}`)
  if (how.wrong !== 'nothing' && !isMoved) alter(past, { ...how, wrong: how.wrong, day })
  await fetchBills(past, [day])
}

/** Eleven o'clock in Beijing of the next day. */
export async function untilMorning({ ground }: Pick<Past, 'ground'>): Promise<void> {
  const now = ground.product.application.clock.now()
  const next = new Date(`${dayOf(now)}T11:00:00+08:00`).getTime() + DAY_MS
  await ground.pass(next - now.getTime())
}

/** Finance has the bills of these days fetched. */
export async function fetchBills({ staff, ground }: Past, days: readonly string[]): Promise<void> {
  for (const day of days)
    for (const provider of ['alipay', 'wechat'])
      await staff.finance[0].call('POST', `/api/office/bills/${day}/fetch`, { provider })
  await ground.work()
}

/** What stands where in a line of each provider's bill. */
const PLACES = {
  alipay: { transaction: 0, attempt: 1, amounts: [11, 12] },
  wechat: { transaction: 5, attempt: 6, amounts: [12, 24] },
} as const

function alter(past: Past, how: { provider: Real; wrong: Exclude<Wrong, 'nothing'>; day: string }): void {
  const { provider, wrong, day } = how
  const { bills } = past.ground.product.peer[provider]
  const isPayment = ({ trade, refund }: Line) =>
    refund === undefined && past.attempts.some(({ attemptNo }) => attemptNo === trade.outTradeNo)
  let moved: Line | undefined
  bills.alter(day, (lines) => {
    const line = lines.find(isPayment)
    if (!line) return lines
    moved = line
    const { transactionNo } = line.trade
    if (!past.wrongs.some((one) => one.day === day && one.provider === provider))
      past.wrongs.push({ provider, day, wrong, transactionNo })
    const others = lines.filter((one) => one !== line)
    switch (wrong) {
      case 'more':
        return [...lines, numbered(line, provider)]
      case 'twice':
        return [line, ...lines]
      case 'amount':
        return [priced(line, provider), ...others]
      case 'fewer':
      case 'later':
        return others
      default:
        return wrong satisfies never
    }
  })
  if (wrong !== 'later') return
  const next = dayOf(new Date(new Date(`${day}T12:00:00+08:00`).getTime() + DAY_MS))
  bills.alter(next, (lines) => (moved ? [...lines, moved] : lines))
  past.moved.add(`${provider} ${next}`)
}

/** The same line under numbers that nobody has heard of. */
function numbered(line: Line, provider: Real): Line {
  const { transaction, attempt } = PLACES[provider]
  const cells = line.cells.with(transaction, `9${line.trade.transactionNo.slice(1)}`)
  return { ...line, cells: cells.with(attempt, 'f'.repeat(32)) }
}

/** The same line, a fen less. */
function priced(line: Line, provider: Real): Line {
  const less = yuan((line.trade.paid?.fen ?? 0) - 1)
  const cells = line.cells.map((cell, place) =>
    PLACES[provider].amounts.some((one) => one === place) ? less : cell,
  )
  return { ...line, cells }
}
