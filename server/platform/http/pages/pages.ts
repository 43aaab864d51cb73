import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { asksForSignIn } from '#contracts/addresses/sign-in-address.ts'
import type { RandomSource } from '#kernel/random.ts'
import { pagePolicy } from '../security-headers.ts'
import { readBuiltFiles, reads, sendBuiltFile } from './built-files.ts'
import { type Documents, readDocuments } from './documents.ts'

const WORKER_POLICY = "default-src 'none'; connect-src 'self'"
const WORKERS = [
  ['verify-worker-', '/verify'],
  ['offline-worker-', '/'],
] as const
const NONCE_MARK = /__CSP_NONCE__/g
/** A shorter document fits the first packets as it is. */
const WORTH_CHARACTERS = 4_000
const SESSION_MARK = '__SESSION__'

/** The bundles of pages, each with a document in a folder of its name. */
export const DOORS = ['portal', 'office', 'verify', 'offline'] as const
type Door = (typeof DOORS)[number]

interface PageOptions {
  directory: string
  random: RandomSource
  mode: 'demonstration' | 'production'
  /** Whether the browser that sent these cookies may be signed in at that entrance. */
  mayBeSignedIn: (cookie: string, door: 'portal' | 'office') => boolean
}

/**
 * Serves the built pages: hashed files for ever, the documents fresh with a nonce of their own. A document says when its browser
 * has no session: its sign-in page is then drawn without asking for one.
 */
export async function servePages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const files = await readBuiltFiles(join(options.directory, 'assets'))
  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) => {
    const name = request.params['*']
    const file = files.get(name)
    if (!file) return reply.callNotFound()
    // A service worker is held to the policy of its own file, and may answer for its own addresses only.
    const scope = WORKERS.find(([start]) => name.includes(start))?.[1]
    if (scope !== undefined)
      reply.header('service-worker-allowed', scope).header('content-security-policy', WORKER_POLICY)
    return sendBuiltFile(file, request, reply)
  })
  const read = (door: Door) => readDocuments(join(options.directory, door, 'index.html'), options.mode)
  const documents = {
    portal: await read('portal'),
    office: await read('office'),
    verify: await read('verify'),
    offline: await read('offline'),
  } satisfies Record<Door, Documents>
  const sessionOf = ({ headers }: FastifyRequest, door: Door) => {
    if (door !== 'portal' && door !== 'office') return 'none'
    const isNobody = sendsCookies(headers) && !options.mayBeSignedIn(headers.cookie ?? '', door)
    return isNobody ? 'none' : 'possible'
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const isPage = isRead && !/^\/(api|assets)(\/|$)/.test(path) && !/\.\w{1,8}$/.test(path)
    if (!isPage)
      return reply.code(404).send({ code: 'not_found', text: '没有找到这个地址。', reference: request.id })
    const nonce = options.random.bytes(16).toString('base64url')
    const door = doorOf(path)
    const session = sessionOf(request, door)
    const isSignIn = session === 'none' && showsSignIn(door, path)
    const { withStill, plainAt } = documents[door]
    const document = isSignIn ? withStill : plainAt(path)
    const text = document.replaceAll(NONCE_MARK, nonce).replace(SESSION_MARK, session)
    // At once, because the threads that would do it besides may be busy with passwords: it takes a quarter of a millisecond.
    const isPacked = text.length > WORTH_CHARACTERS && reads(request.headers['accept-encoding'], 'gzip')
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': pagePolicy(nonce),
        vary: 'accept-encoding',
        ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
      })
      .send(isPacked ? gzipSync(text, { level: 6 }) : text)
  })
}

/**
 * Whether a browser that has a session brings it along with this request: our cookies are SameSite=Strict, so whoever comes from a payment
 * or by a link on another site brings none and is signed in all the same. A browser that does not say where it comes from may be anybody's.
 */
function sendsCookies(headers: IncomingHttpHeaders): boolean {
  const from = headers['sec-fetch-site']
  return from === 'none' || from === 'same-origin'
}

/** Whether a visitor sees the sign-in page there: its picture comes with the document. */
function showsSignIn(door: Door, path: string): boolean {
  return (door === 'portal' || door === 'office') && asksForSignIn(door, path)
}

/** The bundle that draws a page. */
function doorOf(path: string): Door {
  if (/^\/office(\/|$)/.test(path)) return 'office'
  if (/^\/verify(\/|$)/.test(path)) return 'verify'
  return path === '/offline' ? 'offline' : 'portal'
}
