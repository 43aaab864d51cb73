import { randomUUID } from 'node:crypto'
import type { CaptchaPurpose } from '#contracts/entrance.ts'
import { ACT_KEY } from '#contracts/route.ts'
import { STAFF_PASSWORD, sampleTotpSecret } from '#modules/demonstration/public.ts'
import { currentTotp } from '#platform/totp/totp.ts'
import { initialPasswordOf } from '#rulebook/identity/id-number.ts'
import { patiently } from './patiently.ts'
import type { TestApplication } from './test-application.ts'

interface Answer {
  status: number
  body: Record<string, unknown> & { code?: string }
  headers: Record<string, unknown>
  text: string
  bytes: Buffer
}

interface Call {
  body?: unknown
  headers?: Record<string, string>
  address?: string
}

/** A person with a browser: keeps cookies, and sends the headers that our pages send. */
export interface Visitor {
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, call?: Call): Promise<Answer>
  cookie(): string
}

/** Makes a visitor, with a session if one is passed. */
export function visit(application: TestApplication, address = '127.0.0.1', session = ''): Visitor {
  let cookie = session
  return {
    cookie: () => cookie,
    async call(method, url, { body, headers = {}, address: from = address } = {}) {
      const response = await application.app.http.inject({
        method,
        url,
        remoteAddress: from,
        headers: { ...ownHeaders(method), ...(cookie ? { cookie } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      const set = response.headers['set-cookie']
      if (set) cookie = String(Array.isArray(set) ? set[0] : set).split(';')[0] ?? ''
      const isJson = String(response.headers['content-type']).includes('json') && response.body !== ''
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.body,
        bytes: response.rawPayload,
        body: isJson ? response.json() : {},
      }
    },
  }
}

/** Gives every act a fresh idempotency key, unless a test sets one. */
function ownHeaders(method: string): Record<string, string> {
  return { 'x-kaoji': '1', ...(method === 'GET' ? {} : { [ACT_KEY]: randomUUID() }) }
}

/** Fetches a captcha with its right answer, which the demonstration reveals. */
export async function solveCaptcha(
  visitor: Visitor,
  purpose: CaptchaPurpose = 'sign_in',
): Promise<{ id: string; answer: string }> {
  const { body } = await patiently(() => visitor.call('POST', '/api/captchas', { body: { purpose } }))
  if (typeof body.id !== 'string') throw new Error(`no captcha: ${JSON.stringify(body)}`)
  return { id: body.id, answer: String(body.demonstrationAnswer) }
}

/** What a captcha of this path has to be for. */
export function purposeOf(path: string): CaptchaPurpose {
  if (path.startsWith('/api/office')) return 'office_sign_in'
  return path.includes('/recovery/') ? 'recovery' : 'sign_in'
}

/** Tries to sign a candidate in; returns the visitor, signed in or not, and the reply. */
export async function signInCandidate(
  application: TestApplication,
  who: { idNumber: string; password?: string; address?: string },
): Promise<{ visitor: Visitor; answer: Answer }> {
  const visitor = visit(application, who.address)
  const answer = await visitor.call('POST', '/api/portal/sign-in', {
    body: {
      idNumber: who.idNumber,
      password: who.password ?? initialPasswordOf(who.idNumber),
      captcha: await solveCaptcha(visitor),
    },
  })
  return { visitor, answer }
}

/**
 * Signs a member of staff of the demonstration in with both factors. Moves the clock on, because a code counts once.
 */
export async function signInStaff(application: TestApplication, username: string): Promise<Visitor> {
  application.clock.advance(60_000)
  const visitor = visit(application)
  const code = currentTotp(sampleTotpSecret(username), application.clock.now())
  const answer = await visitor.call('POST', '/api/office/sign-in', {
    body: {
      username,
      password: STAFF_PASSWORD,
      code,
      captcha: await solveCaptcha(visitor, 'office_sign_in'),
    },
  })
  if (answer.status !== 200) throw new Error(`${username} could not sign in: ${answer.text}`)
  return visitor
}
