/**
 * Where an order stands. `closing`: it takes no payment any more, and the providers are being asked whether one has come. A
 * closed order says why.
 */
export const ORDER_STATES = ['open', 'closing', 'closed', 'paid', 'refunding', 'refunded'] as const
export type OrderState = (typeof ORDER_STATES)[number]
