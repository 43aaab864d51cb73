import type { PaymentProvider, ProviderName, Surface } from './payment-provider.ts'

/** The ways of paying that are set up here. */
export interface Payments {
  /** undefined: it is not set up (any more). */
  find(name: ProviderName): PaymentProvider | undefined
  /** Those that take a payment from there now, in the order of their buttons. One that rests is left out. */
  offered(surface: Surface): readonly PaymentProvider[]
}

/** The payments through these providers. */
export function createPayments(providers: readonly PaymentProvider[]): Payments {
  return {
    find: (name) => providers.find((provider) => provider.name === name),
    offered: (surface) => providers.filter((provider) => provider.isOpen() && provider.serves(surface)),
  }
}
