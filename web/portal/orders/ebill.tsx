import type { OrderView } from '#contracts/payments/order.ts'
import { ordersTexts as texts } from './orders.texts.ts'

/** The 财政电子票据 of a payment: its numbers and where to look it up, or in words why there is none (PAY-01). */
export function Ebill({ order: { ebill, payment } }: { order: OrderView }) {
  if (ebill === undefined)
    return (
      <p className="kj-small kj-soft">{payment?.channel === 'counter' ? texts.ebillAtCounter : texts.bill}</p>
    )
  if (ebill.state === 'in_work') return <p className="kj-small kj-soft">{texts.ebillInWork}</p>
  return (
    <>
      <h3>{texts.ebill}</h3>
      <dl className="kj-facts">
        {(
          [
            [texts.ebillCode, ebill.billCode],
            [texts.ebillNo, ebill.billNo],
            [texts.ebillCheck, ebill.checkCode],
          ] as const
        ).map(([name, value]) => (
          <div className="kj-fact" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {ebill.state === 'reversed' && <p className="kj-small">{texts.ebillReversed}</p>}
      {ebill.address ? (
        <p className="kj-small">
          <a className="kj-link" href={ebill.address} target="_blank" rel="noopener noreferrer">
            {texts.ebillLookUp}
          </a>
        </p>
      ) : (
        <p className="kj-small kj-soft">{texts.ebillSample}</p>
      )}
    </>
  )
}
