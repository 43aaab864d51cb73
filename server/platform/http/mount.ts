import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { ROLES } from '#contracts/grants.ts'
import {
  type Access,
  type BodyOf,
  type IsAct,
  isAct,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
  type RouteContract,
} from '#contracts/route.ts'
import type { Once } from '#kernel/act.ts'
import { type Actor, scopesOf } from '#kernel/actor.ts'
import { type Deadline, deadlineIn, whileWanted } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Acts } from '#platform/acts/acts.store.ts'
import { actKeyOf, requireActKey } from './act-key.ts'
import { isAskedHere } from './asked-here.ts'
import { attendanceOf } from './attendance.ts'
import { type ActorFor, PreparedReply, type RequestContext } from './context.ts'
import { foldedInput } from './folded-input.ts'
import { keepableInput } from './keepable-input.ts'
import type { Replays } from './replays.ts'
import { requireSameSite } from './same-site.ts'
import { requireSoundText } from './sound-text.ts'
import { deadlineAfterBody } from './upload-progress.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
}

interface Input<R extends RouteContract> {
  params: ParamsOf<R>
  query: QueryOf<R>
  body: R extends { raw: unknown } ? Buffer : BodyOf<R>
}

/** One use case behind a route: what it answers is checked against the contract's reply. */
export type Handler<R extends RouteContract> = (
  input: Input<R>,
  context: RequestContext<R['access']>,
) => Promise<AnswerOf<R>> | AnswerOf<R>

/** An act that is not done through `acts.once` does not compile. */
type AnswerOf<R extends RouteContract> = IsAct<R> extends true ? Once<ReplyOf<R>> : ReplyOf<R> | PreparedReply

/** Puts one contract on the server. */
export type Mount = <const R extends RouteContract>(contract: R, handler: Handler<R>) => void

/** Finds out who calls. `door` says which cookie counts; what a page asks by itself is `unattended`. */
export type ResolveActor = (
  request: FastifyRequest,
  door: 'portal' | 'office',
  use: 'attended' | 'unattended',
) => Actor | Promise<Actor>

const NOBODY: Actor = { kind: 'nobody' }
const REQUEST_LIMIT_MS = 5_000
/** From the last byte of the file on. */
const UPLOAD_LIMIT_MS = 120_000

/** Mounts contracts on `app`; also keeps the list, from which the OpenAPI document and route tests are made. */
export function createMount(
  app: FastifyInstance,
  resolveActor: ResolveActor,
  { acts, replays }: { acts: Acts; replays: Replays },
): { mount: Mount; mounted: RouteContract[] } {
  const mounted: RouteContract[] = []
  const mount: Mount = (contract, handler) => {
    if (mounted.some((other) => other.id === contract.id))
      throw new Error(`route ${contract.id} is mounted twice`)
    mounted.push(contract)
    const door = doorOf(contract)
    routeIn(
      app,
      contract,
    )({
      method: contract.method,
      url: contract.path,
      schema: schemaOf(contract),
      config: contract.perMinute ? { rateLimit: { max: contract.perMinute, timeWindow: 60_000 } } : {},
      onRequest: (request, _reply, done) => {
        const enter = (actor: Actor) => {
          request.actor = actor
          requireAccess(contract.access, request)
          if (isAct(contract)) requireActKey(request)
        }
        if (!contract.raw) requireSameSite(request)
        const actor = contract.raw ? NOBODY : resolveActor(request, door, attendanceOf(contract, request))
        // Most sessions are in memory: those requests need no promise.
        if (actor instanceof Promise) return actor.then(enter)
        enter(actor)
        done()
      },
      preValidation: (request, _reply, done) => {
        if (contract.body) request.body = foldedInput(contract.body, request.body)
        if (contract.query) request.query = foldedInput(contract.query, request.query)
        done()
      },
      handler: (request, reply) => handle(contract, handler, { request, reply, acts, replays }),
    })
  }
  return { mount, mounted }
}

/** Where a route is put: one that takes bytes as they come has a scope of its own, in which nothing parses them. */
function routeIn(app: FastifyInstance, { raw }: RouteContract): (options: RouteOptions) => void {
  if (!raw)
    return (options) => {
      app.route(options)
    }
  return (options) => {
    void app.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers()
      const bytes = { parseAs: 'buffer', bodyLimit: raw.maxBytes } as const
      scope.addContentTypeParser('*', bytes, (_request, body, done) => done(null, body))
      scope.route(options)
      done()
    })
  }
}

