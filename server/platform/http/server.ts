import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { systemElapsed } from '#kernel/elapsed.ts'
import { networkOf } from '#kernel/network.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Config } from '#platform/config/config.ts'
import type { Log } from '#platform/log/log.ts'
import { asksForApi, isWithBody } from './before-framework.ts'
import { createErrorReply } from './error-reply.ts'
import { createRateLimits } from './rate-store.ts'
import { compileSchemas } from './schema-compilers.ts'
import { addSecurityHeaders, securityHeaders } from './security-headers.ts'
import { endStalledUploads, isUpload, UPLOAD_PACE, type UploadPace } from './upload-progress.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** As whose request it counts for the limit of its route; undefined until it is counted. */
    countedAs?: string
  }
}

const BODY_LIMIT = 256 * 1024
/** How long the head of a request may take, and a body that is no upload, and an upload to arrive at all; whoever trickles is cut off, and whoever neither
 * sends nor reads for so long. */
const TIMES = {
  headMs: 15_000,
  bodyMs: 30_000,
  stillMs: 60_000,
  checkMs: 2_000,
  upload: UPLOAD_PACE,
  // A file of 100 MB on the slowest line on which anybody would wait for it.
  wholeMs: 3_600_000,
} as const

/** An HTTP server with everything that every route shares, and no route. */
export async function createHttpServer(options: {
  config: Config
  log: Log
  maxUploadBytes: number
  times?: {
    headMs: number
    bodyMs: number
    stillMs: number
    checkMs: number
    upload: UploadPace
    wholeMs: number
  }
}): Promise<FastifyInstance> {
  const { config, log, times = TIMES } = options
  const headers = securityHeaders({ isSecure: isSecure(config) })
  const replyToError = createErrorReply(log)
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustedProxy ?? false,
    genReqId: () => randomUUID(),
    requestTimeout: times.wholeMs,
    http: {
      headersTimeout: times.headMs,
      connectionsCheckingInterval: times.checkMs,
      // Whoever sends no body has none read: an eighth of what a refusal costs (OPS-02).
      optimizeEmptyRequests: true,
    },
    // Requests that arrive while we close are answered, because their sender cannot know.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // An unreadable address passes no hook: the library's own answer would quote it, without our headers.
    frameworkErrors: (error, request, reply) => replyToError(error, request, reply.headers(headers)),
  })
  app.server.setTimeout(times.stillMs)
  knowAddress(app)
  expectNoBodyUnannounced(app)
  endSlowBodies(app, times.bodyMs)
  endStalledUploads(app, times.upload)
  requireNamedVisitor(app, config)
  compileSchemas(app)
  addSecurityHeaders(app, { isSecure: isSecure(config) })
  app.setErrorHandler(replyToError)
  await app.register(multipart, {
    limits: { files: 1, fields: 5, fileSize: options.maxUploadBytes, parts: 6 },
  })
  const limits = createRateLimits(systemElapsed)
  await app.register(rateLimit, {
    global: false,
    store: limits.Store,
    // Runs after the session is known: requests are counted per person, and per address only for visitors who have not
    // signed in.
    hook: 'preHandler',
    keyGenerator: (request) => {
      const { actor, ip } = request
      request.countedAs =
        actor.kind === 'staff' ? actor.staffId : actor.kind === 'candidate' ? actor.personId : networkOf(ip)
      return request.countedAs
    },
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.max(1, Math.ceil(ttl / 1000))
      return new Refusal('too_many_requests', { values: { seconds }, retryAfterSeconds: seconds })
    },
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { countedAs } = request
    if (reply.statusCode === 503 && countedAs !== undefined) limits.giveBack(request.routeOptions, countedAs)
    log.info('request', {
      request: request.id,
      method: request.method,
      route: request.routeOptions.url ?? '-',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
    done()
  })
  return app
}

/** Whether browsers reach this installation by HTTPS only. */
export function isSecure(config: Config): boolean {
  return config.publicOrigin?.startsWith('https://') ?? false
}

/**
 * Reads the address of whoever asks while they are there: Node keeps it with the connection from then on, and has none of a connection that has
 * ended meanwhile. What they ordered goes on, and the trail says from where (TRL-01). Who has gone before that is nobody: nothing is begun.
 */
function knowAddress(app: FastifyInstance): void {
  app.addHook('onRequest', ({ raw }, reply, done) => {
    if (raw.socket.remoteAddress !== undefined) return done()
    reply.hijack()
    raw.destroy()
  })
}

/** Node reads none from whoever announces none; a type alone would have the framework wait for one. */
function expectNoBodyUnannounced(app: FastifyInstance): void {
  app.addHook('onRequest', ({ headers }, _reply, done) => {
    if (!isWithBody(headers)) delete headers['content-type']
    done()
  })
}

/** Ends a request whose body is no upload and has not arrived in time. */
function endSlowBodies(app: FastifyInstance, bodyMs: number): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (isWithBody(request.headers) && !isUpload(request.headers) && !request.raw.complete) {
      const timer = setTimeout(() => !request.raw.complete && request.raw.destroy(), bodyMs)
      request.raw.once('close', () => clearTimeout(timer))
    }
    done()
  })
}

/**
 * A proxy that does not say who asks makes everybody one person: forty wrong passwords would lock all of them out. Nothing
 * but the pages and the health of the process answers through such a proxy, so that it is found before anybody comes.
 */
function requireNamedVisitor(app: FastifyInstance, config: Config): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const isAllowed = isNamed(config, request.headers) || !asksForApi(request.url)
    done(isAllowed ? undefined : new Refusal('proxy_silent'))
  })
}

/** Whether it is known who asks: through a proxy only when the proxy says it. */
export function isNamed(config: Config, headers: IncomingHttpHeaders): boolean {
  const isBehindProxy = config.mode === 'production' && Boolean(config.trustedProxy)
  return !isBehindProxy || headers['x-forwarded-for'] !== undefined
}
