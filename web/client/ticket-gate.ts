import { clientTexts } from './client.texts.ts'
import { RefusalError } from './refusal-error.ts'

let opened: Promise<unknown> = Promise.resolve()
let active: string | undefined

/**
 * HOM-01: delays requests about a 准考证 until this window has finished changing to another. A request sent in between would
 * still name the earlier 准考证 and be refused as if another window had switched.
 */
export function behindGate<T>(change: () => Promise<T>): Promise<T> {
  const changed = opened.then(change)
  opened = changed.catch(() => undefined)
  return changed
}

/** Notes which 准考证 this window is about from now on. */
export function noteTicket(ticketId: string | undefined): void {
  active = ticketId
}

/**
 * Resolves when no change of 准考证 is under way, including changes begun while waiting. Rejects when the caller has given up,
 * or when this window has left the 准考证 of the request: the window left by itself, so no dialog blames another window.
 */
export async function passGate(request: {
  ticketId?: string | undefined
  signal?: AbortSignal | undefined
}): Promise<void> {
  let awaited: Promise<unknown> | undefined
  while (awaited !== opened) {
    awaited = opened
    await awaited
  }
  request.signal?.throwIfAborted()
  if (request.ticketId === undefined || active === undefined || request.ticketId === active) return
  throw new RefusalError(409, { code: 'ticket_switched', text: clientTexts.ticketLeft, reference: '' })
}
