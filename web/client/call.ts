import type { BodyOf, ParamsOf, QueryOf, ReplyOf, RouteContract } from '#contracts/route.ts'
import { addressOf } from './address.ts'
import { readReply } from './read-reply.ts'
import { NetworkError } from './refusal-error.ts'

type Given<K extends string, T> = [T] extends [undefined] ? { [Name in K]?: undefined } : { [Name in K]: T }

/** What a call to this route has to be given, and may be given. */
export type CallInput<R extends RouteContract> = Given<'params', ParamsOf<R>> &
  Given<'query', QueryOf<R>> &
  Given<'body', BodyOf<R>> & { ticketId?: string | undefined; signal?: AbortSignal | undefined }

/** No input at all may be left out only where nothing is required. */
export type CallArguments<R extends RouteContract> =
  Record<never, never> extends CallInput<R> ? [given?: CallInput<R>] : [given: CallInput<R>]

/**
 * Calls a route. Throws a RefusalError when the server says no and a NetworkError when nothing arrives.
 * `ticketId` is the 准考证 that the page was drawn for: the server refuses if another one is active by now.
 */
export async function call<R extends RouteContract>(
  contract: R,
  ...[given]: CallArguments<R>
): Promise<ReplyOf<R>> {
  const input: {
    params?: unknown
    query?: unknown
    body?: unknown
    ticketId?: string | undefined
    signal?: AbortSignal | undefined
  } = given ?? {}
  const headers = new Headers({ accept: 'application/json', 'x-kaoji': '1' })
  if (input.ticketId !== undefined) headers.set('x-kaoji-ticket', input.ticketId)
  if (input.body !== undefined) headers.set('content-type', 'application/json')
  const reply = await send(addressOf(contract, input), {
    method: contract.method,
    headers,
    credentials: 'same-origin',
    ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
    ...(input.signal && { signal: input.signal }),
  })
  return (await readReply(reply.status, reply.text)) as ReplyOf<R>
}

async function send(address: string, request: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const reply = await fetch(address, request)
    return { status: reply.status, text: await reply.text() }
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw new NetworkError(error)
  }
}
