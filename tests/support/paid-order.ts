import type { Candidate } from './given.ts'
import { appliesForGraduation } from './graduates.ts'
import { beginPaying, deliver, orderOf } from './orders.ts'
import type { TestApplication } from './test-application.ts'

/** An order of the fee of 申请毕业, with the attempts to pay it. */
export interface GivenOrder {
  orderId: string
  applicationId: string
  attemptNos: readonly string[]
}

const SURFACES = ['desk', 'phone'] as const

/** Files 申请毕业 for a candidate, makes its order of 50 元, and begins so many attempts at the demonstration's cashier. */
export async function owesFee(
  application: TestApplication,
  person: Candidate,
  attempts: 0 | 1 | 2 = 1,
): Promise<GivenOrder> {
  const applied = await appliesForGraduation(application, person, { state: 'in_review' })
  const orderId = await orderOf({ ...applied, person })
  const attemptNos: string[] = []
  for (const surface of SURFACES.slice(0, attempts))
    attemptNos.push(await beginPaying(person, orderId, surface))
  return { orderId, applicationId: applied.applicationId, attemptNos }
}

/** Pays an attempt at the cashier; with `notice` the product hears of it at once, as from a real provider, or never. */
export async function pay(
  application: TestApplication,
  attemptNo: string,
  { notice }: { notice: 'delivered' | 'lost' } = { notice: 'delivered' },
): Promise<void> {
  const delayMs = notice === 'lost' ? 365 * 86_400_000 : 0
  await application.deps.cashier?.pay(attemptNo, { copies: 1, delayMs })
  if (notice === 'delivered') await deliver(application)
}

/** The payments of an order, the one of the fee first. */
export async function paymentsOfOrder(
  { owner }: TestApplication,
  orderId: string,
): Promise<{ id: string; purpose: string; fen: number; transaction_no: string }[]> {
  const { rows } = await owner.query(
    'select id, purpose, fen, transaction_no from payments where order_id = $1 order by purpose desc, paid_at, id',
    [orderId],
  )
  return rows
}
