import { randomUUID } from 'node:crypto'
import { setTimeout as passed } from 'node:timers/promises'
import { ACT_KEY } from '#contracts/route.ts'
import type { Visitor } from '../visitor.ts'

/**
 * The same session, in a browser at a product's address. Whoever is told that too many are here comes again: on a busy machine that is no
 * fault, and nothing was begun. A product that is killed answers nothing.
 */
export function visitorAt(origin: string, { cookie }: Pick<Visitor, 'cookie'>): Visitor {
  return {
    cookie,
    async call(method, path, { body, headers = {} } = {}) {
      const own = {
        'x-kaoji': '1',
        cookie: cookie(),
        ...(method === 'GET' ? {} : { [ACT_KEY]: randomUUID() }),
      }
      const sent = sentAs(body)
      for (;;) {
        const response = await fetch(`${origin}${path}`, {
          method,
          ...sent,
          headers: { ...own, ...sent.headers, ...headers },
        }).catch(() => undefined)
        const answered = await response?.arrayBuffer().catch(() => undefined)
        const answer = answerOf(response, answered ? Buffer.from(answered) : undefined)
        if (answer.body.code !== 'overloaded') return answer
        await passed(500)
      }
    },
  }
}

function sentAs(body: unknown): { body?: string | Uint8Array<ArrayBuffer>; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} }
  if (body instanceof Buffer) return { body: new Uint8Array(body), headers: {} }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

/** An answer that broke off is none. */
function answerOf(response: Response | undefined, bytes: Buffer | undefined) {
  const text = bytes?.toString() ?? ''
  const isJson = response?.headers.get('content-type')?.includes('json') === true && text !== ''
  return {
    status: bytes === undefined ? 503 : (response?.status ?? 503),
    headers: Object.fromEntries(response?.headers ?? []),
    text,
    bytes: bytes ?? Buffer.alloc(0),
    body: isJson ? JSON.parse(text) : {},
  }
}
