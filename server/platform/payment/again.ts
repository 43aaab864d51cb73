import { setTimeout as sleep } from 'node:timers/promises'
import { ProviderUnavailable } from './payment-faults.ts'

const PAUSE_MS = 200

/**
 * Tries work a second time when the provider was unavailable. Only for what the provider does once however often it is
 * asked: it may have done it and only its answer was lost.
 */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error
    await sleep(PAUSE_MS)
    return work()
  }
}
