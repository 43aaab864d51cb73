import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { REFUSALS, type RefusalReply } from '#contracts/refusals.ts'
import { createCountedLines } from '#platform/log/counted-lines.ts'
import type { Log } from '#platform/log/log.ts'
import { type Answerer, asksForApi, isWithBody } from './before-framework.ts'
import { createTurns } from './turns.ts'
import { isUpload } from './upload-progress.ts'

/** Decides, before the framework, whether a request is worked on now or told to come back (OPS-02). */
export interface Admission {
  /** Answers with a refusal and true, or counts the request until it is answered. */
  refuse: Answerer
  /** Lets a request in when it is its turn, or refuses it when that does not come in time; one whose sender has gone by then is dropped. */
  letIn(request: IncomingMessage, response: ServerResponse, proceed: () => void): void
}

/** People who are signed in, others, and files, which are counted apart. */
type Kind = 'known' | 'unknown' | 'file'

/** How many requests of each kind are in progress at the most: what a slow machine still answers within a second. */
const AT_ONCE = 200
/** Most of them come over slow lines; once they are there, the line of pictures to be decoded is far shorter (`../images`). */
const FILES_AT_ONCE = 100
/** Behind by so much, the event loop has more than it can do: newcomers are refused first, people who are signed in later. */
const BEHIND_MS = { unknown: 250, file: 250, known: 500 } as const satisfies Record<Kind, number>
const RETRY_SECONDS = 2

interface AdmissionOptions {
  isKnown: (cookie: string) => boolean
  headers: Readonly<Record<string, string>>
  log: Log
  /** Called for each request that is told to come back. */
  onShed?: (kind: Kind) => void
  atOnce?: number
  filesAtOnce?: number
  /** How many the line of pictures to be decoded bears now: who would be turned away from it after the last byte is turned away before the first. */
  filesNow?: () => number
  /** By how much the event loop is behind, in milliseconds. */
  behindMs?: () => number
}

/**
 * Creates the admission of a server. Who has a session in memory is counted apart from who has none, so that people who are signed in keep
 * working while a crowd stands at the door. A request counts from when it has arrived whole, so that whoever drips holds no place; a file
 * counts from its head on. Pages and assets cost too little to be counted.
 */
export function createAdmission(options: AdmissionOptions): Admission {
  const { isKnown, headers, atOnce = AT_ONCE, behindMs = () => 0 } = options
  const { filesAtOnce = FILES_AT_ONCE, filesNow = () => filesAtOnce } = options
  const shed = createCountedLines(options.log, 'shed')
  const turns = createTurns()
  const mostOf = (kind: Kind) => (kind === 'file' ? Math.min(filesAtOnce, filesNow()) : atOnce)
  const inProgress = { known: 0, unknown: 0, file: 0 }
  const answer = refusalWith(headers)
  const count = (kind: Kind, response: ServerResponse) => {
    if (response.closed) return
    inProgress[kind] += 1
    response.once('close', () => {
      inProgress[kind] -= 1
    })
  }
  const turnAway = (kind: Kind, request: IncomingMessage, response: ServerResponse) => {
    // A body that nobody reads would be taken for the next request; a file that is on its way is read and dropped.
    if (kind === 'file') request.resume()
    answer(response, isWithBody(request.headers) && kind !== 'file')
    shed.add(kind)
    options.onShed?.(kind)
  }
  return {
    refuse(request, response) {
      const kind = kindOf(request, isKnown)
      if (kind === undefined) return false
      if (inProgress[kind] >= mostOf(kind) || behindMs() > BEHIND_MS[kind]) {
        turnAway(kind, request, response)
        return true
      }
      if (isWithBody(request.headers) && kind !== 'file') request.once('end', () => count(kind, response))
      else count(kind, response)
      return false
    },
    letIn(request, response, proceed) {
      const begin = () => {
        if (!response.closed) proceed()
      }
      const kind = kindOf(request, isKnown)
      turns.begin(begin, () => (kind === undefined ? begin() : turnAway(kind, request, response)))
    },
  }
}

/** undefined: what costs too little to be counted, and the files of officers who are signed in, which are few and taken in as they come. */
function kindOf(
  { url = '', headers }: IncomingMessage,
  isKnown: (cookie: string) => boolean,
): Kind | undefined {
  if (!asksForApi(url)) return undefined
  const whose = headers.cookie !== undefined && isKnown(headers.cookie) ? 'known' : 'unknown'
  if (!isUpload(headers) || !isWithBody(headers)) return whose
  return whose === 'known' && url.startsWith('/api/office/') ? undefined : 'file'
}

/** Prepares a refusal, of which only the reference differs: in a crowd most answers are refusals, and they must cost next to nothing. */
function refusalWith(headers: Readonly<Record<string, string>>) {
  const mark = randomUUID()
  const words = JSON.stringify({
    code: 'overloaded',
    text: REFUSALS.overloaded.text(),
    reference: mark,
  } satisfies RefusalReply)
  // A character for each byte: Chinese is turned into bytes once, and not for each refusal.
  const [before = '', after = ''] = Buffer.from(words).toString('latin1').split(mark)
  const common = Object.entries({
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(words)),
    'retry-after': String(RETRY_SECONDS),
  }).flat()
  const closing = [...common, 'connection', 'close']
  return (response: ServerResponse, isLast: boolean) => {
    response.writeHead(REFUSALS.overloaded.status, isLast ? closing : common)
    response.end(before + randomUUID() + after, 'latin1')
  }
}
