import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RouteContract } from '#contracts/route.ts'
import type { Actor } from '#kernel/actor.ts'
import { createCountedLines } from '#platform/log/counted-lines.ts'
import type { Log } from '#platform/log/log.ts'
import { attendanceOf, isUnattended } from './attendance.ts'
import { type Answerer, isWithBody } from './before-framework.ts'
import type { PreparedReply } from './context.ts'

/** The last answer of a mounted route to one session, and what was asked. */
export interface Replay {
  url: string
  /** The headers on which a route's answer or access depends, as they were asked. */
  seen: string | undefined
  ticket: string | string[] | undefined
  person: string | string[] | undefined
  status: number
  /** Names and values in turn, as Node takes them without another look. */
  headers: string[]
  body: Buffer
  isCurrent: () => boolean
}

/** A living session in memory, with the answer that is kept under it and ends with it. */
export interface ReplayedSession {
  actor: Actor
  replay: Replay | undefined
}

/** Answers again what a mounted route answered before, without the framework (SCO-01). */
export interface Replays {
  /** Keeps the answer of a route for the very session that got it, if the answer says how long it stands. */
  keep(
    contract: RouteContract,
    exchange: { request: FastifyRequest; reply: FastifyReply; answer: PreparedReply },
  ): void
  /** Answers for the framework. Whatever is not exactly as it was asked before is left to it. */
  answer: Answerer
}

/**
 * Creates the replays of a server. `sessionIn` finds the living session of a cookie in memory, and answers the same object as long as
 * nothing about the session has changed: an answer is kept in that object, so that it dies with it. Access cannot be forgotten,
 * because only a route that has checked it makes an answer.
 */
export function createReplays(options: {
  sessionIn: (cookie: string) => ReplayedSession | undefined
  mayAnswer: (headers: IncomingHttpHeaders) => boolean
  log: Log
}): Replays {
  const { sessionIn, mayAnswer } = options
  const urls = new Set<string>()
  const counts = createCountedLines(options.log, 'replayed')

  const find = (request: IncomingMessage): Replay | undefined => {
    const { headers, url = '' } = request
    if (!urls.has(url) || !isBare(request) || !mayAnswer(headers)) return undefined
    const replay = sessionIn(headers.cookie ?? '')?.replay
    return replay && isSameQuestion(replay, request) && replay.isCurrent() ? replay : undefined
  }
  const answer: Answerer = (request, response) => {
    const replay = find(request)
    if (!replay) return false
    response.writeHead(replay.status, replay.headers)
    // A text, with a character for each byte, leaves in one piece with the head; bytes would leave beside it, which costs a tenth more.
    response.end(replay.body.toString('latin1'), 'latin1')
    counts.add(replay.url)
    return true
  }
  return {
    answer,
    keep(contract, { request, reply, answer }) {
      const { actor } = request
      if (actor.kind !== 'candidate' || !answer.isCurrent || !isReplayable(contract, request, reply)) return
      if (!Buffer.isBuffer(answer.body)) return
      const session = sessionIn(request.headers.cookie ?? '')
      // What was found for another state of the session is not kept under this one.
      if (session?.actor !== actor) return
      urls.add(request.url)
      session.replay = {
        url: request.url,
        seen: request.headers['if-none-match'],
        ticket: request.headers['x-kaoji-ticket'],
        person: request.headers['x-kaoji-person'],
        status: answer.status,
        headers: headersOf(reply, answer.body),
        body: answer.body,
        isCurrent: answer.isCurrent,
      }
    },
  }
}

/**
 * Whether nothing but the session and the headers compared above goes into the answer: no number of requests that is counted, no
 * parameter, no cookie. To be answered again is a use of the session, which what a page asks by itself is not (LOG-07).
 */
function isReplayable(contract: RouteContract, request: FastifyRequest, reply: FastifyReply): boolean {
  const isPlain = !contract.perMinute && !contract.params && !contract.query && !reply.hasHeader('set-cookie')
  return (
    isPlain &&
    contract.access.actor === 'candidate' &&
    request.method === 'GET' &&
    request.url === contract.path &&
    attendanceOf(contract, request) === 'attended'
  )
}

/**
 * A GET without a body, for what is left of a body that nobody reads would be taken for the next request; and somebody's, not the page's own
 * (LOG-07).
 */
function isBare({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && !isWithBody(headers) && !isUnattended(headers)
}

function isSameQuestion(replay: Replay, { url, headers }: IncomingMessage): boolean {
  return (
    replay.url === url &&
    replay.seen === headers['if-none-match'] &&
    replay.ticket === headers['x-kaoji-ticket'] &&
    replay.person === headers['x-kaoji-person']
  )
}

function headersOf(reply: FastifyReply, body: Buffer): string[] {
  const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) => [name, String(value)])
  return [...headers, 'content-length', String(body.length)]
}
