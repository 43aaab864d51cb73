/** What the document asked for before its scripts had come (web/public/assets/begin-4.js), and for whom. */
export interface EarlyReply {
  path: string
  ticketId?: string
  personId?: string
  reply: Promise<Response>
  stop: AbortController
}

/** All of these answers, by their paths: what the page shows first is drawn from them. */
export type Seen = Readonly<Record<string, unknown>>

declare global {
  var kaojiEarly: EarlyReply[] | undefined
  /** Undefined when one of them did not come, or nobody is signed in. */
  var kaojiSeen: Promise<Seen | undefined> | undefined
}

/** Longer than that after the document began its answers are old, and are asked for anew. */
const FRESH_MS = 15_000

/**
 * Takes the answer that the document asked for itself, if it is to the same question: once, as the person and the 准考证 that the page knows by now. None
 * when it failed: then the page asks itself, and has the words for it.
 */
export async function takeEarlyReply(
  path: string,
  headers: Headers,
  signal?: AbortSignal,
): Promise<Response | undefined> {
  const early = globalThis.kaojiEarly ?? []
  const index = early.findIndex((one) => one.path === path)
  const [one] = index < 0 ? [] : early.splice(index, 1)
  if (one === undefined || performance.now() > FRESH_MS) return undefined
  const isSame = (about: string | undefined, header: string) => about === (headers.get(header) ?? undefined)
  if (!isSame(one.personId, 'x-kaoji-person')) return undefined
  const ticketId = headers.get('x-kaoji-ticket')
  if (ticketId !== null && ticketId !== one.ticketId) return undefined
  // Who gives the answer up ends the question too, as with one of their own: around a switch of the 准考证 it would be refused.
  signal?.addEventListener('abort', () => one.stop.abort())
  return one.reply.then(
    (reply) => (reply.ok ? reply : undefined),
    () => undefined,
  )
}

/** Forgets what was asked before an act: the answer says what was so before it, for instance that nobody is signed in. */
export function forgetEarlyReplies(): void {
  globalThis.kaojiEarly?.splice(0)
}
