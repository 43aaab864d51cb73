import type { Due, FeeView, OrderView, Provider, Surface } from '#contracts/payments/order.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findApplication } from '#modules/applications/public.ts'
import { ask, type Question } from '#platform/db/question.ts'
import type { Deps } from '#server/deps.ts'
import { viewFee } from '../fees/fee.view.ts'
import { takesAttempts } from './order.lifecycle.ts'
import { viewOrder } from './order.view.ts'
import {
  type ChargedApplication,
  type ChargedRow,
  chargedApplications,
  findOwnOrderRow,
  listOrdersOf,
} from './own-orders.store.ts'

/** PAY-01: shows 「我的订单」, and what is to be paid. */
export function viewOwnOrders(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
): Promise<{ dues: Due[]; orders: OrderView[]; serverTime: string }> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => ({
    dues: await ask(tx, duesOf({ personId: actor.personId, at })),
    orders: (await listOrdersOf(tx, actor.personId)).map((row) =>
      viewOrder(row, { hasIssuer: deps.ebills !== undefined }),
    ),
    serverTime: at.toISOString(),
  }))
}

/** Asks what a person has to pay, or can pay only at the 主考学校 any more (GRA-09). */
export function duesOf({ personId, at }: { personId: string; at: Date }): Question<ChargedRow, Due[]> {
  const { rows, answer } = chargedApplications({ personId })
  const dueOf = (charged: ChargedApplication): Due[] => {
    const fee = viewFee(charged, at)
    if (fee.state !== 'payable' && fee.state !== 'not_open' && fee.state !== 'over') return []
    const { id, service, title, ticket } = charged.application
    return [{ applicationId: id, service, applicationTitle: title, ticket, fee }]
  }
  return { rows, answer: (found) => answer(found).flatMap(dueOf) }
}

/** PAY-01: shows an own order, and how it can be paid from where the payer is. */
export function viewOwnOrder(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  { id, surface }: { id: string; surface: Surface | undefined },
): Promise<{ order: OrderView; providers: Provider[]; isAsking: boolean; serverTime: string }> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const row = requireFound(await findOwnOrderRow(tx, { id, personId: actor.personId }))
    const offered = takesAttempts(row, at) && surface ? deps.payments.offered(surface) : []
    return {
      order: viewOrder(row, { hasIssuer: deps.ebills !== undefined }),
      providers: offered.map(({ name }) => name),
      isAsking: row.is_live && row.state !== 'paid',
      serverTime: at.toISOString(),
    }
  })
}

/** GRA-09: shows what an own application costs. */
export function viewFeeOfApplication(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  { id }: { id: string },
): Promise<{ fee?: FeeView }> {
  const { personId } = actor
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const application = await findApplication(tx, id)
    requireFound(application?.person_id === personId ? application : undefined)
    const [charged] = await ask(tx, chargedApplications({ personId, applicationId: id }))
    return charged && !isOver(charged) ? { fee: viewFee(charged, at) } : {}
  })
}

/** Whether nothing was paid for an application that has ended, and nothing will be. */
function isOver({ application: { state }, order }: ChargedApplication): boolean {
  return (state === 'withdrawn' || state === 'rejected') && order === undefined
}
