import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { REFUSALS, type RefusalReply } from '#contracts/refusals.ts'
import { createCountedLines } from '#platform/log/counted-lines.ts'
import type { Log } from '#platform/log/log.ts'
import type { Answerer } from './before-framework.ts'

/** Decides, before the framework, whether a request is worked on now or told to come back (OPS-02). */
export interface Admission {
  /** Answers with a refusal and true, or lets the request in and counts it until it is answered. */
  refuse: Answerer
}

/** How many requests of each kind are in progress at the most: what a slow machine still answers within a second. */
const AT_ONCE = 200
const RETRY_SECONDS = 2

/**
 * Creates the admission of a server. Who has a session in memory is counted apart from who has none, so that people who are signed in keep
 * working while a crowd stands at the door. A request counts from when it has arrived whole, so that whoever drips holds no place; uploads
 * have a line of their own (`../images`), and pages and assets cost too little to be counted.
 */
export function createAdmission(options: {
  isKnown: (cookie: string) => boolean
  headers: Readonly<Record<string, string>>
  log: Log
  atOnce?: number
}): Admission {
  const { isKnown, headers, atOnce = AT_ONCE } = options
  const shed = createCountedLines(options.log, 'shed')
  const inProgress = { known: 0, unknown: 0 }
  const count = (kind: keyof typeof inProgress, response: ServerResponse) => {
    if (response.closed) return
    inProgress[kind] += 1
    response.once('close', () => {
      inProgress[kind] -= 1
    })
  }
  return {
    refuse(request, response) {
      const { url = '', headers: asked } = request
      if (!url.startsWith('/api/') || asked['content-type']?.startsWith('multipart/')) return false
      const kind = asked.cookie !== undefined && isKnown(asked.cookie) ? 'known' : 'unknown'
      const hasBody = asked['content-length'] !== undefined || asked['transfer-encoding'] !== undefined
      if (inProgress[kind] >= atOnce) {
        // A body that nobody reads would be taken for the next request.
        refuse(response, { ...headers, ...(hasBody ? { connection: 'close' } : {}) })
        shed.add(kind)
        return true
      }
      if (hasBody) request.once('end', () => count(kind, response))
      else count(kind, response)
      return false
    },
  }
}

function refuse(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  const reference = randomUUID()
  const body = JSON.stringify({
    code: 'overloaded',
    text: REFUSALS.overloaded.text(),
    reference,
  } satisfies RefusalReply)
  response.writeHead(REFUSALS.overloaded.status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'retry-after': String(RETRY_SECONDS),
  })
  response.end(body)
}
