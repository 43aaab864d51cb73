import {
  ACT_KEY,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
  type RouteContract,
  UNATTENDED,
} from '#contracts/route.ts'
import { openAct } from './act-keys.ts'
import { addressOf } from './address.ts'
import { forgetEarlyReplies, takeEarlyReply } from './early-replies.ts'
import { fileNameOf } from './file-name.ts'
import { patiently } from './patience.ts'
import { readReply } from './read-reply.ts'
import { NetworkError } from './refusal-error.ts'
import { personHeader } from './shown-person.ts'
import { passGate } from './ticket-gate.ts'

type Given<K extends string, T> = [T] extends [undefined] ? { [Name in K]?: undefined } : { [Name in K]: T }

/** What a call to this route has to be given, and may be given. */
export type CallInput<R extends RouteContract> = Given<'params', ParamsOf<R>> &
  Given<'query', QueryOf<R>> &
  Given<'body', BodyOf<R>> & {
    ticketId?: string | undefined
    signal?: AbortSignal | undefined
    /** The page asks it by itself. */
    unattended?: true
  }

/** No input at all may be left out only where nothing is required. */
export type CallArguments<R extends RouteContract> =
  Record<never, never> extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>]

/**
 * Calls a route. Throws a RefusalError when the server says no and a NetworkError when nothing arrives.
 * `ticketId` is the 准考证 that the page was drawn for: the server refuses if another one is active by now.
 */
export async function call<R extends RouteContract>(
  contract: R,
  ...[input]: CallArguments<R>
): Promise<ReplyOf<R>> {
  const once = async () => {
    const { status, body, headers } = await ask(contract, input ?? {}, (reply) => reply.text())
    const isQuiet = contract.quiet || input?.unattended
    return readReply(status, body, { ...(isQuiet ? { quiet: true } : {}), headers }) as ReplyOf<R>
  }
  return patiently(contract, once, input?.signal)
}

/** A file that a route made, with the name that the server gave it. Throws as `call` does. */
export async function callForFile<R extends RouteContract>(
  contract: R,
  ...[input]: CallArguments<R>
): Promise<{ file: Blob; name: string }> {
  const { status, body, headers } = await ask(contract, input ?? {}, (reply) => reply.blob())
  // What is no success throws here: a refusal is words, not a file.
  readReply(status, status >= 200 && status < 300 ? '' : await body.text())
  return { file: body, name: fileNameOf(headers.get('content-disposition') ?? '') }
}

interface AnyInput {
  params?: unknown
  query?: unknown
  body?: unknown
  ticketId?: string | undefined
  signal?: AbortSignal | undefined
  unattended?: true
}

async function ask<T>(
  contract: RouteContract,
  input: AnyInput,
  read: (reply: Response) => Promise<T>,
): Promise<{ status: number; headers: Headers; body: T }> {
  const headers = new Headers({ accept: 'application/json, */*', 'x-kaoji': '1', ...personHeader() })
  if (input.ticketId !== undefined) headers.set('x-kaoji-ticket', input.ticketId)
  if (input.unattended) headers.set(UNATTENDED, '1')
  if (input.body !== undefined) headers.set('content-type', 'application/json')
  if (input.ticketId !== undefined) await passGate(input)
  const act = openAct(contract, input)
  if (act) headers.set(ACT_KEY, act.key)
  try {
    const address = addressOf(contract, input)
    if (contract.method !== 'GET') forgetEarlyReplies()
    const early = await takeEarlyReply(address, headers, input.signal)
    const reply =
      early ??
      (await fetch(address, {
        method: contract.method,
        headers,
        credentials: 'same-origin',
        ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
        ...(input.signal && { signal: input.signal }),
      }))
    const body = await read(reply)
    act?.settle(reply.status)
    return { status: reply.status, headers: reply.headers, body }
  } catch (error) {
    // The caller gave up. A call that takes too long is treated as a network that does not answer.
    if (input.signal?.aborted && !isTimeout(input.signal.reason)) throw error
    throw new NetworkError(error)
  }
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError'
}
