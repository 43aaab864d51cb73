import { useNavigate } from '@tanstack/react-router'
import { portalHome } from '#contracts/home/portal-home.ts'
import {
  feeOfApplication,
  listOwnOrders,
  createOrder as makeOrder,
  oneOrder,
} from '#contracts/payments/portal.ts'
import { useAct } from '#web/client/queries.ts'

/** Everything that shows an order, to be asked again once one has changed. */
export const ORDER_REPLIES = [listOwnOrders, oneOrder, feeOfApplication, portalHome] as const

/** Makes the order for a fee, or finds the one that waits, and goes to its page. */
export function useOrder() {
  const navigate = useNavigate()
  const making = useAct(makeOrder, ORDER_REPLIES)
  return {
    making,
    go: (applicationId: string) =>
      making.mutate(
        { body: { applicationId } },
        { onSuccess: ({ id }) => void navigate({ to: '/orders/$order', params: { order: id } }) },
      ),
  }
}
