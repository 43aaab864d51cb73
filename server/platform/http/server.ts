import { randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { networkOf } from '#kernel/network.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Config } from '#platform/config/config.ts'
import type { Log } from '#platform/log/log.ts'
import { createErrorReply } from './error-reply.ts'
import { compileSchemas } from './schema-compilers.ts'
import { addSecurityHeaders, securityHeaders } from './security-headers.ts'

const BODY_LIMIT = 256 * 1024

/** An HTTP server with everything that every route shares, and no route. */
export async function createHttpServer(options: {
  config: Config
  log: Log
  maxUploadBytes: number
}): Promise<FastifyInstance> {
  const { config, log } = options
  const isSecure = config.publicOrigin?.startsWith('https://') ?? false
  const headers = securityHeaders({ isSecure })
  const replyToError = createErrorReply(log)
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustedProxy ?? false,
    genReqId: () => randomUUID(),
    requestTimeout: 120_000,
    // Requests that arrive while we close are answered, because their sender cannot know.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // An unreadable address passes no hook: the library's own answer would quote it, without our headers.
    frameworkErrors: (error, request, reply) => replyToError(error, request, reply.headers(headers)),
  })
  compileSchemas(app)
  addSecurityHeaders(app, { isSecure })
  app.setErrorHandler(replyToError)
  await app.register(multipart, {
    limits: { files: 1, fields: 5, fileSize: options.maxUploadBytes, parts: 6 },
  })
  await app.register(rateLimit, {
    global: false,
    cache: 50_000,
    // Runs after the session is known: requests are counted per person, and per address only for visitors who have not
    // signed in.
    hook: 'preHandler',
    keyGenerator: ({ actor, ip }) =>
      actor.kind === 'staff' ? actor.staffId : actor.kind === 'candidate' ? actor.personId : networkOf(ip),
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.max(1, Math.ceil(ttl / 1000))
      return new Refusal('too_many_requests', { values: { seconds }, retryAfterSeconds: seconds })
    },
  })
  app.addHook('onResponse', (request, reply, done) => {
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
