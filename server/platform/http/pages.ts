import { readFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RandomSource } from '#kernel/random.ts'
import { pagePolicy } from './security-headers.ts'

const WORKER_POLICY = "default-src 'none'; connect-src 'self'"
const WORKERS = [
  ['verify-worker-', '/verify'],
  ['offline-worker-', '/'],
] as const
const NONCE_MARK = /__CSP_NONCE__/g
const SESSION_MARK = '__SESSION__'
const MODE_MARK = '__MODE__'

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
  await app.register(fastifyStatic, {
    root: join(options.directory, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    cacheControl: false,
    index: false,
    setHeaders: (reply, path) => {
      // A service worker is held to the policy of its own file, and may answer for its own addresses only.
      const scope = WORKERS.find(([name]) => path.includes(name))?.[1]
      if (scope !== undefined)
        reply.header('service-worker-allowed', scope).header('content-security-policy', WORKER_POLICY)
      // Lets caches keep one copy for each encoding, so that no browser receives an encoding that it cannot read.
      reply.header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
    },
  })
  const read = async (door: Door) =>
    (await readFile(join(options.directory, door, 'index.html'), 'utf8')).replace(MODE_MARK, options.mode)
  const documents = {
    portal: await read('portal'),
    office: await read('office'),
    verify: await read('verify'),
    offline: await read('offline'),
  } satisfies Record<Door, string>
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
    return reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy(nonce) })
      .send(documents[door].replaceAll(NONCE_MARK, nonce).replace(SESSION_MARK, sessionOf(request, door)))
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

/** The bundle that draws a page. */
function doorOf(path: string): Door {
  if (/^\/office(\/|$)/.test(path)) return 'office'
  if (/^\/verify(\/|$)/.test(path)) return 'verify'
  return path === '/offline' ? 'offline' : 'portal'
}
