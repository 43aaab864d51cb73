import type { BrowserContext } from '@playwright/test'

/** What a browser complained about, and the statuses of refusals that the journey means to provoke. */
export interface Watch {
  complaints: string[]
  intended: Set<number>
}

/**
 * Notes every script error, console error (a violation of the CSP is one), failed request and unintended refusal of
 * every page of the context. A request given up because its page was left is none.
 */
export function watchOver(context: BrowserContext, { complaints, intended }: Watch): void {
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    // The status of an answer is judged below, where it is known whether it was intended.
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
