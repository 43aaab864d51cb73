import { isAct, type RouteContract } from '#contracts/route.ts'

interface Said {
  ticketId?: string | undefined
  params?: unknown
  query?: unknown
  body?: unknown
  file?: Blob | undefined
}

/** An act under its key, until `settle` hears the status of an answer to it. */
interface OpenAct {
  key: string
  settle: (status: number) => void
}

/** So many acts are remembered without an answer; only a broken network leaves any. */
const LIMIT = 100
/** Answers at the door: they say nothing about whether the act was done when it was sent before. */
const AT_THE_DOOR = new Set([401, 408, 429])

const unanswered = new Map<string, string>()
const files = new WeakMap<Blob, string>()

/**
 * The key under which an act is sent (decision 0023); undefined for what is no act. The same act keeps its key until an answer has
 * come: sent again by itself or by another press, the server does it once. What only sets something does so at each press.
 */
export function openAct(contract: RouteContract, said: Said): OpenAct | undefined {
  if (!isAct(contract)) return undefined
  const { ticketId, params, query, body, file } = said
  const act = JSON.stringify([
    contract.method,
    contract.id,
    ticketId,
    params,
    query,
    body,
    file && nameOf(file),
  ])
  const key = (contract.effect !== 'sets' && unanswered.get(act)) || newKey()
  unanswered.delete(act)
  unanswered.set(act, key)
  for (const oldest of [...unanswered.keys()].slice(0, -LIMIT)) unanswered.delete(oldest)
  return {
    key,
    settle: (status) => {
      if (status >= 500 || AT_THE_DOOR.has(status)) return
      if (status < 300 && contract.effect === 'ends') forgetBegun()
      if (unanswered.get(act) === key) unanswered.delete(act)
    },
  }
}

/** Begun again after something was ended it is another: the answer of then may name what is gone. What is saved has a version. */
function forgetBegun(): void {
  for (const act of unanswered.keys()) if (act.startsWith('["POST"')) unanswered.delete(act)
}

/** A file is the same as long as it is the same object: its bytes are not read for it. */
function nameOf(file: Blob): string {
  const name = files.get(file) ?? newKey()
  files.set(file, name)
  return name
}

/** A random UUID; `crypto.randomUUID` is missing where a page is not served over HTTPS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
