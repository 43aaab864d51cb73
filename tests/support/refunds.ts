import type { PaymentProvider } from '#platform/payment/payment-provider.ts'
import type { Deps } from '#server/deps.ts'
import { givenIn, type Officer } from './given.ts'
import { owesFee, pay, paymentsOfOrder } from './paid-order.ts'
import type { TestApplication } from './test-application.ts'
import type { Visitor } from './visitor.ts'

/** A refund as the database has it. */
export interface StoredRefund {
  refund_no: string
  state: string
  version: number
  failure: string | null
  done_how: string | null
  asked: number
}

/** What finance does with refunds, and how they stand. */
export function refundsIn(application: TestApplication) {
  const request = (who: Visitor, paymentId: string) =>
    who.call('POST', `/api/office/payments/${paymentId}/refund`, {
      body: { reason: '考生重复支付，核对无误' },
    })

  async function refundOf(id: string): Promise<StoredRefund> {
    const { rows } = await application.owner.query(
      'select refund_no, state, version, failure, done_how, asked from refunds where id = $1',
      [id],
    )
    return rows[0]
  }

  /** Decides on the step that waits; on one that waits for nothing, as if it had just been asked for. */
  async function decide(who: Visitor, id: string, decision = 'approve') {
    const { state, version } = await refundOf(id)
    const isStep = state === 'by_hand_asked' || state === 'give_up_asked' || state === 'requested'
    return who.call('POST', `/api/office/refunds/${id}/decision`, {
      body: {
        seen: isStep ? state : 'requested',
        version: isStep ? version : 1,
        decision,
        note: '已核对',
      },
    })
  }

  return {
    request,
    refundOf,
    decide,

    /** A refund that two persons agreed to. */
    async agreed(paymentId: string, { first, second }: { first: Officer; second: Officer }): Promise<string> {
      const id = String((await request(first, paymentId)).body.id)
      const { status, text } = await decide(second, id)
      if (status !== 200) throw new Error(text)
      return id
    },

    async orderState(orderId: string): Promise<string> {
      const { rows } = await application.owner.query('select state from payment_orders where id = $1', [
        orderId,
      ])
      return rows[0].state
    },

    async isOwed(applicationId: string): Promise<boolean> {
      const { rows } = await application.owner.query("select is_fee_owed($1, 'publication') as owed", [
        applicationId,
      ])
      return rows[0].owed
    },

    /** A fee that was paid, and paid again at another attempt as far as wished. */
    async paid(times: 1 | 2 = 1) {
      const candidate = await givenIn(application).candidate().enter()
      const order = await owesFee(application, candidate, times)
      for (const attemptNo of order.attemptNos) await pay(application, attemptNo)
      const [fee, extra] = await paymentsOfOrder(application, order.orderId)
      if (!fee) throw new Error('nothing was paid')
      return { candidate, ...order, fee, extra }
    },

    /** The product with a provider that misbehaves in some of its functions. */
    depsWith(change: (real: PaymentProvider) => Partial<PaymentProvider>): Deps {
      const { deps } = application
      const real = deps.payments.find('demonstration')
      if (!real) throw new Error('no cashier')
      const provider = { ...real, ...change(real) }
      return { ...deps, payments: { ...deps.payments, find: () => provider } }
    },
  }
}
