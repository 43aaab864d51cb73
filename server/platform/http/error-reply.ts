import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type FieldProblem, REFUSALS, type RefusalReply } from '#contracts/refusals.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isAway, isClockAstray, isUnavailable } from '#platform/db/database-faults.ts'
import { cannotStore } from '#platform/file-store/storage-faults.ts'
import type { Log } from '#platform/log/log.ts'
import { Overloaded } from '#platform/queue/overloaded.ts'
import { wordsOfProblem } from './field-words.ts'

/** The default waiting time before a retry. */
const RETRY_SECONDS = 3
/** An alarm is told so often at most, with the number of those that were not. */
const ALARM_MS = 10_000

/** Turns any thrown value into one shape: a refusal with its words, or our bug with a reference only. */
export function createErrorReply(
  log: Log,
): (error: unknown, request: FastifyRequest, reply: FastifyReply) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  let untold = 0
  // Thousands meet the same trouble at once; the stack of one tells as much as that of each.
  const alarm = (error: unknown, request: string) => {
    const now = performance.now()
    if (now - toldAt < ALARM_MS) {
      untold += 1
      return
    }
    log.error('unavailable', error, { request, ...(untold > 0 ? { alike: untold } : {}) })
    toldAt = now
    untold = 0
  }
  return (error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal) {
      if (isAlarm(error, reply)) alarm(error, request.id)
      log.info('refused', { code: refusal.code, request: request.id, route: request.routeOptions.url ?? '-' })
      const { status } = REFUSALS[refusal.code]
      const seconds = refusal.retryAfterSeconds ?? (status === 503 ? RETRY_SECONDS : undefined)
      if (seconds) reply.header('retry-after', seconds)
      return void reply.code(status).send(replyOf(refusal, request.id))
    }
    log.error('bug', error, { request: request.id, route: request.routeOptions.url ?? '-' })
    return void reply.code(500).send({
      code: 'fault',
      text: `系统出现故障，您的操作没有完成，已填写的内容不会丢失。请稍后再试；如仍不成功，请致电并告知编号 ${request.id}。`,
      reference: request.id,
    } satisfies RefusalReply)
  }
}

/**
 * Whether an operator must look although no user is at fault: nothing can be stored, or a part is away. A client that
 * broke off its own request looks like a lost connection too, and is no alarm, for anybody could fill it.
 */
function isAlarm(error: unknown, { raw, request }: FastifyReply): boolean {
  const { errored } = request.raw
  const isBrokenOff = (errored !== null && errored !== undefined) || raw.closed
  return !isBrokenOff && (cannotStore(error) || isUnavailable(error) || isClockAstray(error))
}

/** The refusal behind an error, if the rules (ours, the contract's, or the load) said no. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (error instanceof Overloaded)
    return new Refusal('overloaded', { retryAfterSeconds: error.retryAfterSeconds })
  if (cannotStore(error)) return new Refusal('storage_full', { retryAfterSeconds: 60 })
  if (isAway(error) || isClockAstray(error)) return new Refusal('database_away', { retryAfterSeconds: 5 })
  if (isUnavailable(error)) return new Refusal('overloaded', { retryAfterSeconds: 3 })
  const fault = error as Partial<FastifyError>
  if (fault.validation) return new Refusal('input_invalid', { problems: fault.validation.map(problemOf) })
  if (fault.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal('upload_too_large', { values: { limit: '限制大小' } })
  if (fault.statusCode !== undefined && fault.statusCode >= 400 && fault.statusCode < 500)
    return new Refusal('input_invalid')
  return undefined
}

function problemOf(fault: NonNullable<FastifyError['validation']>[number]): FieldProblem {
  const { missingProperty: missing = '' } = fault.params as { missingProperty?: string }
  const path = fault.instancePath.slice(1).replaceAll('/', '.')
  const field = [path, missing].filter(Boolean).join('.')
  return {
    field: String(field).slice(0, 120),
    code: fault.keyword,
    text: wordsOfProblem(fault.keyword, fault.params, ruleOf(fault)),
  }
}

/** What the contract says of a field that has a form of its own; the library hands the schema on, beside what its types name. */
function ruleOf(fault: object): string | undefined {
  const { parentSchema } = fault as { parentSchema?: { 'x-words'?: string } }
  return parentSchema?.['x-words']
}

function replyOf(refusal: Refusal, reference: string): RefusalReply {
  return {
    code: refusal.code,
    text: REFUSALS[refusal.code].text(refusal.values),
    reference,
    ...(refusal.problems.length > 0 ? { problems: [...refusal.problems] } : {}),
    ...(Object.keys(refusal.values).length > 0 ? { values: refusal.values } : {}),
  }
}
