import type { ExtraPayment, OddNotice, RefundInWork, RefusedEbill } from '#contracts/office/payments.ts'
import { PROVIDERS, type Provider } from '#contracts/payments/order.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import type { Deps } from '#server/deps.ts'
import { countRefusedEbills, listRefusedEbills, type RefusedEbillRow } from '../ebills/refused-ebill.store.ts'
import { refundViewOf } from '../refunds/refund.view.ts'
import { countUnfinishedRefunds, listUnfinishedRefunds } from '../refunds/refund-rows.store.ts'
import {
  countOddNotices,
  countWaiting,
  listExtras,
  listOddNotices,
  type NoticeRow,
  nameOrders,
} from './desk.store.ts'
import { nameOf, paymentViewOf } from './desk.view.ts'

const MONTH_MS = 31 * 86_400_000

/** Shows what waits at finance today (PAY-04). */
export async function viewFinanceDay(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const at = deps.clock.now()
  const since = new Date(at.getTime() - MONTH_MS)
  return deps.database.read(deadline, async (tx) => {
    const extras = await listExtras(tx)
    const refunds = await listUnfinishedRefunds(tx)
    const names = await nameOrders(
      tx,
      refunds.map(({ order_id }) => order_id),
    )
    const waiting = await countWaiting(tx)
    return {
      extras: extras.map((row): ExtraPayment => ({ ...nameOf(row), payment: paymentViewOf(row, undefined) })),
      extrasWaiting: waiting.extras,
      refunds: refunds.flatMap((row): RefundInWork[] => {
        const name = names.get(row.order_id)
        return name ? [{ ...nameOf(name), refund: refundViewOf(row, actor) }] : []
      }),
      refundsInWork: await countUnfinishedRefunds(tx),
      // Nobody can be asked again where no issuer is set up.
      refusedEbills: deps.ebills ? (await listRefusedEbills(tx)).map((row) => refusedEbillOf(row, at)) : [],
      ebillsRefused: deps.ebills ? await countRefusedEbills(tx, at) : { all: 0, toRepeat: 0 },
      oddNotices: (await listOddNotices(tx, since)).flatMap(oddNoticeOf),
      oddFound: await countOddNotices(tx, since),
      openDifferences: waiting.differences,
      counterWaiting: waiting.counter,
      providers: PROVIDERS.flatMap((name) => stateOf(deps, name)),
    }
  })
}

function stateOf({ payments }: Pick<Deps, 'payments'>, name: Provider) {
  const provider = payments.find(name)
  return provider ? [{ name, isOpen: provider.isOpen() }] : []
}

function refusedEbillOf(row: RefusedEbillRow, at: Date): RefusedEbill {
  return {
    ...nameOf(row),
    id: row.id,
    requestNo: row.request_no,
    act: row.state === 'sent' ? 'issue' : 'reverse',
    fen: row.fen,
    paidAt: row.paid_at.toISOString(),
    ...(row.revenue_code ? { revenueCode: row.revenue_code } : {}),
    failure: row.failure,
    isAsking: row.ask_at <= at,
    version: row.version,
  }
}

function oddNoticeOf(row: NoticeRow): OddNotice[] {
  const { outcome } = row
  if (outcome !== 'attempt_unknown' && outcome !== 'amount_differs' && outcome !== 'transaction_differs')
    return []
  return [
    {
      id: row.id,
      provider: row.provider,
      outcome,
      attemptNo: row.attempt_no,
      ...(row.transaction_no ? { transactionNo: row.transaction_no } : {}),
      ...(row.fen === null ? {} : { fen: row.fen }),
      receivedAt: row.received_at.toISOString(),
    },
  ]
}
