import { randomUUID } from 'node:crypto'
import type { CaptchaPurpose } from '#contracts/entrance.ts'
import { ACT_KEY } from '#contracts/route.ts'
import { currentTotp } from '#platform/totp/totp.ts'
import { solveWork } from '#rulebook/proof-of-work.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const LIMIT_MS = 30_000

/** Somebody with a browser, at the other end of TLS and the proxy. */
export function visitAt(origin: string): Visitor {
  let cookie = ''
  return {
    cookie: () => cookie,
    async call(method, path, { body, headers = {} } = {}) {
      const own = { 'x-kaoji': '1', origin, ...(cookie ? { cookie } : {}) }
      const act: Record<string, string> = method === 'GET' ? {} : { [ACT_KEY]: randomUUID() }
      const response = await fetch(origin + path, {
        method,
        ...sent(body, { ...own, ...act, ...headers }),
        signal: AbortSignal.timeout(LIMIT_MS),
      })
      const set = response.headers.get('set-cookie')
      if (set) cookie = set.split(';')[0] ?? ''
      return answerOf(response)
    },
  }
}

function sent(body: unknown, headers: Record<string, string>): RequestInit {
  if (body === undefined) return { headers }
  if (Buffer.isBuffer(body)) return { headers, body: new Uint8Array(body) }
  return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

async function answerOf(response: Response): ReturnType<Visitor['call']> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = bytes.toString('utf8')
  const isJson = String(response.headers.get('content-type')).includes('json') && text !== ''
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text,
    bytes,
    body: isJson ? JSON.parse(text) : {},
  }
}

/** The reply's content; throws with the whole reply when it is none of 200. */
export async function must(reply: ReturnType<Visitor['call']>): Promise<Record<string, unknown>> {
  const { status, text, body } = await reply
  if (status !== 200) throw new Error(`${status}: ${text}`)
  return body
}

/** LOG-04 in production, where nobody says what the picture shows: the work instead. */
export async function proveHuman(
  visitor: Visitor,
  purpose: CaptchaPurpose,
): Promise<{ id: string; answer: string }> {
  const { id, salt, bits } = await must(visitor.call('POST', '/api/captchas/work', { body: { purpose } }))
  const counter = await solveWork({ salt: String(salt), bits: Number(bits) })
  return { id: String(id), answer: String(counter) }
}

/** Signs a new member of staff in with the one-time password, and enrols with a password and a second factor. */
export async function enrolAt(
  origin: string,
  account: { username: string; password: string },
): Promise<Visitor> {
  const visitor = visitAt(origin)
  await must(
    visitor.call('POST', '/api/office/sign-in', {
      body: { ...account, captcha: await proveHuman(visitor, 'office_sign_in') },
    }),
  )
  const { secret } = await must(visitor.call('POST', '/api/office/enrolment/secret'))
  const code = currentTotp(String(secret), new Date())
  await must(
    visitor.call('POST', '/api/office/enrolment', { body: { newPassword: `Walk-${randomUUID()}`, code } }),
  )
  return visitor
}
