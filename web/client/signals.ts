/** What any answer may reveal about the session; the component that draws the dialogs listens to it. */
export type Signal =
  | { kind: 'expired' }
  | { kind: 'other_person' }
  | { kind: 'ticket_switched'; ticketNo: string }

type Listener = (signal: Signal) => void
const listeners = new Set<Listener>()
let heardAt = 0

/** Calls the listener at each signal, until the returned function is called. */
export function onSignal(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Tells every listener. */
export function signal(what: Signal): void {
  for (const listener of listeners) listener(what)
}

const renewals = new Set<() => void>()

/** Calls the listener when the person has signed in again over the page, until the returned function is called. */
export function onRenewal(listener: () => void): () => void {
  renewals.add(listener)
  return () => {
    renewals.delete(listener)
  }
}

/** Tells every listener that the person has signed in again over the page. */
export function noteRenewal(): void {
  for (const listener of renewals) listener()
}

/** Notes that the server has just answered, which is what keeps a session alive (LOG-07). */
export function noteAnswer(): void {
  heardAt = Date.now()
}

/** Milliseconds since the server last answered. */
export function sinceAnswer(): number {
  return Date.now() - heardAt
}
