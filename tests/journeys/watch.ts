import type { BrowserContext } from '@playwright/test'
import { openWhole } from './open-whole.ts'

/** The complaints of a browser, and the statuses of the refusals that the journey provokes on purpose. */
export interface Watch {
  complaints: string[]
  intended: Set<number>
}

/**
 * Records every script error, console error (including violations of the CSP), failed request and unintended refusal of
 * every page of the context. It ignores requests cancelled because their page was left.
 */
export function watchOver(context: BrowserContext, { complaints, intended }: Watch): void {
  context.on('page', openWhole)
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    // The status of an answer is checked below, where it is known whether it was intended.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    complaints.push(message.text())
  })
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') complaints.push(`${request.method()} ${request.url()}: ${why}`)
  })
  context.on('response', (response) => {
    const status = response.status()
    if (status >= 400 && !intended.has(status)) {
      complaints.push(`${response.request().method()} ${response.url()}: ${status}`)
    }
  })
}

/** Forgets the failures of a network that the journey itself had cut. */
export function forgiveLostNetwork({ complaints }: Watch): void {
  complaints.splice(0, complaints.length, ...complaints.filter((one) => !/DISCONNECTED/.test(one)))
}
