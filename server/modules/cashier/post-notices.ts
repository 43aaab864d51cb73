import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { SendNotice } from '#platform/payment/demonstration/mail.ts'
import type { Deps } from '#server/deps.ts'

const PATH = '/api/payment-notices/demonstration'
const EVERY_MS = 500
const ANSWER_MS = 5_000

/**
 * Posts what the demonstration's cashier has to tell to the product's own door, over HTTP, from when it listens until it
 * closes. The address is the one that this process listens on, whatever a request says.
 */
export function postNotices(http: FastifyInstance, { cashier, log }: Pick<Deps, 'cashier' | 'log'>): void {
  if (!cashier) return
  let timer: NodeJS.Timeout | undefined
  let posting: Promise<void> | undefined
  http.addHook('onListen', async () => {
    const send = senderTo(http.server.address())
    timer = setInterval(() => {
      posting ??= cashier
        .deliver(send)
        .catch((error: unknown) => log.error('cashier-notices', error))
        .finally(() => {
          posting = undefined
        })
    }, EVERY_MS).unref()
  })
  http.addHook('preClose', async () => {
    clearInterval(timer)
    await posting
  })
}

function senderTo(listening: AddressInfo | string | null): SendNotice {
  if (listening === null || typeof listening === 'string') return async () => false
  const host = /^(0\.0\.0\.0|::)$/.test(listening.address) ? '127.0.0.1' : listening.address
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}${PATH}`
  return async ({ headers, body }) => {
    const signal = AbortSignal.timeout(ANSWER_MS)
    const answer = await fetch(address, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
      redirect: 'error',
      signal,
    }).catch(() => undefined)
    return answer?.status === 200
  }
}
