import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CaptchaPurpose } from '#contracts/entrance.ts'
import { solveWork } from '#rulebook/proof-of-work.ts'
import { sampleCandidate, sampleStaff } from './samples.ts'

export interface Reply {
  status: number
  body: Record<string, unknown> & { code?: string }
}

/** Somebody at a browser, at the other end of a connection that may break. */
export interface Client {
  call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Reply>
  /** The same until there is an answer: after a lost connection, 503 or 429 it is simply sent again. */
  insist(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Reply>
  /** What a page shows. Any other answer ends the run, with what it was. */
  see(path: string): Promise<Reply['body']>
  /** The same person at another node. */
  at(origin: string): Client
  /** A file, whatever it is; asked for again until there is an answer. */
  bytes(path: string): Promise<Buffer>
}

const LIMIT_MS = 8_000

function createClient(origin: string, cookieAtFirst = ''): Client {
  let cookie = cookieAtFirst
  const send = async (method: string, path: string, { body, key }: { body?: unknown; key: string }) => {
    const isForm = body instanceof FormData
    const response = await fetch(origin + path, {
      method,
      headers: {
        'x-kaoji': '1',
        'idempotency-key': key,
        cookie,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(LIMIT_MS),
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const set = response.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0] ?? ''
    return { status: response.status, body: (await response.json()) as Reply['body'] }
  }
  const insist: Client['insist'] = async (method, path, body) => {
    const key = randomUUID()
    for (;;) {
      const reply = await send(method, path, { body, key }).catch(() => undefined)
      if (reply && reply.status !== 503 && reply.status !== 429) return reply
      await sleep(reply?.status === 429 ? 1_000 : 50)
    }
  }
  return {
    insist,
    at: (other) => createClient(other, cookie),
    call: (method, path, body) => send(method, path, { body, key: randomUUID() }),
    async bytes(path) {
      const signal = () => AbortSignal.timeout(LIMIT_MS)
      for (;;) {
        const response = await fetch(origin + path, { headers: { cookie }, signal: signal() }).catch(
          () => undefined,
        )
        const bytes = await response?.arrayBuffer().catch(() => undefined)
        if (bytes && response?.status !== 503 && response?.status !== 429) return Buffer.from(bytes)
        await sleep(response?.status === 429 ? 1_000 : 50)
      }
    },
    async see(path) {
      const { status, body } = await insist('GET', path)
      if (status !== 200) throw new Error(`${path} was answered with ${status}: ${JSON.stringify(body)}`)
      return body
    },
  }
}

async function captcha(client: Client, purpose: CaptchaPurpose) {
  const { body } = await client.insist('POST', '/api/captchas', { purpose })
  if (body.demonstrationAnswer !== undefined) return { id: body.id, answer: body.demonstrationAnswer }
  // In production nobody says what the picture shows: the work instead (LOG-04).
  const { id, salt, bits } = (await client.insist('POST', '/api/captchas/work', { purpose })).body
  return { id, answer: String(await solveWork({ salt: String(salt), bits: Number(bits) })) }
}

interface Who {
  name?: string
  username?: string
  /** Another one than the sample account had at first. */
  password?: string
}

/** Signs a sample account in: a candidate by name, or a member of staff by user name. */
export async function signIn(origin: string, who: Who): Promise<Client> {
  const { client, reply } = await trySignIn(origin, who)
  if (reply.status !== 200) throw new Error(`could not sign in: ${JSON.stringify(reply)}`)
  return client
}

/** The same, whatever the answer is. */
export async function trySignIn(origin: string, who: Who): Promise<{ client: Client; reply: Reply }> {
  const client = createClient(origin)
  for (;;) {
    const reply = await client.insist('POST', `/api/${who.name ? 'portal' : 'office'}/sign-in`, {
      ...(who.name === undefined ? sampleStaff(who.username ?? '') : sampleCandidate(who.name)),
      ...(who.password === undefined ? {} : { password: who.password }),
      captcha: await captcha(client, who.name ? 'sign_in' : 'office_sign_in'),
    })
    // An answer that was lost, or a 503, may have used the captcha up.
    if (reply.body.code !== 'captcha_wrong') return { client, reply }
  }
}
