import type { OrderView } from '#contracts/payments/order.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import { channelWords, ordersTexts as texts } from './orders.texts.ts'

/** What an order says: number, amount, times, and how it was paid (PAY-01). */
export function OrderFacts({ order }: { order: OrderView }) {
  const { orderNo, createdAt, expiresAt, state, payment } = order
  const facts: readonly (readonly [string, string])[] = [
    [texts.orderNo, orderNo],
    [texts.amount, texts.yuan(yuanOf(fen(order.fen)))],
    [texts.createdAt, formatInstant(new Date(createdAt))],
    ...(state === 'open' ? [[texts.expiresAt, formatInstant(new Date(expiresAt))] as const] : []),
    ...(payment
      ? ([
          [texts.paidAt, formatInstant(new Date(payment.paidAt))],
          [texts.channel, channelWords[payment.channel]],
          [texts.receiptNo, payment.receiptNo],
          [texts.transactionNo, payment.transactionNo],
        ] as const)
      : []),
  ]
  return (
    <dl className="kj-facts">
      {facts.map(([name, value]) => (
        <div className="kj-fact" key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