function handle<R extends RouteContract>(
  contract: R,
  handler: Handler<R>,
  {
    request,
    reply,
    acts,
    replays,
  }: { request: FastifyRequest; reply: FastifyReply; acts: Acts; replays: Replays },
): Promise<FastifyReply> | FastifyReply {
  const text = contract.raw ? undefined : request.body
  requireSoundText({ params: request.params, query: request.query, body: text })
  const body = contract.body ? keepableInput(contract.body, request.body) : bytesIn(contract, request.body)
  const input = { params: request.params, query: request.query, body } as Input<R>
  const key = isAct(contract) ? actKeyOf(contract, request, acts) : undefined
  const call = {
    actor: request.actor as ActorFor<R['access']>,
    origin: { address: request.ip, requestId: request.id, agent: request.headers['user-agent'] ?? '' },
    deadline: deadlineOf(contract, { request, reply }),
    request,
    reply,
    ...(key ? { key } : {}),
  }
  // A promise of nothing would make the framework send nothing over a stream that has not begun: it gets the reply itself.
  const send = (answer: unknown): FastifyReply => {
    if (!(answer instanceof PreparedReply)) return reply.send(answer)
    reply.code(answer.status).headers(answer.headers)
    replays.keep(contract, { request, reply, answer })
    return reply.send(answer.body)
  }
  // An upload can be compared with its act only after its file is read, so its use case looks for the answer.
  if (key && !contract.upload)
    return acts.answerOf(call).then(async (before) => send(before ?? (await handler(input, call))))
  const answer: unknown = handler(input, call)
  return answer instanceof Promise ? answer.then(send) : send(answer)
}

/** Nothing is begun for who has gone away (OPS-02); but what people change for themselves goes on, for it may be their last word. */
function deadlineOf(
  contract: RouteContract,
  { request, reply: { raw } }: { request: FastifyRequest; reply: FastifyReply },
): Deadline {
  if (contract.upload) return deadlineAfterBody(request.raw, UPLOAD_LIMIT_MS)
  const deadline = deadlineIn(REQUEST_LIMIT_MS)
  const isOnlyAnswer = contract.method === 'GET' || (contract.access.actor === 'public' && !contract.raw)
  return isOnlyAnswer ? whileWanted(deadline, () => raw.closed && !raw.writableFinished) : deadline
}

/** A request without a body has no bytes for a route that takes them as they come: nothing parsed it, so nothing else says so. */
function bytesIn({ raw }: RouteContract, body: unknown): unknown {
  return raw && !Buffer.isBuffer(body) ? Buffer.alloc(0) : body
}

/** Staff and candidates have separate sessions; a public route serves both. */
function doorOf(contract: RouteContract): 'portal' | 'office' {
  return contract.path.startsWith('/api/office') ? 'office' : 'portal'
}

function requireAccess(access: Access, request: FastifyRequest): void {
  const { actor } = request
  switch (access.actor) {
    case 'public':
      return
    case 'activation':
    case 'candidate':
      requireCandidate(access, actor, request)
      return
    case 'staff_enrolment':
    case 'staff':
      requireStaff(access, actor)
      return
    case 'operator':
      if (!isAskedHere(request)) throw new Refusal('not_found')
      return
    default:
      access satisfies never
  }
}

type AccessOf<A extends Access['actor']> = Extract<Access, { actor: A }>

function requireCandidate(
  access: AccessOf<'activation' | 'candidate'>,
  actor: Actor,
  request: FastifyRequest,
): void {
  if (actor.kind !== 'candidate') throw new Refusal('not_signed_in')
  requirePerson(actor.personId, request.headers['x-kaoji-person'])
  if (access.actor === 'activation') return
  if (actor.stage !== 'ready') throw new Refusal('not_signed_in')
  if (access.ticket) requireTicket(actor.ticket, request.headers['x-kaoji-ticket'])
}

function requireStaff(access: AccessOf<'staff_enrolment' | 'staff'>, actor: Actor): void {
  if (actor.kind !== 'staff') throw new Refusal('not_signed_in')
  if (access.actor === 'staff_enrolment') return
  if (actor.stage !== 'ready') throw new Refusal('not_signed_in')
  if (access.grant && scopesOf(actor, access.grant, ROLES).length === 0) throw new Refusal('not_permitted')
}

/** LOG-07: refuses a request from a tab that was drawn for another person, before anything happens in this one's name. */
function requirePerson(signedIn: string, shown: string | string[] | undefined): void {
  if (shown !== undefined && shown !== signedIn) throw new Refusal('person_switched')
}

/** HOM-01: refuses a request from a tab that still shows another 准考证, before anything happens. */
function requireTicket(
  active: { id: string; no: string } | undefined,
  shown: string | string[] | undefined,
): void {
  if (!active) throw new Refusal('not_found')
  if (shown !== undefined && shown !== active.id) {
    throw new Refusal('ticket_switched', { values: { ticketNo: active.no } })
  }
}

function schemaOf(contract: RouteContract): Record<string, unknown> {
  return {
    ...(contract.params ? { params: contract.params } : {}),
    ...(contract.query ? { querystring: contract.query } : {}),
    ...(contract.body ? { body: contract.body } : {}),
    ...('file' in contract.reply ? {} : { response: { 200: contract.reply } }),
  }
}
