import { type Elapsed, systemElapsed } from '#kernel/elapsed.ts'
import type { Log } from '#platform/log/log.ts'
import { ProviderForged, ProviderUnavailable } from './payment-faults.ts'
import type { PaymentProvider } from './payment-provider.ts'

/** So many failures in a row begin a rest. */
const FAILURES = 5
const SHORTEST_MS = 30_000
const LONGEST_MS = 300_000

/**
 * Lets a provider rest that fails again and again (PAY-02): its button is hidden, and nobody waits for its timeouts. After the
 * rest it is offered again; one more failure, and it rests twice as long. A refusal is no failure: the provider answered.
 * Bills are fetched at night by other machines of the provider; they neither begin a rest nor are held up by one.
 */
export function withBreaker(
  provider: PaymentProvider,
  { log, elapsed = systemElapsed }: { log: Log; elapsed?: Elapsed },
): PaymentProvider {
  let failures = 0
  let restMs = 0
  let restsUntil = 0
  const isResting = () => elapsed() < restsUntil
  const fail = (why: string) => {
    failures += 1
    if (failures < FAILURES && restMs === 0) return
    restMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 2 * restMs))
    restsUntil = elapsed() + restMs
    failures = 0
    log.warn('payment-provider-rests', { provider: provider.name, seconds: restMs / 1000, why })
  }
  const succeed = () => {
    if (restMs > 0) log.info('payment-provider-is-back', { provider: provider.name })
    failures = 0
    restMs = 0
  }
  const guarded =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (isResting()) throw new ProviderUnavailable(provider.name, 'resting')
      try {
        const result = await work(...args)
        succeed()
        return result
      } catch (error) {
        if (error instanceof ProviderUnavailable || error instanceof ProviderForged) fail(error.code)
        else succeed()
        if (error instanceof ProviderForged)
          log.error('payment-answer-forged', error, { provider: provider.name })
        throw error
      }
    }
  return {
    ...provider,
    isOpen: () => provider.isOpen() && !isResting(),
    create: guarded(provider.create),
    query: guarded(provider.query),
    close: guarded(provider.close),
    refund: guarded(provider.refund),
    queryRefund: guarded(provider.queryRefund),
  }
}
